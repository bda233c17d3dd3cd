import { z } from 'zod'
import { idSchema, languageSchema, noticeSchema } from './common.ts'
import { DOCUMENT_IDS } from './documents.ts'
import { FINANCE_READERS, job } from './procedure.ts'

const figureSchema = z.strictObject({
  /** Place of the sheet, counting from 0, and its name. */
  sheet: z.int().min(0),
  sheetName: z.string(),
  row: z.int().min(1),
  /** Address in that sheet, as `D14`. */
  cell: z.string(),
  /** Code and name of the row, and what stands above the column. */
  label: z.string(),
  column: z.string(),
  /** The figure as the document shows it. */
  text: z.string(),
  /** Whether the row sums other rows: a heading, a subtotal, a total. */
  sums: z.boolean(),
})
export type TracedFigure = z.infer<typeof figureSchema>

const tracedSchema = z.strictObject({
  id: z.enum(DOCUMENT_IDS),
  titleKey: z.string(),
  figures: z.array(figureSchema),
  /** Why the document can't be made as things stand. */
  refused: noticeSchema.nullable(),
})
export type TracedDocument = z.infer<typeof tracedSchema>

export const documentTraceContract = {
  /**
   * Where an entry stands in its donor's reports: every figure whose entries include it, in the documents that the
   * project's donor takes for the period of the entry. A draft, or an entry outside every period, stands in none.
   */
  'documents.trace': job({
    allowed: FINANCE_READERS,
    input: z.strictObject({ entryId: idSchema, language: languageSchema }),
    output: z.strictObject({
      periodId: idSchema.nullable(),
      documents: z.array(tracedSchema),
    }),
    errors: ['NotFound', 'Cancelled'],
  }),
} as const
