import { z } from 'zod'
import { ASSESSORS, SCORE_ERRORS } from './assessments.ts'
import { fileTokenSchema, idSchema, languageSchema } from './common.ts'
import { job } from './procedure.ts'

const packProblemSchema = z.strictObject({
  sheet: z.string(),
  row: z.int(),
  column: z.string(),
  value: z.string(),
  messageKey: z.string(),
  details: z.record(z.string(), z.json()),
})
export type PackProblem = z.infer<typeof packProblemSchema>

/** Score sheets for assessors without the app: a workbook for a person and a call, filled offline and read back. */
export const scorePacksContract = {
  /** Score sheets as a workbook, for an assessor without the app; of another person only for who runs the call. */
  'scorePacks.make': job({
    allowed: ASSESSORS,
    input: z.strictObject({ callId: idSchema, personId: idSchema.nullable(), language: languageSchema }),
    output: z.strictObject({ token: fileTokenSchema, fileName: z.string() }),
    errors: ['NotFound', 'Forbidden', 'Rule.NothingToAssign', 'Rule.Recused', 'Cancelled'],
  }),
  /** Reads a filled workbook back; with one error nothing is stored, and the same file again changes nothing. */
  'scorePacks.read': job({
    allowed: ASSESSORS,
    input: z.strictObject({ token: fileTokenSchema, dry: z.boolean() }),
    output: z.strictObject({
      fileName: z.string(),
      personName: z.string(),
      declared: z.int(),
      submitted: z.int(),
      drafts: z.int(),
      unchanged: z.int(),
      problems: z.array(packProblemSchema),
      stored: z.boolean(),
    }),
    errors: ['NotFound', 'Forbidden', 'Import', 'Rule.Recused', 'Cancelled', ...SCORE_ERRORS],
  }),
} as const
