import type { MigrationPart } from './part.ts'

const METHODS = ['month', 'period_mean', 'fixed', 'bank', 'instalment', 'fifo', 'weighted']

/** All rate methods of donor-formats.md section 7 (rules 24 to 30). A column's check can't be widened, so the column is made anew. */
export const rates: MigrationPart = {
  sql: [
    `
DROP TRIGGER audit_project_insert;
DROP TRIGGER audit_project_update;
DROP TRIGGER audit_project_delete;
ALTER TABLE project ADD COLUMN rate_method TEXT NOT NULL DEFAULT 'month' CHECK (rate_method IN (${METHODS.map(method => `'${method}'`).join(', ')}));
UPDATE project SET rate_method = rate_policy;
ALTER TABLE project DROP COLUMN rate_policy;
ALTER TABLE project RENAME COLUMN rate_method TO rate_policy;
`,
  ],
  audited: ['project'],
}
