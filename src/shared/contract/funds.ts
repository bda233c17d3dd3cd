import { z } from 'zod'
import {
  currencySchema,
  dateSchema,
  decimalSchema,
  idSchema,
  minorSchema,
  moneySchema,
  namedSchema,
  nothing,
  savedSchema,
  textSchema,
  versionSchema,
} from './common.ts'
import { command, FINANCE_READERS, FINANCE_WRITERS, query } from './procedure.ts'

export const FUND_KINDS = [
  'instalment',
  'other_donor',
  'own_contribution',
  'interest',
  'exchange_difference',
  'refund',
] as const

const movementSchema = z.strictObject({
  id: idSchema,
  version: versionSchema,
  kind: z.enum(FUND_KINDS),
  date: dateSchema,
  organisation: namedSchema.nullable(),
  amount: moneySchema,
  rate: decimalSchema,
  base: moneySchema,
  reference: z.string(),
  note: z.string(),
  account: namedSchema.nullable(),
  /** The request for payment it answers. */
  requestId: idSchema.nullable(),
})

export const fundsContract = {
  'funds.list': query({
    allowed: FINANCE_READERS,
    input: z.strictObject({ projectId: idSchema }),
    output: z.strictObject({ rows: z.array(movementSchema), received: moneySchema }),
  }),
  'funds.save': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({
      id: idSchema.nullable(),
      version: versionSchema.nullable(),
      projectId: idSchema,
      kind: z.enum(FUND_KINDS),
      date: dateSchema,
      organisationId: idSchema.nullable(),
      currency: currencySchema,
      amountMinor: minorSchema,
      /** What arrived in the project's currency; the rate is computed from both. */
      baseMinor: minorSchema,
      reference: textSchema(120),
      note: textSchema(1000),
      /** The account it arrived on or left from. */
      accountId: idSchema.nullable().default(null),
    }),
    output: savedSchema,
    errors: [
      'NotFound',
      'Conflict',
      'Rule.PeriodLocked',
      'Rule.LayerUsed',
      'Rule.AccountReconciled',
      'Rule.Matched',
    ],
  }),
  'funds.delete': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({ id: idSchema, version: versionSchema }),
    output: nothing,
    errors: [
      'NotFound',
      'Conflict',
      'Rule.PeriodLocked',
      'Rule.LayerUsed',
      'Rule.MovementLinked',
      'Rule.AccountReconciled',
      'Rule.Matched',
    ],
  }),
  /**
   * Cash of a project from its first open period on: opening, received, instalments asked for and not paid, posted
   * costs, the forecast not spent yet, payments pending, closing, which opens the next row.
   */
  'funds.cashForecast': query({
    allowed: FINANCE_READERS,
    input: z.strictObject({
      projectId: idSchema,
      /** Nothing is expected to come or go before it. */
      today: dateSchema,
    }),
    output: z.strictObject({
      currency: currencySchema,
      rows: z.array(
        z.strictObject({
          /** Null for the time after the last period. */
          period: z
            .strictObject({ id: idSchema, label: z.string(), start: dateSchema, end: dateSchema })
            .nullable(),
          /** False where no line of the period has a forecast: blank, which is not zero. */
          hasForecast: z.boolean(),
          opening: minorSchema,
          /** Less what went back to the donor. */
          received: minorSchema,
          expected: minorSchema,
          costs: minorSchema,
          forecast: minorSchema,
          pending: minorSchema,
          closing: minorSchema,
        }),
      ),
    }),
    errors: ['NotFound'],
  }),
  /** Bank, cash, advances and payables at a period's end, as counted; the report checks that they add up to the closing balance. */
  'funds.position': query({
    allowed: FINANCE_READERS,
    input: z.strictObject({ periodId: idSchema }),
    output: z.strictObject({
      version: versionSchema.nullable(),
      bank: minorSchema,
      cash: minorSchema,
      advances: minorSchema,
      payables: minorSchema,
      statement: minorSchema,
      outstanding: minorSchema,
      closing: minorSchema,
      currency: currencySchema,
    }),
    errors: ['NotFound'],
  }),
  'funds.savePosition': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({
      periodId: idSchema,
      version: versionSchema.nullable(),
      bank: minorSchema,
      cash: minorSchema,
      advances: minorSchema,
      payables: minorSchema,
      statement: minorSchema,
      outstanding: minorSchema,
    }),
    output: savedSchema,
    errors: ['NotFound', 'Conflict', 'Rule.PeriodLocked'],
  }),
  /** Lines of a period whose deviation needs a note by the contract's limit, with the note where there is one. */
  'deviations.list': query({
    allowed: FINANCE_READERS,
    input: z.strictObject({ periodId: idSchema }),
    output: z.strictObject({
      currency: currencySchema,
      limitPercent: decimalSchema.nullable(),
      rows: z.array(
        z.strictObject({
          lineId: idSchema,
          code: z.string(),
          label: z.string(),
          budget: minorSchema,
          outcome: minorSchema,
          deviation: minorSchema,
          percent: z.string(),
          explain: z.boolean(),
          note: z.string(),
          noteVersion: versionSchema.nullable(),
        }),
      ),
    }),
    errors: ['NotFound'],
  }),
  'deviations.explain': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({
      periodId: idSchema,
      lineId: idSchema,
      version: versionSchema.nullable(),
      text: textSchema(2000),
    }),
    output: savedSchema,
    errors: ['NotFound', 'Conflict', 'Rule.PeriodLocked'],
  }),
} as const
