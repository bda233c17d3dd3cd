import { DAY, DAY_OR_NULL, FLAG, ONE_OF, ROW } from '../columns.ts'
import type { MigrationPart } from '../part.ts'

/**
 * What a call needs to know of bodies and persons: informal groups and natural persons as applicants, who sits on a
 * board or signs, papers that expire, flags that block, and the lists of sanctioned names.
 */
export const parties: MigrationPart = {
  sql: [
    `
ALTER TABLE organisation ADD COLUMN party_kind TEXT NOT NULL DEFAULT 'organisation' CHECK (party_kind IN ('organisation', 'informal_group', 'natural_person'));
ALTER TABLE organisation ADD COLUMN patron_id TEXT REFERENCES organisation (id);
ALTER TABLE organisation ADD COLUMN registered_on TEXT CHECK (registered_on IS NULL OR (registered_on IS date(registered_on) AND length(registered_on) = 10));
CREATE TABLE organisation_person (
  ${ROW}, organisation_id TEXT NOT NULL REFERENCES organisation (id) ON DELETE CASCADE, name TEXT NOT NULL CHECK (name <> ''),
  ${ONE_OF('role', ['board_member', 'signatory', 'contact', 'bank_owner', 'staff'])}, email TEXT NOT NULL DEFAULT '', phone TEXT NOT NULL DEFAULT '',
  person_id TEXT REFERENCES person (id), ${DAY_OR_NULL('since')}, ${DAY_OR_NULL('until')}
) STRICT;
CREATE INDEX organisation_person_of ON organisation_person (organisation_id);
CREATE TABLE organisation_flag (
  ${ROW}, organisation_id TEXT NOT NULL REFERENCES organisation (id) ON DELETE CASCADE, ${ONE_OF('severity', ['red', 'amber'])},
  reason TEXT NOT NULL CHECK (reason <> ''), ${DAY('raised_on')}, raised_by TEXT NOT NULL REFERENCES person (id),
  ${DAY_OR_NULL('cleared_on')}, cleared_by TEXT REFERENCES person (id), clear_reason TEXT NOT NULL DEFAULT '',
  CHECK ((cleared_on IS NULL) = (clear_reason = ''))
) STRICT;
CREATE INDEX organisation_flag_open ON organisation_flag (organisation_id) WHERE cleared_on IS NULL;
CREATE TABLE sanction_name (
  id TEXT PRIMARY KEY NOT NULL, list TEXT NOT NULL CHECK (list <> ''), reference TEXT NOT NULL, ${ONE_OF('kind', ['individual', 'entity', 'other'])},
  name TEXT NOT NULL CHECK (name <> ''), folded TEXT NOT NULL, ${FLAG('is_alias')}, note TEXT NOT NULL DEFAULT '', imported_from TEXT NOT NULL DEFAULT '',
  UNIQUE (list, reference, name)
) STRICT;
CREATE INDEX sanction_name_folded ON sanction_name (folded);
`,
  ],
  audited: ['organisation', 'organisation_person', 'organisation_flag'],
}
