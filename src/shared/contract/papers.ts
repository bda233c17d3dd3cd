import { z } from 'zod'
import { dateSchema, idSchema, instantSchema, nothing, SHORTEST_REASON, textSchema } from './common.ts'
import { command, FINANCE_READERS, FINANCE_WRITERS, query } from './procedure.ts'

const codeSchema = z.string().min(1).max(40)
const reasonSchema = z.string().trim().min(SHORTEST_REASON, { message: 'validation.reason' }).max(1000)

const fileSchema = z.strictObject({ id: idSchema, fileName: z.string() })

export const paperSchema = z.strictObject({
  code: z.string(),
  state: z.enum(['present', 'waived', 'missing']),
  files: z.array(fileSchema),
  waiver: z.strictObject({ id: idSchema, reason: z.string(), by: z.string(), at: instantSchema }).nullable(),
})

/** Supporting documents by type of cost (donor-formats.md section 8): what there is, what is missing, what was waived. */
export const papersContract = {
  /** Types of cost with the papers that prove them, as shipped. */
  'papers.types': query({
    allowed: FINANCE_READERS,
    input: nothing,
    output: z.strictObject({
      rows: z.array(z.strictObject({ code: z.string(), isCost: z.boolean(), papers: z.array(z.string()) })),
    }),
  }),
  'papers.checklist': query({
    allowed: FINANCE_READERS,
    input: z.strictObject({ entryId: idSchema }),
    output: z.strictObject({
      /** Blank where neither the entry nor its budget line says what kind of cost it is. */
      costType: z.string(),
      /** The type comes from the budget line. */
      fromLine: z.boolean(),
      isCost: z.boolean(),
      papers: z.array(paperSchema),
      /** Files that are none of the papers above. */
      others: z.array(z.strictObject({ ...fileSchema.shape, documentType: z.string() })),
      missing: z.int(),
      /** What the next file most likely is. */
      likely: z.string(),
    }),
    errors: ['NotFound'],
  }),
  /** Posted entries of a span that lack papers, by type of cost. */
  'papers.missing': query({
    allowed: FINANCE_READERS,
    input: z.strictObject({ projectId: idSchema, from: dateSchema, to: dateSchema }),
    output: z.strictObject({
      entries: z.int(),
      papers: z.int(),
      byType: z.array(z.strictObject({ costType: z.string(), entries: z.int(), papers: z.int() })),
    }),
  }),
  /** Says which paper an attached file is; blank for none of the list. */
  'papers.nameFile': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({ attachmentId: idSchema, documentType: textSchema(40) }),
    output: nothing,
    errors: ['NotFound'],
  }),
  'papers.waive': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({ entryId: idSchema, documentType: codeSchema, reason: reasonSchema }),
    output: z.strictObject({ id: idSchema }),
    errors: ['NotFound', 'Conflict', 'Rule.NotOnList'],
  }),
  'papers.unwaive': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({ waiverId: idSchema }),
    output: nothing,
    errors: ['NotFound'],
  }),
} as const
