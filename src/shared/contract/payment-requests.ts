import { z } from 'zod'
import {
  currencySchema,
  dateSchema,
  decimalSchema,
  idSchema,
  minorSchema,
  moneySchema,
  nothing,
  noticeSchema,
  savedSchema,
  textSchema,
  versionSchema,
} from './common.ts'
import { command, FINANCE_READERS, FINANCE_WRITERS, query } from './procedure.ts'

export const REQUEST_KINDS = ['first', 'further', 'balance'] as const
export const REQUEST_STATES = ['draft', 'sent', 'paid', 'rejected'] as const
/** What Annex V asks to be attached (donor-formats.md 1.4). */
export const REQUEST_ATTACHMENTS = [
  'verification',
  'guarantee',
  'interimReports',
  'forecast',
  'finalReports',
] as const

/** One step of the calculation: amounts in minor units and percents as decimal text, by the names its words use. */
export const paymentStepSchema = z.strictObject({
  key: z.string(),
  messageKey: z.string(),
  amounts: z.record(z.string(), minorSchema),
  percents: z.record(z.string(), z.string()),
  resultMinor: minorSchema,
  outcome: z.enum(['ok', 'short', 'capped']),
})

/** What a request was worked out from, kept with it. */
export const requestBasisSchema = z.strictObject({
  /** Option of the contract; null for a balance. */
  option: z.union([z.literal(1), z.literal(2)]).nullable(),
  /** Costs count up to this day; null before the first payment. */
  until: dateSchema.nullable(),
  /** Whose forecast was taken; null where none was. */
  forecastPeriodId: idSchema.nullable(),
  attachments: z.array(z.enum(REQUEST_ATTACHMENTS)),
  /** Costs refused (reason codes) that were left out. */
  ineligibleMinor: minorSchema,
  steps: z.array(paymentStepSchema),
})
export type RequestBasis = z.infer<typeof requestBasisSchema>

const requestSchema = z.strictObject({
  id: idSchema,
  version: versionSchema,
  number: z.int(),
  kind: z.enum(REQUEST_KINDS),
  state: z.enum(REQUEST_STATES),
  periodId: idSchema.nullable(),
  periodLabel: z.string(),
  requestedOn: dateSchema.nullable(),
  amount: moneySchema,
  reference: z.string(),
  note: z.string(),
  basis: requestBasisSchema,
  /** The instalment that answered it. */
  paid: z.strictObject({ movementId: idSchema, date: dateSchema, amount: moneySchema }).nullable(),
})
export type PaymentRequestRow = z.infer<typeof requestSchema>

const chosen = {
  projectId: idSchema,
  kind: z.enum(REQUEST_KINDS),
  /** The period reported with it; null for a first payment. */
  periodId: idSchema.nullable(),
}
const target = { id: idSchema, version: versionSchema }

export const paymentRequestsContract = {
  'paymentRequests.list': query({
    allowed: FINANCE_READERS,
    input: z.strictObject({ projectId: idSchema }),
    output: z.strictObject({ currency: currencySchema, rows: z.array(requestSchema) }),
    errors: ['NotFound'],
  }),
  /** Works a request out step by step from the ledger, the funds received, the forecast and the contract's rules. */
  'paymentRequests.propose': query({
    allowed: FINANCE_READERS,
    input: z.strictObject(chosen),
    output: z.strictObject({
      currency: currencySchema,
      amount: moneySchema,
      basis: requestBasisSchema,
      warnings: z.array(noticeSchema),
      euPercent: decimalSchema,
    }),
    errors: ['NotFound', 'Rule.RequestFigures', 'Rule.ParameterMissing', 'Rule.ParameterCurrency'],
  }),
  /** Keeps a request as a draft, new or worked out again. */
  'paymentRequests.save': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({
      id: idSchema.nullable(),
      version: versionSchema.nullable(),
      ...chosen,
      /** What the caller saw; refused when the figures have moved since. */
      amountMinor: minorSchema,
      reference: textSchema(120),
      note: textSchema(1000),
    }),
    output: savedSchema,
    errors: [
      'NotFound',
      'Conflict',
      'Rule.RequestFigures',
      'Rule.RequestOpen',
      'Rule.RequestState',
      'Rule.NothingToRequest',
      'Rule.ParameterMissing',
      'Rule.ParameterCurrency',
    ],
  }),
  'paymentRequests.delete': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject(target),
    output: nothing,
    errors: ['NotFound', 'Conflict', 'Rule.RequestState'],
  }),
  'paymentRequests.send': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({ ...target, requestedOn: dateSchema, reference: textSchema(120) }),
    output: savedSchema,
    errors: ['NotFound', 'Conflict', 'Rule.RequestState', 'Rule.RequestOutdated', 'Rule.RequestFigures'],
  }),
  /** Links the instalment that answered a request. */
  'paymentRequests.markPaid': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({ ...target, movementId: idSchema }),
    output: savedSchema,
    errors: ['NotFound', 'Conflict', 'Rule.RequestState', 'Rule.MovementLinked', 'Rule.MovementKind'],
  }),
  'paymentRequests.reject': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({ ...target, note: textSchema(1000).min(3) }),
    output: savedSchema,
    errors: ['NotFound', 'Conflict', 'Rule.RequestState'],
  }),
} as const
