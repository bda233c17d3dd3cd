import { z } from 'zod'
import { dateSchema, idSchema, nothing, savedSchema, textSchema, versionSchema } from './common.ts'
import { command, GRANT_READERS, GRANT_WRITERS, query } from './procedure.ts'

const questionSchema = z.strictObject({
  id: idSchema,
  version: versionSchema,
  number: z.int(),
  askedOn: dateSchema,
  askedBy: z.string(),
  question: z.string(),
  answer: z.string(),
  answeredOn: dateSchema.nullable(),
  published: z.boolean(),
})
export type QuestionRow = z.infer<typeof questionSchema>

/** Questions of applicants and their answers; what is published is read by all applicants alike. */
export const callQuestionsContract = {
  'callQuestions.list': query({
    allowed: GRANT_READERS,
    input: z.strictObject({ callId: idSchema }),
    output: z.strictObject({ rows: z.array(questionSchema) }),
    errors: ['NotFound'],
  }),
  'callQuestions.save': command({
    allowed: GRANT_WRITERS,
    input: z.strictObject({
      id: idSchema.nullable(),
      version: versionSchema.nullable(),
      callId: idSchema,
      askedOn: dateSchema,
      askedBy: textSchema(200),
      question: z.string().trim().min(1, { message: 'validation.required' }).max(4000),
      answer: textSchema(8000),
      answeredOn: dateSchema.nullable(),
      published: z.boolean(),
    }),
    output: savedSchema,
    errors: ['NotFound', 'Conflict', 'Rule.Blocked'],
  }),
  'callQuestions.delete': command({
    allowed: GRANT_WRITERS,
    input: z.strictObject({ id: idSchema, version: versionSchema }),
    output: nothing,
    errors: ['NotFound', 'Conflict', 'Rule.Blocked'],
  }),
} as const
