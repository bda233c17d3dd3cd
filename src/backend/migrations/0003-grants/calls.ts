import {
  CURRENCY,
  DAY,
  DAY_OR_NULL,
  FLAG,
  MONEY,
  MONEY_OR_NULL,
  ONE_OF,
  ROW,
  SEARCHED_ROW,
} from '../columns.ts'
import type { MigrationPart } from '../part.ts'

export const CALL_STATES = [
  'setup',
  'ready',
  'open',
  'closed',
  'in_evaluation',
  'decided',
  'informed',
  'contracting',
  'archived',
  'cancelled',
]

/** Schemes, calls and what applicants are told; texts are kept per language, forms and grids per version. */
export const calls: MigrationPart = {
  sql: [
    `
CREATE TABLE grant_scheme (
  ${ROW}, project_id TEXT NOT NULL REFERENCES project (id), work_package_id TEXT REFERENCES work_package (id),
  budget_line_id TEXT REFERENCES budget_line (id), code TEXT NOT NULL CHECK (code <> ''), title TEXT NOT NULL CHECK (title <> ''),
  objective TEXT NOT NULL DEFAULT '', ${CURRENCY('currency')}, ${MONEY('envelope_minor')}, ${MONEY_OR_NULL('party_cap_minor')},
  party_cap_reason TEXT NOT NULL DEFAULT '', ${FLAG('invented')}, position INTEGER NOT NULL DEFAULT 0, UNIQUE (project_id, code)
) STRICT;
CREATE TABLE grant_call (
  ${SEARCHED_ROW}, scheme_id TEXT NOT NULL REFERENCES grant_scheme (id), code TEXT NOT NULL UNIQUE CHECK (code <> ''), title TEXT NOT NULL CHECK (title <> ''),
  ${ONE_OF('kind', ['open', 'restricted', 'rolling', 'direct_award'])}, direct_award_reason TEXT NOT NULL DEFAULT '',
  ${ONE_OF('state', CALL_STATES)}, state_reason TEXT NOT NULL DEFAULT '', languages TEXT NOT NULL DEFAULT '["en"]',
  ${CURRENCY('currency')}, ${MONEY('envelope_minor')}, zone TEXT NOT NULL, opens_at TEXT, deadline_at TEXT, questions_until TEXT,
  ${ONE_OF('applications_per_applicant', ['one', 'many'])}, ${FLAG('counts_co_applicants')}, ${FLAG('blind')},
  assessors_needed INTEGER NOT NULL DEFAULT 2 CHECK (assessors_needed BETWEEN 1 AND 9), third_reader_gap TEXT, tie_break TEXT NOT NULL DEFAULT '[]',
  clarification_days INTEGER NOT NULL DEFAULT 5 CHECK (clarification_days BETWEEN 1 AND 60),
  complaint_days INTEGER NOT NULL DEFAULT 5 CHECK (complaint_days BETWEEN 1 AND 90), ${DAY_OR_NULL('reserve_until')},
  ${DAY_OR_NULL('earliest_start')}, ${DAY_OR_NULL('latest_end')}, shortest_months INTEGER, longest_months INTEGER,
  ${DAY_OR_NULL('decided_on')}, ${FLAG('invented')}, created_at TEXT NOT NULL,
  CHECK (kind <> 'direct_award' OR direct_award_reason <> '' OR state = 'setup')
) STRICT;
CREATE INDEX grant_call_scheme ON grant_call (scheme_id);
CREATE TABLE call_lot (
  ${ROW}, call_id TEXT NOT NULL REFERENCES grant_call (id) ON DELETE CASCADE, code TEXT NOT NULL CHECK (code <> ''), title TEXT NOT NULL CHECK (title <> ''),
  ${MONEY('envelope_minor')}, ${MONEY_OR_NULL('minimum_minor')}, ${MONEY_OR_NULL('maximum_minor')}, cofinancing_percent TEXT NOT NULL DEFAULT '0',
  position INTEGER NOT NULL, UNIQUE (call_id, code)
) STRICT;
CREATE TABLE call_cutoff (
  ${ROW}, call_id TEXT NOT NULL REFERENCES grant_call (id) ON DELETE CASCADE, number INTEGER NOT NULL CHECK (number > 0), deadline_at TEXT NOT NULL, UNIQUE (call_id, number)
) STRICT;
CREATE TABLE call_item (
  ${ROW}, call_id TEXT NOT NULL REFERENCES grant_call (id) ON DELETE CASCADE,
  ${ONE_OF('kind', ['administrative_criterion', 'eligibility_criterion', 'document', 'activity_type', 'eligible_cost', 'ineligible_cost'])},
  code TEXT NOT NULL CHECK (code <> ''), ${FLAG('required')}, stage TEXT NOT NULL DEFAULT '' CHECK (stage IN ('', 'application', 'supporting', 'contract')),
  validity_months INTEGER, position INTEGER NOT NULL, UNIQUE (call_id, kind, code)
) STRICT;
CREATE TABLE call_text (
  id TEXT PRIMARY KEY NOT NULL, call_id TEXT NOT NULL REFERENCES grant_call (id) ON DELETE CASCADE, record_id TEXT NOT NULL,
  field TEXT NOT NULL, language TEXT NOT NULL, text TEXT NOT NULL, UNIQUE (record_id, field, language)
) STRICT;
CREATE INDEX call_text_call ON call_text (call_id);
CREATE TABLE call_invited (
  id TEXT PRIMARY KEY NOT NULL, call_id TEXT NOT NULL REFERENCES grant_call (id) ON DELETE CASCADE, organisation_id TEXT NOT NULL REFERENCES organisation (id),
  UNIQUE (call_id, organisation_id)
) STRICT;
CREATE TABLE call_question (
  ${ROW}, call_id TEXT NOT NULL REFERENCES grant_call (id) ON DELETE CASCADE, number INTEGER NOT NULL, ${DAY('asked_on')}, asked_by TEXT NOT NULL DEFAULT '',
  ${DAY_OR_NULL('answered_on')}, ${FLAG('published')}, UNIQUE (call_id, number)
) STRICT;
CREATE TABLE call_corrigendum (
  ${ROW}, call_id TEXT NOT NULL REFERENCES grant_call (id) ON DELETE CASCADE, number INTEGER NOT NULL CHECK (number > 0), ${DAY('issued_on')},
  reason TEXT NOT NULL CHECK (reason <> ''), changes TEXT NOT NULL, issued_by TEXT NOT NULL REFERENCES person (id), issued_at TEXT NOT NULL, UNIQUE (call_id, number)
) STRICT;
CREATE TABLE call_step (
  id TEXT PRIMARY KEY NOT NULL, call_id TEXT NOT NULL REFERENCES grant_call (id) ON DELETE CASCADE, from_state TEXT NOT NULL, to_state TEXT NOT NULL,
  reason TEXT NOT NULL DEFAULT '', person_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL
) STRICT;
CREATE INDEX call_step_call ON call_step (call_id, at);
CREATE TABLE form_version (
  ${ROW}, call_id TEXT NOT NULL REFERENCES grant_call (id) ON DELETE CASCADE, number INTEGER NOT NULL CHECK (number > 0), definition TEXT NOT NULL,
  ${ONE_OF('state', ['draft', 'frozen'])}, corrigendum_id TEXT REFERENCES call_corrigendum (id), frozen_at TEXT, UNIQUE (call_id, number)
) STRICT;
CREATE TABLE grid_version (
  ${ROW}, call_id TEXT NOT NULL REFERENCES grant_call (id) ON DELETE CASCADE, number INTEGER NOT NULL CHECK (number > 0), definition TEXT NOT NULL,
  ${ONE_OF('state', ['draft', 'frozen'])}, corrigendum_id TEXT REFERENCES call_corrigendum (id), frozen_at TEXT, UNIQUE (call_id, number)
) STRICT;
CREATE TRIGGER form_version_fixed BEFORE UPDATE OF definition, number, call_id ON form_version WHEN OLD.state = 'frozen' BEGIN SELECT RAISE (ABORT, 'a frozen form stays'); END;
CREATE TRIGGER grid_version_fixed BEFORE UPDATE OF definition, number, call_id ON grid_version WHEN OLD.state = 'frozen' BEGIN SELECT RAISE (ABORT, 'a frozen grid stays'); END;
CREATE TRIGGER search_call_insert AFTER INSERT ON grant_call BEGIN
  INSERT INTO search_index (rowid, kind, record_id, project_id, title, body)
  VALUES (NEW.row_no * 8 + 5, 'call', NEW.id, (SELECT project_id FROM grant_scheme WHERE id = NEW.scheme_id), NEW.code || ' ' || NEW.title, ''); END;
CREATE TRIGGER search_call_update AFTER UPDATE OF code, title ON grant_call BEGIN
  UPDATE search_index SET title = NEW.code || ' ' || NEW.title WHERE rowid = NEW.row_no * 8 + 5; END;
CREATE TRIGGER search_call_delete AFTER DELETE ON grant_call BEGIN DELETE FROM search_index WHERE rowid = OLD.row_no * 8 + 5; END;
`,
  ],
  audited: [
    'grant_scheme',
    'grant_call',
    'call_lot',
    'call_cutoff',
    'call_item',
    'call_text',
    'call_invited',
    'call_question',
    'call_corrigendum',
    'call_step',
    'form_version',
    'grid_version',
  ],
}
