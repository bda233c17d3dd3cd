import { z } from 'zod'
import { applicationStateSchema } from './applications.ts'
import { fileTokenSchema, idSchema, languageSchema, moneySchema } from './common.ts'
import { rowProblemSchema } from './imports.ts'
import { receiptSchema } from './intake.ts'
import { GRANT_READERS, GRANT_WRITERS, job } from './procedure.ts'

const packReceiptSchema = z.strictObject(receiptSchema)

const packOutcomeSchema = z.strictObject({
  fileName: z.string(),
  /**
   * `created`: stored. `ready`: would be stored. `unchanged`: this pack is stored already. `refused`: nothing of it was
   * stored, see its problems.
   */
  outcome: z.enum(['created', 'ready', 'unchanged', 'refused']),
  applicationId: idSchema.nullable(),
  referenceNo: z.string().nullable(),
  state: applicationStateSchema.nullable(),
  applicantName: z.string(),
  title: z.string(),
  requested: moneySchema.nullable(),
  errors: z.int(),
  warnings: z.int(),
  /** The first 200; the counts are of all. */
  problems: z.array(rowProblemSchema),
})
export type PackOutcome = z.infer<typeof packOutcomeSchema>

/** Excel packs: an application form that groups fill in offline, and its way back. */
export const packsContract = {
  /** Makes the pack of a call in one language. */
  'applications.makePack': job({
    allowed: GRANT_READERS,
    input: z.strictObject({ callId: idSchema, language: languageSchema }),
    output: z.strictObject({ token: fileTokenSchema, fileName: z.string() }),
    errors: ['NotFound', 'Rule.NoForm', 'Export', 'Cancelled', 'StorageFull'],
  }),
  /**
   * Reads filled packs back, each file for itself: all of it or nothing. Reading the same pack again changes nothing.
   * Without a receipt they become drafts.
   */
  'applications.readPacks': job({
    allowed: GRANT_WRITERS,
    input: z.strictObject({
      /** Only packs of this call; null takes each for the call that it names. */
      callId: idSchema.nullable(),
      files: z
        .array(
          z.strictObject({ token: fileTokenSchema, receipt: packReceiptSchema.nullable().default(null) }),
        )
        .min(1)
        .max(500),
      /** For the files that bring none of their own. */
      receipt: packReceiptSchema.nullable().default(null),
      /** Only says what would happen. */
      dryRun: z.boolean().default(false),
      /** Takes packs in that break a rule of the form or stand on an older form, marked for review. */
      acceptFaults: z.boolean().default(false),
    }),
    output: z.strictObject({
      files: z.array(packOutcomeSchema),
      created: z.int(),
      unchanged: z.int(),
      refused: z.int(),
    }),
    errors: ['NotFound', 'Import', 'Cancelled', 'Rule.CallNotOpen'],
  }),
} as const
