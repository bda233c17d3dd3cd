import { z } from 'zod'
import {
  currencySchema,
  dateSchema,
  decimalSchema,
  idSchema,
  nothing,
  pageSchema,
  textSchema,
} from './common.ts'
import { command, FINANCE_READERS, FINANCE_WRITERS, query } from './procedure.ts'

const rateSchema = z.strictObject({
  id: idSchema,
  source: z.string(),
  base: currencySchema,
  currency: currencySchema,
  kind: z.enum(['day', 'month']),
  date: dateSchema,
  rate: decimalSchema,
  importedFrom: z.string(),
})

/** Which rates a list shows. */
export const rateFilterSchema = {
  source: z.string().nullable().default(null),
  currency: currencySchema.nullable().default(null),
}

export const ratesContract = {
  'rates.sources': query({
    allowed: FINANCE_READERS,
    input: nothing,
    output: z.strictObject({
      rows: z.array(
        z.strictObject({
          source: z.string(),
          base: currencySchema,
          kind: z.enum(['day', 'month']),
          currencies: z.array(currencySchema),
          first: dateSchema,
          last: dateSchema,
          count: z.int(),
        }),
      ),
    }),
  }),
  'rates.list': query({
    allowed: FINANCE_READERS,
    input: z.strictObject({ ...rateFilterSchema, ...pageSchema }),
    output: z.strictObject({ rows: z.array(rateSchema), total: z.int() }),
  }),
  /** A rate typed by hand, for example from a bank slip; `source` says from where. */
  'rates.add': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({
      source: textSchema(80).min(1),
      base: currencySchema,
      currency: currencySchema,
      kind: z.enum(['day', 'month']),
      date: dateSchema,
      rate: decimalSchema,
    }),
    output: z.strictObject({ id: idSchema }),
    errors: ['Conflict'],
  }),
} as const
