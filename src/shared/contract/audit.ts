import { z } from 'zod'
import { currencySchema, idSchema, instantSchema, minorSchema } from './common.ts'
import { query, type Role } from './procedure.ts'

/** Who may see what everybody did. */
export const AUDIT_READERS = [
  'coordinator',
  'finance_officer',
  'director',
  'auditor',
] as const satisfies readonly Role[]

/**
 * A value that a row held, ready to be told in any language: amounts with their currency, codes with the key of their
 * name, references with what the record is called. `name` is null when the record is no longer there.
 */
const auditValueSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: z.string() }),
  z.strictObject({ kind: z.literal('decimal'), text: z.string() }),
  z.strictObject({ kind: z.literal('flag'), on: z.boolean() }),
  z.strictObject({ kind: z.literal('money'), minor: minorSchema, currency: currencySchema }),
  z.strictObject({ kind: z.literal('word'), key: z.string(), code: z.string() }),
  z.strictObject({ kind: z.literal('record'), id: z.string(), name: z.string().nullable() }),
])
export type AuditValue = z.infer<typeof auditValueSchema>

const auditFieldSchema = z.strictObject({
  /** Column of the table; its name for people is under `column.<column>`. */
  column: z.string(),
  before: auditValueSchema.nullable(),
  after: auditValueSchema.nullable(),
})
export type AuditField = z.infer<typeof auditFieldSchema>

const auditChangeSchema = z.strictObject({
  table: z.string(),
  rowId: z.string(),
  operation: z.enum(['insert', 'update', 'delete']),
  /** What differs; of a new or deleted row, all it held. Keys, versions and places in an order are left out. */
  fields: z.array(auditFieldSchema),
})
export type AuditChange = z.infer<typeof auditChangeSchema>

export const auditContract = {
  'audit.list': query({
    allowed: AUDIT_READERS,
    input: z.strictObject({
      /** Only events that changed this record or one of its parts, such as a voucher. */
      recordId: idSchema.nullable().default(null),
      before: z.int().nullable().default(null),
      limit: z.int().min(1).max(200).default(50),
    }),
    output: z.strictObject({
      rows: z.array(
        z.strictObject({
          seq: z.int(),
          at: instantSchema,
          personName: z.string(),
          authenticated: z.boolean(),
          secondPersonName: z.string().nullable(),
          procedure: z.string(),
          reason: z.string().nullable(),
          changes: z.int(),
          hash: z.string(),
        }),
      ),
      hasMore: z.boolean(),
      head: z.string(),
    }),
    errors: ['Rule.Recused'],
  }),
  'audit.changes': query({
    allowed: AUDIT_READERS,
    input: z.strictObject({
      seq: z.int(),
      /** Only the changes of this record and of its parts. */
      recordId: idSchema.nullable().default(null),
      limit: z.int().min(1).max(500).default(100),
    }),
    output: z.strictObject({ rows: z.array(auditChangeSchema), hasMore: z.boolean() }),
    errors: ['NotFound', 'Rule.Recused'],
  }),
} as const
