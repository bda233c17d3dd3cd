import { z } from 'zod'
import { APPLICATION_STATES, PUBLIC_STATES } from '#shared/kernel/grant-states.ts'
import {
  idSchema,
  instantSchema,
  languageSchema,
  moneySchema,
  namedSchema,
  pageSchema,
  savedSchema,
  sortSchema,
  textSchema,
  versionSchema,
} from './common.ts'
import { command, GRANT_READERS, GRANT_WRITERS, query } from './procedure.ts'

export const applicationStateSchema = z.enum(APPLICATION_STATES)

/** Stages of a call's pipeline, in the order in which applications pass them. */
export const PIPELINE_STAGES = ['received', 'eligible', 'evaluated', 'awarded'] as const

export const RECEIVED_HOW = ['', 'email', 'paper', 'usb', 'hand', 'other'] as const
export const INTAKES = ['typed', 'pack', 'sheet', 'register'] as const

export const APPLICATION_SORTS = [
  'referenceNo',
  'title',
  'applicant',
  'state',
  'requested',
  'received',
  'average',
  'rank',
] as const

export const applicationRowSchema = z.strictObject({
  id: idSchema,
  version: versionSchema,
  call: z.strictObject({ id: idSchema, code: z.string(), title: z.string(), zone: z.string() }),
  referenceNo: z.string(),
  state: applicationStateSchema,
  /** What the applicant may be told. */
  publicState: z.enum(PUBLIC_STATES),
  title: z.string(),
  applicantId: idSchema.nullable(),
  applicantName: z.string(),
  lot: z.strictObject({ id: idSchema, code: z.string() }).nullable(),
  requested: moneySchema.nullable(),
  total: moneySchema.nullable(),
  recommended: moneySchema.nullable(),
  awarded: moneySchema.nullable(),
  durationMonths: z.int().nullable(),
  location: z.string(),
  receivedAt: instantSchema.nullable(),
  receivedHow: z.enum(RECEIVED_HOW),
  intake: z.enum(INTAKES),
  /** Average of the counted scores, rounded to 2 for reading only; ranks are made on exact values. */
  average: z.string().nullable(),
  rank: z.int().nullable(),
  needsReview: z.boolean(),
  invented: z.boolean(),
})
export type ApplicationRow = z.infer<typeof applicationRowSchema>

/** Which applications a list shows; texts and states that are left out don't narrow it. */
export const applicationFilterSchema = {
  callId: idSchema.nullable().default(null),
  lotId: idSchema.nullable().default(null),
  states: z.array(applicationStateSchema).max(APPLICATION_STATES.length).default([]),
  organisationId: idSchema.nullable().default(null),
  needsReview: z.boolean().default(false),
  text: textSchema(200).default(''),
}

export const applicationSortSchema = sortSchema(APPLICATION_SORTS).default({
  key: 'referenceNo',
  direction: 'ascending',
})

const stepSchema = z.strictObject({
  id: idSchema,
  from: z.string(),
  to: z.string(),
  reasonCode: z.string(),
  reason: z.string(),
  by: z.string(),
  at: instantSchema,
})

export const applicationDetailSchema = z.strictObject({
  ...applicationRowSchema.shape,
  callState: z.string(),
  language: languageSchema,
  formVersion: z.strictObject({ id: idSchema, number: z.int() }),
  deadlineAt: instantSchema.nullable(),
  patron: namedSchema.nullable(),
  receivedEvidence: z.string(),
  receivedBy: z.string().nullable(),
  revision: z.int(),
  reviewNote: z.string(),
  withdrawalReason: z.string(),
  /** Steps that may be taken by name and reason alone; the others come out of checks, scores and decisions. */
  possible: z.array(applicationStateSchema),
  steps: z.array(stepSchema),
})
export type ApplicationDetail = z.infer<typeof applicationDetailSchema>

/** Applications to calls, as those see them who may see all names (assessors have procedures of their own). */
export const applicationsContract = {
  'applications.list': query({
    allowed: GRANT_READERS,
    input: z.strictObject({ ...applicationFilterSchema, sort: applicationSortSchema, ...pageSchema }),
    output: z.strictObject({ rows: z.array(applicationRowSchema), total: z.int() }),
  }),
  'applications.get': query({
    allowed: GRANT_READERS,
    input: z.strictObject({ id: idSchema }),
    output: applicationDetailSchema,
    errors: ['NotFound', 'Rule.Recused'],
  }),
  /** How many applications of a call got how far, and what they ask for: received, eligible, evaluated, awarded. */
  'applications.pipeline': query({
    allowed: GRANT_READERS,
    input: z.strictObject({ callId: idSchema }),
    output: z.strictObject({
      currency: z.string(),
      stages: z.array(
        z.strictObject({
          stage: z.enum(PIPELINE_STAGES),
          count: z.int(),
          requested: moneySchema,
          /** States of the applications that stand at this stage now. */
          states: z.array(z.strictObject({ state: applicationStateSchema, count: z.int() })),
        }),
      ),
    }),
    errors: ['NotFound'],
  }),
  /** Takes a step that needs no act of its own: into the administrative check, a late one rejected, withdrawn. */
  'applications.move': command({
    allowed: GRANT_WRITERS,
    input: z.strictObject({
      id: idSchema,
      version: versionSchema,
      to: applicationStateSchema,
      reasonCode: textSchema(40).default(''),
      reason: textSchema(2000).default(''),
    }),
    output: savedSchema,
    errors: [
      'NotFound',
      'Conflict',
      'Rule.IllegalStep',
      'Rule.ReasonNeeded',
      'Rule.StepHasOwnAct',
      'Rule.Recused',
    ],
  }),
} as const
