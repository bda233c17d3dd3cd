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
  /** What letters say: a call's own text or the standard one, by kind and language, with what may be inserted. */
  'letters.texts': query({
    allowed: GRANT_READERS,
    input: z.strictObject({ callId: idSchema }),
    output: z.strictObject({
      texts: z.array(
        z.strictObject({
          kind: z.enum(LETTER_KINDS),
          language: languageSchema,
          /** Null where the standard text serves. */
          own: z.string().nullable(),
          standard: z.string(),
        }),
      ),
      /** Names that a text may hold in double braces. */
      fields: z.array(z.string()),
      /** Applications to try a text on. */
      samples: z.array(z.strictObject({ id: idSchema, reference: z.string(), applicant: z.string() })),
    }),
    errors: ['NotFound'],
  }),
  /** A text filled in for one application; nothing is stored. */
  'letters.preview': query({
    allowed: GRANT_READERS,
    input: z.strictObject({
      applicationId: idSchema,
      kind: z.enum(LETTER_KINDS),
      language: languageSchema,
      text: z.string().max(10_000),
    }),
    output: z.strictObject({ body: z.string(), unknown: z.array(z.string()) }),
    errors: ['NotFound', 'Rule.Recused'],
  }),
  /** Stores a call's own text of a letter; a blank one goes back to the standard text. */
  'letters.saveText': command({
    allowed: GRANT_WRITERS,
    input: z.strictObject({
      callId: idSchema,
      kind: z.enum(LETTER_KINDS),
      language: languageSchema,
      /** The own text as it was read; null for none. */
      before: z.string().nullable(),
      text: z.string().max(10_000),
    }),
    output: nothing,
    errors: ['NotFound', 'Conflict', 'Rule.MergeField'],
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
    errors: [
      'NotFound',
      'Export',
      'Cancelled',
      'Rule.Blocked',
      'Rule.MergeField',
      'StorageFull',
      'StorageReadonly',
    ],
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
