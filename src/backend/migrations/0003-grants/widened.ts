import type { MigrationPart } from '../part.ts'

const DOCUMENT_FORMATS = ['xlsx', 'pdf', 'docx']
const RECORD_KINDS = [
  'ledger_entry',
  'project',
  'organisation',
  'fund_movement',
  'intervention_actor',
  'grant_call',
  'application',
  'complaint',
  'applicant_document',
  'assessment',
  'conflict_declaration',
]

const quoted = (values: readonly string[]) => values.map(value => `'${value}'`).join(', ')

const withoutAudit = (table: string) =>
  ['insert', 'update', 'delete']
    .map(operation => `DROP TRIGGER IF EXISTS audit_${table}_${operation};`)
    .join('\n')

/** More kinds of records and formats than the first format allowed; a column's check can't be widened, so the column is made anew. */
export const widened: MigrationPart = {
  sql: [
    `
${withoutAudit('document_run')}
ALTER TABLE document_run ADD COLUMN made_as TEXT NOT NULL DEFAULT 'xlsx' CHECK (made_as IN (${quoted(DOCUMENT_FORMATS)}));
UPDATE document_run SET made_as = format;
ALTER TABLE document_run DROP COLUMN format;
ALTER TABLE document_run RENAME COLUMN made_as TO format;
`,
    `
${withoutAudit('attachment_link')}
DROP INDEX attachment_link_record;
ALTER TABLE attachment_link ADD COLUMN owner_kind TEXT NOT NULL DEFAULT 'project' CHECK (owner_kind IN (${quoted(RECORD_KINDS)}));
UPDATE attachment_link SET owner_kind = record_kind;
ALTER TABLE attachment_link DROP COLUMN record_kind;
ALTER TABLE attachment_link RENAME COLUMN owner_kind TO record_kind;
CREATE INDEX attachment_link_record ON attachment_link (record_kind, record_id);
`,
  ],
  audited: ['document_run', 'attachment_link'],
}
