import { z } from 'zod'
import { dateSchema, fileTokenSchema, idSchema, languageSchema, nothing, versionSchema } from './common.ts'
import { command, GRANT_READERS, GRANT_WRITERS, job, query } from './procedure.ts'

export const LETTER_KINDS = ['award', 'reserve', 'rejection'] as const

/** Letters to applicants after the decision. */
export const lettersContract = {
  'letters.list': query({
    allowed: GRANT_READERS,
    input: z.strictObject({ callId: idSchema }),
    output: z.strictObject({
      rows: z.array(
        z.strictObject({
          applicationId: idSchema,
          reference: z.string(),
          applicant: z.string(),
          kind: z.enum(LETTER_KINDS),
          language: languageSchema,
          /** The newest letter made; null while there is none. */
          letter: z
            .strictObject({
              id: idSchema,
              version: versionSchema,
              datedOn: dateSchema,
              sentOn: dateSchema.nullable(),
              runId: idSchema.nullable(),
              fileName: z.string(),
            })
            .nullable(),
        }),
      ),
    }),
    errors: ['NotFound'],
  }),
  /** Makes the letters of all decided applications of a call, one file a language, and records each. */
  'letters.make': job({
    allowed: [...GRANT_WRITERS, 'director'],
    input: z.strictObject({ callId: idSchema, format: z.enum(['pdf', 'docx']), datedOn: dateSchema }),
    output: z.strictObject({
      letters: z.int(),
      files: z.array(
        z.strictObject({
          token: fileTokenSchema,
          fileName: z.string(),
          language: languageSchema,
          runId: idSchema,
        }),
      ),
    }),
    errors: ['NotFound', 'Export', 'Cancelled', 'Rule.Blocked', 'StorageFull', 'StorageReadonly'],
  }),
  'letters.markSent': command({
    allowed: GRANT_WRITERS,
    input: z.strictObject({
      letters: z
        .array(z.strictObject({ id: idSchema, version: versionSchema }))
        .min(1)
        .max(500),
      sentOn: dateSchema,
    }),
    output: nothing,
    errors: ['NotFound', 'Conflict', 'Rule.Blocked'],
  }),
} as const
