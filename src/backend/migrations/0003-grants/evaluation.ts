import { DAY, DAY_OR_NULL, FLAG, MONEY, MONEY_OR_NULL, ONE_OF, ROW } from '../columns.ts'
import type { MigrationPart } from '../part.ts'

const CONFLICT_KINDS = ['none', 'employer', 'past_consulting', 'family', 'board', 'competitor', 'other']

/** Committees, who reads what, declared conflicts, scores, ranking, decisions, complaints and letters. */
export const evaluation: MigrationPart = {
  sql: [
    `
CREATE TABLE committee_member (
  ${ROW}, call_id TEXT NOT NULL REFERENCES grant_call (id) ON DELETE CASCADE, ${ONE_OF('committee', ['administrative', 'evaluation', 'complaints'])},
  person_id TEXT NOT NULL REFERENCES person (id), ${ONE_OF('function', ['chair', 'secretary', 'voting_member', 'observer'])},
  ${DAY_OR_NULL('impartiality_signed_on')}, UNIQUE (call_id, committee, person_id)
) STRICT;
CREATE TABLE mentor_link (
  ${ROW}, person_id TEXT NOT NULL REFERENCES person (id), organisation_id TEXT NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  ${DAY('since')}, ${DAY_OR_NULL('until')}, CHECK (until IS NULL OR until >= since)
) STRICT;
CREATE INDEX mentor_link_of ON mentor_link (organisation_id);
CREATE TABLE assignment (
  ${ROW}, application_id TEXT NOT NULL REFERENCES application (id) ON DELETE CASCADE, person_id TEXT NOT NULL REFERENCES person (id),
  ${ONE_OF('reader', ['first', 'second', 'further', 'third'])}, ${ONE_OF('state', ['assigned', 'recused', 'withdrawn'])},
  assigned_by TEXT REFERENCES person (id), assigned_at TEXT NOT NULL, UNIQUE (application_id, person_id)
) STRICT;
CREATE INDEX assignment_person ON assignment (person_id, state, application_id);
CREATE TABLE conflict_declaration (
  ${ROW}, application_id TEXT NOT NULL REFERENCES application (id) ON DELETE CASCADE, person_id TEXT NOT NULL REFERENCES person (id),
  ${ONE_OF('kind', CONFLICT_KINDS)}, note TEXT NOT NULL DEFAULT '', ${FLAG('late')}, declared_at TEXT NOT NULL,
  ${DAY_OR_NULL('signed_on')}, entered_by TEXT REFERENCES person (id), CHECK (kind IN ('none') OR note <> '' OR kind <> 'other')
) STRICT;
CREATE INDEX conflict_declaration_of ON conflict_declaration (application_id, person_id, declared_at);
CREATE TABLE assessment (
  ${ROW}, application_id TEXT NOT NULL REFERENCES application (id) ON DELETE CASCADE, revision_id TEXT NOT NULL REFERENCES application_revision (id),
  grid_version_id TEXT NOT NULL REFERENCES grid_version (id), person_id TEXT NOT NULL REFERENCES person (id),
  ${ONE_OF('state', ['draft', 'submitted', 'void'])}, void_reason TEXT NOT NULL DEFAULT '', scores TEXT NOT NULL, total TEXT, comment TEXT NOT NULL DEFAULT '',
  recommendation TEXT CHECK (recommendation IN ('fund', 'fund_changed', 'reject')), ${ONE_OF('intake', ['typed', 'pack'])}, entered_by TEXT REFERENCES person (id), submitted_at TEXT, CHECK (state <> 'void' OR void_reason <> '')
) STRICT;
CREATE INDEX assessment_application ON assessment (application_id, state);
CREATE UNIQUE INDEX assessment_one ON assessment (application_id, person_id) WHERE state <> 'void';
CREATE TABLE consensus (
  ${ROW}, application_id TEXT NOT NULL UNIQUE REFERENCES application (id) ON DELETE CASCADE, grid_version_id TEXT NOT NULL REFERENCES grid_version (id),
  scores TEXT NOT NULL, total TEXT NOT NULL, comment TEXT NOT NULL CHECK (comment <> ''), agreed_by TEXT NOT NULL REFERENCES person (id), agreed_at TEXT NOT NULL
) STRICT;
CREATE TABLE ranking (
  ${ROW}, call_id TEXT NOT NULL REFERENCES grant_call (id) ON DELETE CASCADE, cutoff_id TEXT REFERENCES call_cutoff (id), number INTEGER NOT NULL CHECK (number > 0), tie_break TEXT NOT NULL,
  made_by TEXT NOT NULL REFERENCES person (id), made_at TEXT NOT NULL, UNIQUE (call_id, number)
) STRICT;
CREATE TABLE ranking_row (
  id TEXT PRIMARY KEY NOT NULL, ranking_id TEXT NOT NULL REFERENCES ranking (id) ON DELETE CASCADE, application_id TEXT NOT NULL REFERENCES application (id),
  lot_id TEXT REFERENCES call_lot (id), rank INTEGER, average_numerator TEXT NOT NULL, average_denominator INTEGER NOT NULL, passes INTEGER NOT NULL CHECK (passes IN (0, 1)),
  fails TEXT NOT NULL DEFAULT '', tie_broken_by TEXT NOT NULL DEFAULT '', UNIQUE (ranking_id, application_id)
) STRICT;
CREATE TABLE grant_decision (
  ${ROW}, application_id TEXT NOT NULL REFERENCES application (id), ${ONE_OF('outcome', ['award', 'reserve', 'reject', 'promote', 'expire'])},
  ${MONEY_OR_NULL('requested_minor')}, ${MONEY_OR_NULL('recommended_minor')}, ${MONEY_OR_NULL('awarded_minor')}, conditions TEXT NOT NULL DEFAULT '',
  reason_code TEXT NOT NULL DEFAULT '', reason TEXT NOT NULL DEFAULT '', rank_exception TEXT NOT NULL DEFAULT '', ${DAY('decided_on')},
  decided_by TEXT NOT NULL REFERENCES person (id), recorded_at TEXT NOT NULL, reservation_id TEXT REFERENCES reservation (id),
  follows_id TEXT REFERENCES grant_decision (id), CHECK (outcome NOT IN ('reject', 'expire') OR (reason_code <> '' AND reason <> '')), CHECK (outcome <> 'award' OR awarded_minor > 0)
) STRICT;
CREATE INDEX grant_decision_application ON grant_decision (application_id, recorded_at);
CREATE TABLE complaint (
  ${ROW}, application_id TEXT NOT NULL REFERENCES application (id), number INTEGER NOT NULL, ${ONE_OF('state', ['received', 'admissible', 'suspended', 'upheld', 'rejected'])},
  ${DAY('received_on')}, grounds TEXT NOT NULL CHECK (grounds <> ''), ${MONEY('held_minor')}, held_lot_id TEXT REFERENCES call_lot (id), reservation_id TEXT REFERENCES reservation (id),
  ${FLAG('holds')}, decision TEXT NOT NULL DEFAULT '', ${DAY_OR_NULL('decided_on')}, decided_by TEXT REFERENCES person (id), UNIQUE (application_id, number),
  CHECK (state NOT IN ('upheld', 'rejected') OR (decision <> '' AND decided_on IS NOT NULL))
) STRICT;
CREATE TABLE grant_letter (
  ${ROW}, application_id TEXT NOT NULL REFERENCES application (id), ${ONE_OF('kind', ['award', 'reserve', 'rejection', 'clarification', 'complaint'])},
  language TEXT NOT NULL, document_run_id TEXT REFERENCES document_run (id), ${DAY('dated_on')}, ${DAY_OR_NULL('sent_on')}
) STRICT;
CREATE INDEX grant_decision_reservation ON grant_decision (reservation_id);
CREATE INDEX ranking_row_application ON ranking_row (application_id);
CREATE INDEX complaint_application ON complaint (application_id, state);
CREATE INDEX grant_letter_application ON grant_letter (application_id);
CREATE TRIGGER assessment_submitted_fixed BEFORE UPDATE OF scores, total, comment, recommendation, entered_by, revision_id, grid_version_id, person_id, application_id ON assessment
WHEN OLD.state <> 'draft' BEGIN SELECT RAISE (ABORT, 'submitted scores stay'); END;
CREATE TRIGGER assessment_kept BEFORE DELETE ON assessment WHEN OLD.state <> 'draft' BEGIN SELECT RAISE (ABORT, 'submitted scores stay'); END;
CREATE TRIGGER grant_decision_kept BEFORE DELETE ON grant_decision BEGIN SELECT RAISE (ABORT, 'a decision stays'); END;
`,
  ],
  audited: [
    'committee_member',
    'mentor_link',
    'assignment',
    'conflict_declaration',
    'assessment',
    'consensus',
    'ranking',
    'ranking_row',
    'grant_decision',
    'complaint',
    'grant_letter',
  ],
}
