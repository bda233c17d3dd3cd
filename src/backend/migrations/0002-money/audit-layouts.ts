import { foundation } from '../0001-foundation.ts'
import type { MigrationPart } from '../part.ts'

/**
 * New rows are kept by the audit as lists of values, and the columns once beside them: most of what an import writes
 * would else be names of columns. Changes and deletions go on naming theirs.
 */
export const auditLayouts: MigrationPart = {
  sql: [
    `CREATE TABLE audit_layout (id TEXT PRIMARY KEY NOT NULL, table_name TEXT NOT NULL, columns TEXT NOT NULL) STRICT;
CREATE TRIGGER audit_layout_no_update BEFORE UPDATE ON audit_layout BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER audit_layout_no_delete BEFORE DELETE ON audit_layout BEGIN SELECT RAISE (ABORT, 'append-only'); END;`,
  ],
  audited: foundation.audited,
}
