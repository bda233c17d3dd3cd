import { z } from 'zod'
import { fileTokenSchema, idSchema, instantSchema, nothing } from './common.ts'
import { ledgerFilterSchema } from './ledger.ts'
import { FINANCE_READERS, FINANCE_WRITERS, job, query } from './procedure.ts'

/** What a document can be made as; each one offers some of them. */
export const DOCUMENT_FORMATS = ['xlsx', 'pdf', 'docx'] as const
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number]

export const DOCUMENT_IDS = [
  'eu-budget',
  'eu-financial-report',
  'eu-expenditure-list',
  'eu-payment-request',
  'eu-asset-transfer',
  'sida-follow-up',
  'helvetas-partner-report',
  'de-proof-of-use',
  'giz-financial-requirements',
  'giz-disbursement-call',
  'visegrad-settlement',
  'us-sf-425',
  'bank-reconciliation',
  'call-guidelines',
  'application-summary',
  'admin-checklist',
  'evaluation-report',
  'ranking-list',
  'evaluation-minutes',
  'grant-letters',
] as const
export type DocumentId = (typeof DOCUMENT_IDS)[number]

const parametersSchema = z.record(z.string(), z.json())
const checkRowSchema = z.strictObject({
  id: z.string(),
  textKey: z.string(),
  details: z.record(z.string(), z.json()),
  expected: z.string(),
  actual: z.string(),
  difference: z.string(),
  ok: z.boolean(),
  /** A failing blocking check refuses the document; others are printed as DIFFERENCE. */
  blocking: z.boolean(),
  fixRoute: z.string().nullable(),
})
export type DocumentCheck = z.infer<typeof checkRowSchema>

const previewCellSchema = z.strictObject({
  text: z.string(),
  kind: z.enum(['empty', 'text', 'number', 'date', 'check']),
  align: z.enum(['left', 'right', 'center']),
  bold: z.boolean(),
  /** Opaque reference of a figure; `documents.drill` answers with the entries behind it. */
  drill: z.string().nullable(),
  input: z.boolean(),
  span: z.int(),
})
const runSchema = z.strictObject({
  id: idSchema,
  documentId: z.enum(DOCUMENT_IDS),
  projectCode: z.string().nullable(),
  format: z.enum(DOCUMENT_FORMATS),
  parameters: parametersSchema,
  fileName: z.string(),
  fileSize: z.int(),
  fileHash: z.string(),
  dataHash: z.string(),
  auditHead: z.string(),
  differences: z.int(),
  producedBy: z.string(),
  authenticated: z.boolean(),
  producedAt: instantSchema,
})

export const documentsContract = {
  /** The picker and the command line are generated from this: formats, parameters as JSON schema, an example valid in the demo. */
  'documents.kinds': query({
    allowed: FINANCE_READERS,
    input: nothing,
    output: z.strictObject({
      rows: z.array(
        z.strictObject({
          id: z.enum(DOCUMENT_IDS),
          titleKey: z.string(),
          families: z.array(z.string()),
          formats: z.array(z.enum(DOCUMENT_FORMATS)),
          parameters: z.json(),
          example: parametersSchema,
        }),
      ),
    }),
  }),
  'documents.check': job({
    allowed: FINANCE_READERS,
    input: z.strictObject({ id: z.enum(DOCUMENT_IDS), parameters: parametersSchema }),
    output: z.strictObject({ checks: z.array(checkRowSchema), ok: z.boolean(), dataHash: z.string() }),
    errors: ['NotFound', 'Export', 'Cancelled'],
  }),
  'documents.preview': job({
    allowed: FINANCE_READERS,
    input: z.strictObject({
      id: z.enum(DOCUMENT_IDS),
      parameters: parametersSchema,
      sheet: z.int().min(0).default(0),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(500).default(200),
    }),
    output: z.strictObject({
      title: z.string(),
      sheets: z.array(z.string()),
      sheet: z.int(),
      columns: z.array(z.strictObject({ width: z.number(), letter: z.string() })),
      /** Rows at the top, and columns at the start, that stay in view. */
      headRows: z.int(),
      headColumns: z.int(),
      rows: z.array(z.strictObject({ kind: z.string(), cells: z.array(previewCellSchema) })),
      hasMore: z.boolean(),
    }),
    errors: ['NotFound', 'Export', 'Cancelled'],
  }),
  /** The ledger filter that shows exactly the entries behind a figure, and the figure itself. */
  'documents.drill': query({
    allowed: FINANCE_READERS,
    input: z.strictObject({
      id: z.enum(DOCUMENT_IDS),
      parameters: parametersSchema,
      ref: z.string().max(500),
    }),
    output: z.strictObject({
      filter: ledgerFilterSchema,
      labelKey: z.string(),
      details: z.record(z.string(), z.json()),
    }),
    errors: ['NotFound'],
  }),
  /** Produces, records and hands over a file; the finished bytes stay in the workspace's exports folder. */
  'documents.make': job({
    allowed: [...FINANCE_WRITERS, 'director', 'auditor'],
    input: z.strictObject({
      id: z.enum(DOCUMENT_IDS),
      parameters: parametersSchema,
      format: z.enum(DOCUMENT_FORMATS),
    }),
    output: z.strictObject({ token: fileTokenSchema, run: runSchema, checks: z.array(checkRowSchema) }),
    errors: ['NotFound', 'Export', 'Cancelled', 'Rule.Blocked', 'StorageFull', 'StorageReadonly'],
  }),
  'documents.history': query({
    allowed: FINANCE_READERS,
    input: z.strictObject({
      projectId: idSchema.nullable().default(null),
      limit: z.int().min(1).max(200).default(50),
    }),
    output: z.strictObject({ rows: z.array(runSchema) }),
  }),
  /** The stored file again; refused when its bytes no longer match the recorded hash. */
  'documents.file': job({
    allowed: FINANCE_READERS,
    input: z.strictObject({ runId: idSchema }),
    output: z.strictObject({ token: fileTokenSchema, fileName: z.string() }),
    errors: ['NotFound', 'StorageCorrupt'],
  }),
} as const
