import { z } from 'zod'
import { LINE_PLACES, WHEN_FULL } from '#shared/kernel/application-words.ts'
import {
  currencySchema,
  decimalSchema,
  idSchema,
  instantSchema,
  minorSchema,
  noticeSchema,
  pageSchema,
  savedSchema,
  textSchema,
  versionSchema,
} from './common.ts'
import { command, GRANT_READERS, GRANT_WRITERS, query } from './procedure.ts'

/** A label of the grid in every language that it has. */
const textsSchema = z.record(z.string(), z.string())

/** An average as it is printed; ranks are decided on the exact value. */
const averageSchema = decimalSchema.nullable()

/** A lot, or the whole call where it has none (`id` null), with the money decided and held of it. */
export const potSchema = z.strictObject({
  id: idSchema.nullable(),
  code: z.string(),
  title: z.string(),
  envelopeMinor: minorSchema,
  awardedMinor: minorSchema,
  /** Held by open complaints. */
  heldMinor: minorSchema,
  freeMinor: minorSchema,
  minimumMinor: minorSchema.nullable(),
  maximumMinor: minorSchema.nullable(),
})
export type Pot = z.infer<typeof potSchema>

const rowSchema = z.strictObject({
  applicationId: idSchema,
  version: versionSchema,
  reference: z.string(),
  title: z.string(),
  applicant: z.string(),
  lotId: idSchema.nullable(),
  /** Null below a threshold. */
  rank: z.int().nullable(),
  average: averageSchema,
  sections: z.array(z.strictObject({ key: z.string(), average: averageSchema })),
  /** Keys of the sections below their threshold, and `total`. */
  fails: z.array(z.string()),
  /** Key of the grid, `received_at` or `reference_no`; nothing where no equal had to be told apart. */
  tieBrokenBy: z.string(),
  state: z.string(),
  requestedMinor: minorSchema.nullable(),
  recommendedMinor: minorSchema.nullable(),
  awardedMinor: minorSchema.nullable(),
  /** An open complaint holds the place. */
  complaint: z.boolean(),
  place: z.enum(LINE_PLACES).nullable(),
  proposedMinor: minorSchema,
})
export type RankingRow = z.infer<typeof rowSchema>

const lineSettings = {
  whenFull: z.enum(WHEN_FULL).default('stop'),
  /** Places above the line, by lot; without an entry the money draws the line. */
  places: z
    .array(z.strictObject({ lotId: idSchema.nullable(), places: z.int().min(0).max(100_000) }))
    .max(200)
    .default([]),
  without: z.array(idSchema).max(500).default([]),
  amounts: z
    .array(z.strictObject({ applicationId: idSchema, amountMinor: minorSchema.min(0) }))
    .max(500)
    .default([]),
}

const exceptionSchema = textSchema(2000).default('')

/** Ranking of a call, the line of money drawn on it, and what the committee proposes. Amounts in the call's currency. */
export const rankingsContract = {
  /** The pots of money, the newest ranking, and what stands against making one now. */
  'rankings.board': query({
    allowed: GRANT_READERS,
    input: z.strictObject({ callId: idSchema, cutoffId: idSchema.nullable().default(null) }),
    output: z.strictObject({
      callState: z.string(),
      currency: currencySchema,
      zone: z.string(),
      pots: z.array(potSchema),
      /** Free in the scheme's envelope and on its budget line; null without a line. */
      schemeFreeMinor: minorSchema,
      lineFreeMinor: minorSchema.nullable(),
      lineCode: z.string(),
      reserveUntil: z.string().nullable(),
      cutoffs: z.array(z.strictObject({ id: idSchema, number: z.int(), deadlineAt: instantSchema })),
      sections: z.array(z.strictObject({ key: z.string(), label: textsSchema })),
      ranking: z
        .strictObject({
          id: idSchema,
          number: z.int(),
          madeAt: instantSchema,
          madeBy: z.string(),
          rows: z.int(),
          tieBreak: z.array(z.string()),
        })
        .nullable(),
      counts: z.array(z.strictObject({ state: z.string(), count: z.int() })),
      blockers: z.array(noticeSchema),
      /** Evaluated since, or changed in its scores: the ranking no longer shows what stands. */
      outdated: z.boolean(),
    }),
    errors: ['NotFound'],
  }),
  /** Ranks what is evaluated, on exact values with the stored tie-break; refused while sheets or third readers are missing. */
  'rankings.make': command({
    allowed: GRANT_WRITERS,
    input: z.strictObject({ callId: idSchema, cutoffId: idSchema.nullable().default(null) }),
    output: z.strictObject({
      id: idSchema,
      version: versionSchema,
      number: z.int(),
      ranked: z.int(),
      unranked: z.int(),
    }),
    errors: ['NotFound', 'Rule.Blocked', 'Rule.Decided', 'Rule.NotInEvaluation'],
  }),
  /** The rows of a ranking in order, each above or below the line that the money, or somebody's hand, draws. Nothing is stored. */
  'rankings.whatIf': query({
    allowed: GRANT_READERS,
    input: z.strictObject({
      rankingId: idSchema,
      lotId: idSchema.nullable().default(null),
      ...lineSettings,
      ...pageSchema,
    }),
    output: z.strictObject({
      rows: z.array(rowSchema),
      total: z.int(),
      pots: z.array(
        z.strictObject({
          lotId: idSchema.nullable(),
          freeMinor: minorSchema,
          usedMinor: minorSchema,
          /** Below zero when a dragged line promises more than there is. */
          leftMinor: minorSchema,
          places: z.int(),
          ranked: z.int(),
        }),
      ),
      usedMinor: minorSchema,
      schemeLeftMinor: minorSchema,
      lineLeftMinor: minorSchema.nullable(),
    }),
    errors: ['NotFound'],
  }),
  /** Applications side by side: facts, averages of sections and criteria, every assessor's total. */
  'rankings.compare': query({
    allowed: GRANT_READERS,
    input: z.strictObject({ applicationIds: z.array(idSchema).min(2).max(6) }),
    output: z.strictObject({
      currency: currencySchema,
      sections: z.array(
        z.strictObject({
          key: z.string(),
          label: textsSchema,
          criteria: z.array(z.strictObject({ key: z.string(), label: textsSchema, weight: decimalSchema })),
        }),
      ),
      columns: z.array(
        z.strictObject({
          applicationId: idSchema,
          reference: z.string(),
          title: z.string(),
          applicant: z.string(),
          lotCode: z.string(),
          state: z.string(),
          rank: z.int().nullable(),
          requestedMinor: minorSchema.nullable(),
          totalMinor: minorSchema.nullable(),
          durationMonths: z.int().nullable(),
          location: z.string(),
          average: averageSchema,
          gap: averageSchema,
          parts: z.array(z.strictObject({ key: z.string(), average: averageSchema })),
          sheets: z.array(
            z.strictObject({ assessor: z.string(), total: averageSchema, comment: z.string() }),
          ),
          consensus: z.string().nullable(),
        }),
      ),
    }),
    errors: ['NotFound', 'Rule.Recused'],
  }),
  /** The committee's proposal: recommended with an amount, on the reserve list, or not recommended. */
  'rankings.propose': command({
    allowed: GRANT_WRITERS,
    input: z.strictObject({
      callId: idSchema,
      moves: z
        .array(
          z.strictObject({
            applicationId: idSchema,
            version: versionSchema,
            to: z.enum(['recommended', 'reserve', 'not_recommended']),
            /** Null unless recommended. */
            amountMinor: minorSchema.nullable(),
          }),
        )
        .min(1)
        .max(500),
      /** Why the proposal leaves the order of ranks; needed only when it does. */
      exception: exceptionSchema,
    }),
    output: z.strictObject({ moved: z.int() }),
    errors: [
      'NotFound',
      'Conflict',
      'Rule.Blocked',
      'Rule.IllegalStep',
      'Rule.NotInEvaluation',
      'Rule.NoRanking',
    ],
  }),
  /** Proposes the whole line at once: above it recommended, ranked below it on the reserve, the rest not recommended. */
  'rankings.proposeLine': command({
    allowed: GRANT_WRITERS,
    input: z.strictObject({
      rankingId: idSchema,
      ...lineSettings,
      /** Ranks below the line that go on the reserve list, by lot; null: all that are ranked. */
      reservePlaces: z.int().min(0).nullable().default(null),
      exception: exceptionSchema,
    }),
    output: z.strictObject({ recommended: z.int(), reserve: z.int(), notRecommended: z.int() }),
    errors: ['NotFound', 'Conflict', 'Rule.Blocked', 'Rule.IllegalStep', 'Rule.NotInEvaluation'],
  }),
  /** A recommended application's supporting documents are asked for. */
  'rankings.startDocCheck': command({
    allowed: GRANT_WRITERS,
    input: z.strictObject({ id: idSchema, version: versionSchema }),
    output: savedSchema,
    errors: ['NotFound', 'Conflict', 'Rule.IllegalStep'],
  }),
} as const
