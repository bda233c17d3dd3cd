import { z } from 'zod'
import { dateSchema, idSchema, moneySchema, noticeSchema, textSchema } from './common.ts'
import { VAT_TREATMENTS } from './entry-depth.ts'
import { command, FINANCE_READERS, FINANCE_WRITERS, query } from './procedure.ts'

const DRAFTS_AT_ONCE = 500

/** What is set on all chosen drafts; a member that is absent stays as it is on each, null or blank empties it. */
export const draftChangesSchema = z
  .strictObject({
    lineId: idSchema,
    workPackageId: idSchema.nullable(),
    activityId: idSchema.nullable(),
    costType: textSchema(40),
    paymentDate: dateSchema.nullable(),
    documentType: textSchema(60),
    accountId: idSchema.nullable(),
    vatTreatment: z.enum(VAT_TREATMENTS),
    procurementId: idSchema.nullable(),
  })
  .partial()
export type DraftChanges = z.infer<typeof draftChangesSchema>

const editSchema = z.strictObject({
  ids: z.array(idSchema).min(1).max(DRAFTS_AT_ONCE),
  changes: draftChangesSchema.refine(changes => Object.keys(changes).length > 0, {
    message: 'validation.required',
  }),
})

const refusedSchema = z.strictObject({ id: idSchema, entryNo: z.int(), notice: noticeSchema })

/** Changing many drafts at once, and what looks like the same document. */
export const draftEditsContract = {
  /** What `ledger.editDrafts` would do: nothing is changed. */
  'ledger.previewEdit': query({
    allowed: FINANCE_READERS,
    input: editSchema,
    output: z.strictObject({
      changed: z.int(),
      unchanged: z.int(),
      refused: z.array(refusedSchema),
      /** How many of the drafts each member changes. */
      byField: z.array(z.strictObject({ field: z.string(), count: z.int() })),
    }),
    errors: ['NotFound'],
  }),
  /** Changes the drafts that can be changed, each with its own trail; posted entries stay as they are and are listed. */
  'ledger.editDrafts': command({
    allowed: FINANCE_WRITERS,
    input: editSchema,
    output: z.strictObject({ changed: z.int(), refused: z.array(refusedSchema) }),
    errors: ['NotFound', 'Rule.Blocked'],
  }),
  /** Entries of all projects that look like the document being typed: same payee, number, date and amount. */
  'ledger.duplicates': query({
    allowed: FINANCE_READERS,
    input: z.strictObject({
      /** The entry itself, when it is stored. */
      id: idSchema.nullable(),
      payee: textSchema(300),
      documentNo: textSchema(80),
      documentDate: dateSchema.nullable(),
      entryDate: dateSchema,
      currency: z.string().regex(/^[A-Z]{3}$/),
      amountMinor: z.int(),
    }),
    output: z.strictObject({
      rows: z.array(
        z.strictObject({
          id: idSchema,
          entryNo: z.int(),
          projectCode: z.string(),
          state: z.enum(['draft', 'posted']),
          entryDate: dateSchema,
          amount: moneySchema,
        }),
      ),
    }),
  }),
} as const
