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

const byProject = z.strictObject({ projectId: idSchema })

/** Money that came in another currency, and how much of it posted entries have used (first in, first out). */
const layerSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(['movement', 'conversion']),
  date: dateSchema,
  local: moneySchema,
  base: moneySchema,
  rate: decimalSchema,
  reference: z.string(),
  used: moneySchema,
  left: moneySchema,
})

const differenceSchema = z.strictObject({
  currency: currencySchema,
  /** Spent of what had come in this currency. */
  spent: moneySchema,
  /** Spent before any had come: it has no difference yet. */
  uncovered: moneySchema,
  worth: moneySchema,
  reported: moneySchema,
  difference: moneySchema,
})

const periodHead = {
  periodId: idSchema,
  number: z.int(),
  label: z.string(),
  state: z.enum(['open', 'locked']),
  start: dateSchema,
  end: dateSchema,
}

export const currenciesContract = {
  /** Purchases of one currency with another, as on the bank's slips. */
  'conversions.list': query({
    allowed: FINANCE_READERS,
    input: byProject,
    output: z.strictObject({
      rows: z.array(
        z.strictObject({
          id: idSchema,
          version: versionSchema,
          date: dateSchema,
          from: moneySchema,
          to: moneySchema,
          /** Units of the bought currency per one of the sold. */
          rate: decimalSchema,
          slipNo: z.string(),
          fromAccount: namedSchema.nullable(),
          toAccount: namedSchema.nullable(),
        }),
      ),
    }),
    errors: ['NotFound'],
  }),
  'conversions.save': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({
      id: idSchema.nullable(),
      version: versionSchema.nullable(),
      projectId: idSchema,
      date: dateSchema,
      fromCurrency: currencySchema,
      fromMinor: minorSchema.positive(),
      toCurrency: currencySchema,
      toMinor: minorSchema.positive(),
      slipNo: textSchema(120),
      /** The account the sold currency left; of that currency. */
      fromAccountId: idSchema.nullable().default(null),
      /** The account the bought currency came to; of that currency. */
      toAccountId: idSchema.nullable().default(null),
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
  'conversions.delete': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({ id: idSchema, version: versionSchema }),
    output: nothing,
    errors: [
      'NotFound',
      'Conflict',
      'Rule.PeriodLocked',
      'Rule.LayerUsed',
      'Rule.AccountReconciled',
      'Rule.Matched',
    ],
  }),
  'rates.layers': query({
    allowed: FINANCE_READERS,
    input: byProject,
    output: z.strictObject({ rows: z.array(layerSchema) }),
    errors: ['NotFound'],
  }),
  /** The parts in which an entry was converted; none where one rate served it. */
  'rates.draws': query({
    allowed: FINANCE_READERS,
    input: z.strictObject({ entryId: idSchema }),
    output: z.strictObject({
      rows: z.array(
        z.strictObject({
          kind: z.enum(['movement', 'conversion']),
          date: dateSchema,
          reference: z.string(),
          rate: decimalSchema,
          local: moneySchema,
          base: moneySchema,
        }),
      ),
    }),
    errors: ['NotFound'],
  }),
  /** The fund of every period: its opening must be the closing of the one before, to the cent (SW-04, SW-05). */
  'funds.chain': query({
    allowed: FINANCE_READERS,
    input: byProject,
    output: z.strictObject({
      currency: currencySchema,
      rows: z.array(
        z.strictObject({
          ...periodHead,
          opening: minorSchema,
          received: minorSchema,
          interest: minorSchema,
          exchangeDifference: minorSchema,
          costs: minorSchema,
          refunded: minorSchema,
          closing: minorSchema,
          /** Closing of the period before as it was locked, else as the books say now; null for the first. */
          before: minorSchema.nullable(),
          /** Opening less the closing before; null for the first. */
          difference: minorSchema.nullable(),
          /** Closing as it was when the period was locked; null while it is open. */
          lockedClosing: minorSchema.nullable(),
        }),
      ),
    }),
    errors: ['NotFound'],
  }),
  /** Exchange differences by period and currency, what is booked of them, and what is left to book. */
  'funds.exchangeDifferences': query({
    allowed: FINANCE_READERS,
    input: byProject,
    output: z.strictObject({
      currency: currencySchema,
      rows: z.array(
        z.strictObject({
          ...periodHead,
          currencies: z.array(differenceSchema),
          difference: minorSchema,
          booked: minorSchema,
          open: minorSchema,
        }),
      ),
    }),
    errors: ['NotFound'],
  }),
  /** Books what is left of a period's exchange difference on its last day; `minor` is what the caller saw. */
  'funds.bookExchangeDifference': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({ periodId: idSchema, minor: minorSchema }),
    output: savedSchema,
    errors: ['NotFound', 'Conflict', 'Rule.PeriodLocked', 'Rule.NothingToBook'],
  }),
} as const
