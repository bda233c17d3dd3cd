import { z } from 'zod'
import { DECISION_OUTCOMES, REJECTION_REASONS } from '#shared/kernel/application-words.ts'
import {
  currencySchema,
  dateSchema,
  idSchema,
  instantSchema,
  languageSchema,
  minorSchema,
  noticeSchema,
  pageSchema,
  textSchema,
  versionSchema,
} from './common.ts'
import { command, GRANT_READERS, query } from './procedure.ts'

const decidedSchema = z.strictObject({
  id: idSchema,
  applicationId: idSchema,
  reference: z.string(),
  title: z.string(),
  applicant: z.string(),
  lotCode: z.string(),
  outcome: z.enum(DECISION_OUTCOMES),
  requestedMinor: minorSchema.nullable(),
  recommendedMinor: minorSchema.nullable(),
  awardedMinor: minorSchema.nullable(),
  conditions: z.string(),
  reasonCode: z.string(),
  reason: z.string(),
  rankException: z.string(),
  decidedOn: dateSchema,
  decidedBy: z.string(),
  recordedAt: instantSchema,
  /** Held, contracted or released; null where the decision moves no money. */
  reservation: z.string().nullable(),
  /** The decision it answers: the failure that a promotion follows. */
  followsId: idSchema.nullable(),
})
export type DecisionRow = z.infer<typeof decidedSchema>

const decisionInput = {
  applicationId: idSchema,
  outcome: z.enum(DECISION_OUTCOMES),
  /** Null unless awarded. */
  awardedMinor: minorSchema.nullable().default(null),
  decidedOn: dateSchema,
  rankException: textSchema(2000).default(''),
  reasonCode: z.enum(REJECTION_REASONS).nullable().default(null),
  reason: textSchema(4000).default(''),
}

const refusalSchema = z.strictObject({
  applicationId: idSchema,
  version: versionSchema,
  reference: z.string(),
  applicant: z.string(),
  lotCode: z.string(),
  state: z.string(),
  /** The applicant's: the reason goes into the letter. */
  language: languageSchema,
  rank: z.int().nullable(),
  /** Rounded to 2 for reading. */
  average: z.string().nullable(),
  receivedAt: instantSchema.nullable(),
  /** Null where no fact on record gives one. */
  reasonCode: z.enum(REJECTION_REASONS).nullable(),
  /** Sections below their threshold, and the whole without a label. */
  below: z.array(
    z.strictObject({ label: z.string(), average: z.string().nullable(), threshold: z.string().nullable() }),
  ),
  /** Eligibility criteria answered with no, in the applicant's language. */
  notMet: z.array(z.string()),
})
export type Refusal = z.infer<typeof refusalSchema>

const reservePlaceSchema = z.strictObject({
  applicationId: idSchema,
  reference: z.string(),
  applicant: z.string(),
  lotCode: z.string(),
  rank: z.int().nullable(),
  requestedMinor: minorSchema.nullable(),
  /** The complaint that holds the place: upheld it put it back, open it waits for its decision. */
  held: z.strictObject({ complaint: z.string(), by: z.enum(['upheld', 'open']) }).nullable(),
})
export type ReservePlace = z.infer<typeof reservePlaceSchema>

/** Decisions of the director on applications; amounts in the call's currency. */
export const decisionsContract = {
  'decisions.list': query({
    allowed: GRANT_READERS,
    input: z.strictObject({
      callId: idSchema,
      applicationId: idSchema.nullable().default(null),
      ...pageSchema,
    }),
    output: z.strictObject({ currency: currencySchema, rows: z.array(decidedSchema), total: z.int() }),
    errors: ['NotFound'],
  }),
  /** What a decision would do to the money at every level, and what stands against it; nothing is stored. */
  'decisions.preview': query({
    allowed: GRANT_READERS,
    input: z.strictObject(decisionInput),
    output: z.strictObject({
      currency: currencySchema,
      version: versionSchema,
      state: z.string(),
      /** Outcomes that the state allows now. */
      possible: z.array(z.enum(DECISION_OUTCOMES)),
      requestedMinor: minorSchema.nullable(),
      recommendedMinor: minorSchema.nullable(),
      levels: z.array(
        z.strictObject({
          level: z.enum(['lot', 'scheme', 'donorLine']),
          name: z.string(),
          beforeMinor: minorSchema,
          afterMinor: minorSchema,
        }),
      ),
      party: z.strictObject({
        name: z.string(),
        /** All other sub-grants to the same party over all calls and contracts. */
        alreadyMinor: minorSchema,
        capMinor: minorSchema.nullable(),
      }),
      passedOver: z.array(z.strictObject({ applicationId: idSchema, reference: z.string(), rank: z.int() })),
      /** Who would be promoted from the reserve if this one fails. */
      next: z
        .strictObject({ applicationId: idSchema, reference: z.string(), rank: z.int().nullable() })
        .nullable(),
      blockers: z.array(noticeSchema),
      warnings: z.array(noticeSchema),
    }),
    errors: ['NotFound', 'Rule.Recused'],
  }),
  /** Decides; an award holds its money on the scheme's budget line in the same transaction. */
  'decisions.decide': command({
    allowed: ['director'],
    input: z.strictObject({
      ...decisionInput,
      version: versionSchema,
      conditions: textSchema(4000).default(''),
      /** With a rejection of a chosen one: promotes the next of the reserve, writing both decisions. */
      promoteNext: z.boolean().default(false),
    }),
    output: z.strictObject({ id: idSchema, version: versionSchema, promotedId: idSchema.nullable() }),
    errors: ['NotFound', 'Conflict', 'Rule.Blocked', 'Rule.IllegalStep', 'Rule.Recused'],
  }),
  /** Everything of a call that waits to be refused, with the reason that its own facts give; nothing is stored. */
  'decisions.refusals': query({
    allowed: GRANT_READERS,
    input: z.strictObject({ callId: idSchema }),
    output: z.strictObject({
      zone: z.string(),
      deadlineAt: instantSchema.nullable(),
      rows: z.array(refusalSchema),
    }),
    errors: ['NotFound'],
  }),
  /** Refuses many at once, each with a reason of its own; all or none. */
  'decisions.refuse': command({
    allowed: ['director'],
    input: z.strictObject({
      callId: idSchema,
      decidedOn: dateSchema,
      refusals: z
        .array(
          z.strictObject({
            applicationId: idSchema,
            version: versionSchema,
            reasonCode: z.enum(REJECTION_REASONS),
            reason: textSchema(4000),
          }),
        )
        .min(1)
        .max(5000),
    }),
    output: z.strictObject({ refused: z.int() }),
    errors: ['NotFound', 'Conflict', 'Rule.Blocked', 'Rule.IllegalStep', 'Rule.Recused'],
  }),
  /** Who is on the reserve list of a call, by lot and rank; amounts in its currency. */
  'decisions.reserve': query({
    allowed: GRANT_READERS,
    input: z.strictObject({ callId: idSchema }),
    output: z.strictObject({
      currency: currencySchema,
      until: dateSchema.nullable(),
      rows: z.array(reservePlaceSchema),
    }),
    errors: ['NotFound'],
  }),
  /** Ends places of the reserve list after its last day: those chosen, else all that no complaint holds. */
  'decisions.expireReserve': command({
    allowed: ['director'],
    input: z.strictObject({
      callId: idSchema,
      decidedOn: dateSchema,
      reason: textSchema(4000),
      applicationIds: z.array(idSchema).min(1).max(5000).nullable().default(null),
    }),
    output: z.strictObject({ expired: z.int() }),
    errors: ['NotFound', 'Rule.Blocked', 'Rule.IllegalStep', 'Rule.ReserveInForce', 'Rule.Recused'],
  }),
} as const
