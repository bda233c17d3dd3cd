import { z } from 'zod'
import { ASSESSORS } from './assessments.ts'
import { CONFLICT_KINDS } from './committees.ts'
import { dateSchema, fileTokenSchema, idSchema, languageSchema, namedSchema } from './common.ts'
import { rowProblemSchema } from './imports.ts'
import { GRANT_READERS, GRANT_WRITERS, job } from './procedure.ts'

const packTerms = {
  callId: idSchema,
  language: languageSchema,
  /** Day by which the pack is to be back, as its instructions say; null leaves it out. */
  returnBy: dateSchema.nullable().default(null),
}

const madeFile = { token: fileTokenSchema, fileName: z.string() }

const packPartSchema = z.strictObject({
  applicationId: idSchema,
  referenceNo: z.string(),
  /** Declared in this pack, and new; null when nothing new was declared. */
  declared: z.enum(CONFLICT_KINDS).nullable(),
  /** `blank`: nothing filled in. `same`: stored already. `closed`: declared a conflict, or without a score sheet yet. */
  scores: z.enum(['submitted', 'draft', 'same', 'blank', 'closed']),
  /** Rounded to 2 for reading. */
  total: z.string().nullable(),
})

const scorePackOutcomeSchema = z.strictObject({
  fileName: z.string(),
  /**
   * `created`: stored. `ready`: would be stored. `unchanged`: all of it is stored already. `refused`: nothing of it was
   * stored, see its problems.
   */
  outcome: z.enum(['created', 'ready', 'unchanged', 'refused']),
  callCode: z.string(),
  assessor: z.string(),
  parts: z.array(packPartSchema),
  errors: z.int(),
  warnings: z.int(),
  /** The first 200; the counts are of all. */
  problems: z.array(rowProblemSchema),
})
export type ScorePackOutcome = z.infer<typeof scorePackOutcomeSchema>

const reading = {
  files: z
    .array(z.strictObject({ token: fileTokenSchema }))
    .min(1)
    .max(500),
  /** Only says what would happen. */
  dryRun: z.boolean().default(false),
}
const read = z.strictObject({
  files: z.array(scorePackOutcomeSchema),
  created: z.int(),
  unchanged: z.int(),
  refused: z.int(),
})
export type ScorePackReading = z.infer<typeof read>

const MAKE_ERRORS = [
  'NotFound',
  'Rule.NotInEvaluation',
  'Rule.NothingToScore',
  'Rule.Recused',
  'Export',
  'Cancelled',
  'StorageFull',
] as const

/** Excel score packs for assessors without the app: declarations and score sheets that are filled in offline, and their way back. */
export const scorePacksContract = {
  /** Makes the pack of one assessor, or in one archive those of all who have something left to do. */
  'committees.makePacks': job({
    allowed: GRANT_WRITERS,
    input: z.strictObject({ ...packTerms, personId: idSchema.nullable() }),
    output: z.strictObject({
      ...madeFile,
      made: z.array(namedSchema),
      /** Left out: nothing is left to declare or score, or the caller is recused from something they read. */
      skipped: z.array(
        z.strictObject({
          ...namedSchema.shape,
          messageKey: z.string(),
          details: z.record(z.string(), z.json()),
        }),
      ),
    }),
    errors: MAKE_ERRORS,
  }),
  /** Makes the caller's own pack. */
  'assessments.makePack': job({
    allowed: ASSESSORS,
    input: z.strictObject(packTerms),
    output: z.strictObject(madeFile),
    errors: MAKE_ERRORS,
  }),
  /**
   * Reads filled packs in for their assessors, each file for itself: all of it or nothing. What is stored names who read
   * it in. Reading the same pack again changes nothing; what was handed in stays.
   */
  'committees.readPacks': job({
    allowed: GRANT_WRITERS,
    input: z.strictObject({
      ...reading,
      /** Only packs of this call; null takes each for the call that it names. */
      callId: idSchema.nullable(),
    }),
    output: read,
    errors: ['NotFound', 'Import', 'Cancelled'],
  }),
  /** Reads the caller's own packs back. */
  'assessments.readPacks': job({
    allowed: ASSESSORS,
    input: z.strictObject(reading),
    output: read,
    errors: ['NotFound', 'Import', 'Cancelled'],
  }),
  /** The pack behind a score sheet as it came in. */
  'committees.packFile': job({
    allowed: GRANT_READERS,
    input: z.strictObject({ assessmentId: idSchema }),
    output: z.strictObject(madeFile),
    errors: ['NotFound', 'Rule.Recused', 'Rule.NotHandedIn', 'StorageCorrupt'],
  }),
} as const
