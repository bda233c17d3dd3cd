import { CURRENCY, DAY, DAY_OR_NULL, FLAG, MONEY_OR_NULL, ONE_OF, ROW, SEARCHED_ROW } from '../columns.ts'
import type { MigrationPart } from '../part.ts'

const STATES = [
  'draft',
  'submitted',
  'late',
  'admin_check',
  'clarification_requested',
  'eligible',
  'ineligible',
  'in_evaluation',
  'evaluated',
  'recommended',
  'reserve',
  'not_recommended',
  'doc_check',
  'awarded',
  'rejected',
  'expired',
  'withdrawn',
]

/** Applications with every revision of their answers, who takes part, how they came in, and what was checked. */
export const applications: MigrationPart = {
  sql: [
    `
CREATE TABLE application (
  ${SEARCHED_ROW}, call_id TEXT NOT NULL REFERENCES grant_call (id), lot_id TEXT REFERENCES call_lot (id), cutoff_id TEXT REFERENCES call_cutoff (id),
  form_version_id TEXT NOT NULL REFERENCES form_version (id), reference_no TEXT NOT NULL CHECK (reference_no <> ''), ${ONE_OF('state', STATES)},
  applicant_id TEXT REFERENCES organisation (id), applicant_name TEXT NOT NULL DEFAULT '', patron_id TEXT REFERENCES organisation (id),
  title TEXT NOT NULL DEFAULT '', language TEXT NOT NULL DEFAULT 'en', ${CURRENCY('currency')},
  ${MONEY_OR_NULL('requested_minor')}, ${MONEY_OR_NULL('total_minor')}, ${MONEY_OR_NULL('recommended_minor')}, ${MONEY_OR_NULL('awarded_minor')},
  duration_months INTEGER CHECK (duration_months IS NULL OR duration_months > 0), location TEXT NOT NULL DEFAULT '',
  received_at TEXT, received_how TEXT NOT NULL DEFAULT '' CHECK (received_how IN ('', 'email', 'paper', 'usb', 'hand', 'other')),
  received_evidence TEXT NOT NULL DEFAULT '', received_by TEXT REFERENCES person (id),
  revision INTEGER NOT NULL DEFAULT 1, average_numerator TEXT, average_denominator INTEGER, average_sort REAL, rank INTEGER,
  ${FLAG('needs_review')}, review_note TEXT NOT NULL DEFAULT '', withdrawal_reason TEXT NOT NULL DEFAULT '',
  intake TEXT NOT NULL DEFAULT 'typed' CHECK (intake IN ('typed', 'pack', 'sheet', 'register')), import_run_id TEXT,
  source_file TEXT, source_sheet TEXT, source_row INTEGER, ${FLAG('invented')}, created_by TEXT REFERENCES person (id), created_at TEXT NOT NULL,
  UNIQUE (call_id, reference_no), CHECK (state <> 'withdrawn' OR withdrawal_reason <> '')
) STRICT;
CREATE INDEX application_by_state ON application (call_id, state, reference_no, row_no);
CREATE INDEX application_by_title ON application (call_id, title, row_no);
CREATE INDEX application_by_applicant ON application (call_id, applicant_name, row_no);
CREATE INDEX application_by_amount ON application (call_id, requested_minor, row_no);
CREATE INDEX application_by_received ON application (call_id, received_at, row_no);
CREATE INDEX application_by_average ON application (call_id, average_sort, row_no);
CREATE INDEX application_by_rank ON application (call_id, rank, row_no);
CREATE INDEX application_of_applicant ON application (applicant_id, call_id);
CREATE UNIQUE INDEX application_source ON application (call_id, source_file, source_sheet, source_row) WHERE source_file IS NOT NULL;
CREATE TABLE application_revision (
  id TEXT PRIMARY KEY NOT NULL, application_id TEXT NOT NULL REFERENCES application (id) ON DELETE CASCADE, number INTEGER NOT NULL CHECK (number > 0),
  answers TEXT NOT NULL, reason TEXT NOT NULL DEFAULT '', file_hash TEXT NOT NULL DEFAULT '', created_by TEXT REFERENCES person (id), created_at TEXT NOT NULL,
  UNIQUE (application_id, number)
) STRICT;
CREATE TABLE application_party (
  ${ROW}, application_id TEXT NOT NULL REFERENCES application (id) ON DELETE CASCADE, organisation_id TEXT NOT NULL REFERENCES organisation (id),
  ${ONE_OF('role', ['co_applicant', 'affiliated_entity', 'associate'])}, UNIQUE (application_id, organisation_id)
) STRICT;
CREATE INDEX application_party_of ON application_party (organisation_id);
CREATE TABLE application_step (
  id TEXT PRIMARY KEY NOT NULL, application_id TEXT NOT NULL REFERENCES application (id) ON DELETE CASCADE, from_state TEXT NOT NULL, to_state TEXT NOT NULL,
  reason_code TEXT NOT NULL DEFAULT '', reason TEXT NOT NULL DEFAULT '', person_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL
) STRICT;
CREATE INDEX application_step_of ON application_step (application_id, at);
CREATE TABLE deadline_extension (
  ${ROW}, call_id TEXT NOT NULL REFERENCES grant_call (id) ON DELETE CASCADE, application_id TEXT REFERENCES application (id) ON DELETE CASCADE,
  organisation_id TEXT REFERENCES organisation (id), until_at TEXT NOT NULL, reason TEXT NOT NULL CHECK (reason <> ''),
  granted_by TEXT NOT NULL REFERENCES person (id), granted_at TEXT NOT NULL, CHECK (application_id IS NOT NULL OR organisation_id IS NOT NULL)
) STRICT;
CREATE INDEX deadline_extension_call ON deadline_extension (call_id);
CREATE TABLE application_check (
  ${ROW}, application_id TEXT NOT NULL REFERENCES application (id) ON DELETE CASCADE, item_id TEXT NOT NULL REFERENCES call_item (id),
  ${ONE_OF('stage', ['administrative', 'eligibility', 'supporting'])}, ${ONE_OF('answer', ['yes', 'no', 'not_applicable'])},
  evidence TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '', checked_by TEXT NOT NULL REFERENCES person (id), checked_at TEXT NOT NULL,
  UNIQUE (application_id, item_id, stage)
) STRICT;
CREATE TABLE applicant_document (
  ${ROW}, application_id TEXT REFERENCES application (id) ON DELETE CASCADE, organisation_id TEXT REFERENCES organisation (id) ON DELETE CASCADE,
  item_id TEXT REFERENCES call_item (id), title TEXT NOT NULL DEFAULT '', number TEXT NOT NULL DEFAULT '', ${DAY_OR_NULL('issued_on')}, ${DAY_OR_NULL('expires_on')},
  note TEXT NOT NULL DEFAULT '', CHECK (application_id IS NOT NULL OR organisation_id IS NOT NULL)
) STRICT;
CREATE INDEX applicant_document_application ON applicant_document (application_id);
CREATE INDEX applicant_document_organisation ON applicant_document (organisation_id);
CREATE TABLE clarification (
  ${ROW}, application_id TEXT NOT NULL REFERENCES application (id) ON DELETE CASCADE, number INTEGER NOT NULL, question TEXT NOT NULL CHECK (question <> ''),
  asked_at TEXT NOT NULL, asked_by TEXT NOT NULL REFERENCES person (id), deadline_at TEXT NOT NULL, answer TEXT NOT NULL DEFAULT '', answered_at TEXT,
  ${ONE_OF('state', ['open', 'answered', 'unanswered'])}, UNIQUE (application_id, number)
) STRICT;
CREATE TABLE match_decision (
  ${ROW}, application_id TEXT REFERENCES application (id) ON DELETE CASCADE, organisation_id TEXT REFERENCES organisation (id), ${ONE_OF('kind', ['sanction', 'duplicate'])},
  subject TEXT NOT NULL DEFAULT '', matched_reference TEXT NOT NULL, matched_name TEXT NOT NULL, matched_from TEXT NOT NULL DEFAULT '', ${ONE_OF('decision', ['same', 'different'])},
  reason TEXT NOT NULL CHECK (reason <> ''), decided_by TEXT NOT NULL REFERENCES person (id), ${DAY('decided_on')},
  UNIQUE (application_id, kind, subject, matched_reference, matched_name)
) STRICT;
CREATE TRIGGER application_revision_fixed BEFORE UPDATE ON application_revision BEGIN SELECT RAISE (ABORT, 'a revision stays as it was read'); END;
CREATE TRIGGER search_application_insert AFTER INSERT ON application BEGIN
  INSERT INTO search_index (rowid, kind, record_id, project_id, title, body)
  VALUES (NEW.row_no * 8 + 6, 'application', NEW.id, NULL, NEW.reference_no || ' ' || NEW.title, NEW.applicant_name); END;
CREATE TRIGGER search_application_update AFTER UPDATE OF reference_no, title, applicant_name ON application BEGIN
  UPDATE search_index SET title = NEW.reference_no || ' ' || NEW.title, body = NEW.applicant_name WHERE rowid = NEW.row_no * 8 + 6; END;
CREATE TRIGGER search_application_delete AFTER DELETE ON application BEGIN DELETE FROM search_index WHERE rowid = OLD.row_no * 8 + 6; END;
`,
  ],
  audited: [
    'application',
    'application_revision',
    'application_party',
    'application_step',
    'deadline_extension',
    'application_check',
    'applicant_document',
    'clarification',
    'match_decision',
  ],
}
