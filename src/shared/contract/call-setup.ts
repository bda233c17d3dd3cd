import { z } from 'zod'
import type { CallSetup } from '#shared/domain/calls/index.ts'
import { CALL_KINDS, CALL_TEXT_FIELDS, ITEM_KINDS, ITEM_STAGES } from '#shared/kernel/call-words.ts'
import { CALL_STATES } from '#shared/kernel/grant-states.ts'
import { formDefinitionSchema, gridDefinitionSchema, textsSchema } from './call-forms.ts'
import {
  currencySchema,
  dateSchema,
  decimalSchema,
  idSchema,
  instantSchema,
  languageSchema,
  minorSchema,
  namedSchema,
  noticeSchema,
  SHORTEST_REASON,
  savedSchema,
  textSchema,
  versionSchema,
} from './common.ts'
import { command, GRANT_READERS, GRANT_WRITERS, query } from './procedure.ts'

/** A UTC instant on a whole minute: deadlines are told to the minute. */
const minuteSchema = instantSchema.refine(text => /T\d\d:\d\d:00(\.0+)?Z$/.test(text), {
  message: 'validation.minute',
})
const countSchema = (least: number, most: number) => z.int().min(least).max(most)
const codeSchema = z.string().trim().min(1, { message: 'validation.required' }).max(40)
const envelopeSchema = minorSchema.min(0, { message: 'validation.too_small' })

/** Keys of the grid, `received_at` and `reference_no`, in their order. */
const tieBreakSchema = z.array(z.string().min(1).max(60)).max(10)

export const callTermsSchema = z.strictObject({
  kind: z.enum(CALL_KINDS),
  directAwardReason: textSchema(4000),
  languages: z.array(languageSchema).min(1, { message: 'validation.required' }),
  envelopeMinor: envelopeSchema,
  zone: z.string().min(1, { message: 'validation.required' }).max(60),
  opensAt: minuteSchema.nullable(),
  deadlineAt: minuteSchema.nullable(),
  questionsUntil: minuteSchema.nullable(),
  applicationsPerApplicant: z.enum(['one', 'many']),
  countsCoApplicants: z.boolean(),
  blind: z.boolean(),
  assessorsNeeded: countSchema(1, 9),
  thirdReaderGap: decimalSchema.nullable(),
  tieBreak: tieBreakSchema,
  clarificationDays: countSchema(1, 60),
  complaintDays: countSchema(1, 90),
  reserveUntil: dateSchema.nullable(),
  earliestStart: dateSchema.nullable(),
  latestEnd: dateSchema.nullable(),
  shortestMonths: countSchema(1, 120).nullable(),
  longestMonths: countSchema(1, 120).nullable(),
})

export const callLotSchema = z.strictObject({
  id: idSchema,
  code: codeSchema,
  title: textsSchema(300),
  envelopeMinor: envelopeSchema,
  minimumMinor: envelopeSchema.nullable(),
  maximumMinor: envelopeSchema.nullable(),
  cofinancingPercent: decimalSchema,
})
export const callItemSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(ITEM_KINDS),
  code: codeSchema,
  text: textsSchema(2000),
  required: z.boolean(),
  stage: z.enum(ITEM_STAGES),
  validityMonths: countSchema(1, 120).nullable(),
})
const callTextsSchema = z.partialRecord(z.enum(CALL_TEXT_FIELDS), textsSchema())

/** A part left out stays as it is; a list that is given takes the place of the whole list. A record without id is new. */
export const callPatchSchema = z.strictObject({
  code: codeSchema.optional(),
  terms: callTermsSchema.partial().optional(),
  lots: z
    .array(callLotSchema.extend({ id: idSchema.nullable() }))
    .max(30)
    .optional(),
  items: z
    .array(callItemSchema.extend({ id: idSchema.nullable() }))
    .max(300)
    .optional(),
  cutoffs: z.array(minuteSchema).max(60).optional(),
  invited: z.array(idSchema).max(500).optional(),
  texts: callTextsSchema.optional(),
  form: formDefinitionSchema.optional(),
  grid: gridDefinitionSchema.optional(),
})
export type CallPatch = z.output<typeof callPatchSchema>

const corrigendumSchema = z.strictObject({
  reason: z.string().trim().min(SHORTEST_REASON, { message: 'validation.reason' }).max(4000),
  issuedOn: dateSchema,
})

export const callChangeSchema = z.strictObject({
  part: z.enum(['call', 'text', 'lot', 'cutoff', 'item', 'invited', 'form', 'grid']),
  record: z.string(),
  field: z.string(),
  language: z.string().nullable(),
  before: z.string().nullable(),
  after: z.string().nullable(),
})

const setupSchema = callTermsSchema.extend({
  opensAt: instantSchema.nullable(),
  deadlineAt: instantSchema.nullable(),
  questionsUntil: instantSchema.nullable(),
  id: idSchema,
  code: z.string(),
  state: z.enum(CALL_STATES),
  currency: currencySchema,
  cutoffs: z.array(z.strictObject({ number: z.int(), deadlineAt: instantSchema })),
  invited: z.array(idSchema),
  lots: z.array(callLotSchema),
  items: z.array(callItemSchema),
  texts: callTextsSchema,
  form: z.strictObject({ number: z.int(), definition: formDefinitionSchema }).nullable(),
  grid: z.strictObject({ number: z.int(), definition: gridDefinitionSchema }).nullable(),
}) satisfies z.ZodType<CallSetup>

const missingSchema = z.strictObject({
  part: z.enum(['call', 'lot', 'item']),
  recordId: z.string(),
  code: z.string(),
  field: z.string(),
  language: languageSchema,
})

/** All that a call says, and the one way to change it. */
export const callSetupContract = {
  'calls.setup': query({
    allowed: GRANT_READERS,
    input: z.strictObject({ id: idSchema }),
    output: z.strictObject({
      version: versionSchema,
      setup: setupSchema,
      /** Names of the invited bodies. */
      invited: z.array(namedSchema),
      /** True once a change needs a corrigendum; `closed` when none is taken any more. */
      frozen: z.enum(['no', 'corrigendum', 'closed']),
      missingTexts: z.array(missingSchema),
      blockers: z.array(noticeSchema),
      warnings: z.array(noticeSchema),
    }),
    errors: ['NotFound'],
  }),
  /**
   * Changes what a call says. While it is open every change is a numbered corrigendum with its reason, which freezes a new
   * version of the form or grid; before, drafts are simply saved; afterwards nothing changes (domain-rules.md rule 2).
   */
  'calls.change': command({
    allowed: GRANT_WRITERS,
    input: z.strictObject({
      id: idSchema,
      version: versionSchema,
      patch: callPatchSchema,
      corrigendum: corrigendumSchema.nullable().default(null),
    }),
    output: savedSchema.extend({ corrigendum: z.int().nullable() }),
    errors: ['NotFound', 'Conflict', 'Rule.Frozen', 'Rule.Blocked', 'Rule.Duplicate', 'Rule.InUse'],
  }),
  /** What a change would alter and what stands against it; nothing is stored. */
  'calls.previewChange': query({
    allowed: GRANT_READERS,
    input: z.strictObject({ id: idSchema, patch: callPatchSchema }),
    output: z.strictObject({
      changes: z.array(callChangeSchema),
      blockers: z.array(noticeSchema),
      warnings: z.array(noticeSchema),
    }),
    errors: ['NotFound'],
  }),
  'corrigenda.list': query({
    allowed: GRANT_READERS,
    input: z.strictObject({ callId: idSchema }),
    output: z.strictObject({
      rows: z.array(
        z.strictObject({
          id: idSchema,
          number: z.int(),
          issuedOn: dateSchema,
          reason: z.string(),
          issuedBy: z.string(),
          issuedAt: instantSchema,
          changes: z.array(callChangeSchema),
        }),
      ),
    }),
    errors: ['NotFound'],
  }),
} as const
