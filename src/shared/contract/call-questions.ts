import { z } from 'zod'
import { textsSchema } from './call-forms.ts'
import { dateSchema, idSchema, nothing, savedSchema, textSchema, versionSchema } from './common.ts'
import { command, GRANT_READERS, GRANT_WRITERS, query } from './procedure.ts'

const questionSchema = z.strictObject({
  id: idSchema,
  version: versionSchema,
  number: z.int(),
  askedOn: dateSchema,
  askedBy: z.string(),
  /** In the languages it stands in so far. */
  question: textsSchema(4000),
  answer: textsSchema(8000),
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
      /** In one language at least; a published one in every language of the call. */
      question: textsSchema(4000).refine(
        texts => Object.values(texts).some(text => (text ?? '').trim() !== ''),
        { message: 'validation.required' },
      ),
      answer: textsSchema(8000),
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
