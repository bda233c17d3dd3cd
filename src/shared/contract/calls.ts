import { z } from 'zod'
import { CALL_KINDS } from '#shared/kernel/call-words.ts'
import { CALL_STATES } from '#shared/kernel/grant-states.ts'
import {
  idSchema,
  instantSchema,
  languageSchema,
  minorSchema,
  moneySchema,
  nameSchema,
  nothing,
  noticeSchema,
  pageSchema,
  savedSchema,
  sortSchema,
  textSchema,
  versionSchema,
} from './common.ts'
import { command, GRANT_READERS, GRANT_WRITERS, query } from './procedure.ts'

export const callRowSchema = z.strictObject({
  id: idSchema,
  version: versionSchema,
  code: z.string(),
  title: z.string(),
  kind: z.enum(CALL_KINDS),
  state: z.enum(CALL_STATES),
  schemeId: idSchema,
  schemeCode: z.string(),
  projectId: idSchema,
  projectCode: z.string(),
  envelope: moneySchema,
  /** IANA zone in which the deadline is told, to the minute. */
  zone: z.string(),
  opensAt: instantSchema.nullable(),
  deadlineAt: instantSchema.nullable(),
  /** Applications received, drafts and withdrawn ones apart. */
  applications: z.int(),
  invented: z.boolean(),
})
export type CallRow = z.infer<typeof callRowSchema>

/** Which calls a list shows. */
export const callFilterSchema = {
  text: textSchema(200).default(''),
  state: z.enum(CALL_STATES).nullable().default(null),
  projectId: idSchema.nullable().default(null),
  schemeId: idSchema.nullable().default(null),
}
export const CALL_SORTS = ['code', 'title', 'deadlineAt', 'state', 'envelope'] as const
export const callSortSchema = sortSchema(CALL_SORTS).default({ key: 'deadlineAt', direction: 'descending' })

/** One step of a call that its state allows, and what stands against it now. */
export const callStepSchema = z.strictObject({
  to: z.enum(CALL_STATES),
  needsReason: z.boolean(),
  blockers: z.array(noticeSchema),
  warnings: z.array(noticeSchema),
})

const newCallSchema = z.strictObject({
  schemeId: idSchema,
  code: z.string().trim().min(1, { message: 'validation.required' }).max(40),
  title: nameSchema,
  kind: z.enum(CALL_KINDS),
  languages: z.array(languageSchema).min(1, { message: 'validation.required' }),
  zone: z.string().min(1, { message: 'validation.required' }).max(60),
  envelopeMinor: minorSchema.min(0, { message: 'validation.too_small' }),
  /** Form, grid and checklists to begin with (`callForms.templates`); null: empty. */
  templateId: z.string().max(60).nullable(),
})

export const callsContract = {
  'calls.list': query({
    allowed: GRANT_READERS,
    input: z.strictObject({ ...callFilterSchema, sort: callSortSchema, ...pageSchema }),
    output: z.strictObject({ rows: z.array(callRowSchema), total: z.int() }),
  }),
  'calls.get': query({
    allowed: GRANT_READERS,
    input: z.strictObject({ id: idSchema }),
    output: z.strictObject({
      call: callRowSchema,
      languages: z.array(languageSchema),
      steps: z.array(callStepSchema),
      history: z.array(
        z.strictObject({
          from: z.string(),
          to: z.enum(CALL_STATES),
          reason: z.string(),
          by: z.string(),
          at: instantSchema,
        }),
      ),
      /** Texts that are missing in a language. */
      missingTexts: z.int(),
      corrigenda: z.int(),
    }),
    errors: ['NotFound'],
  }),
  /** A call being set up; its terms, lots, texts, form and grid follow through `calls.change`. */
  'calls.create': command({
    allowed: GRANT_WRITERS,
    input: newCallSchema,
    output: savedSchema,
    errors: ['NotFound', 'Rule.Duplicate'],
  }),
  /** Deletes a call that was never published and has no applications. */
  'calls.delete': command({
    allowed: GRANT_WRITERS,
    input: z.strictObject({ id: idSchema, version: versionSchema }),
    output: nothing,
    errors: ['NotFound', 'Conflict', 'Rule.Frozen', 'Rule.InUse'],
  }),
  /** Takes a call one step of its life further (domain-rules.md rule 1). */
  'calls.move': command({
    allowed: GRANT_WRITERS,
    input: z.strictObject({
      id: idSchema,
      version: versionSchema,
      to: z.enum(CALL_STATES),
      reason: textSchema(2000).default(''),
    }),
    output: savedSchema,
    errors: ['NotFound', 'Conflict', 'Rule.IllegalStep', 'Rule.Blocked', 'Rule.ReasonNeeded'],
  }),
} as const
