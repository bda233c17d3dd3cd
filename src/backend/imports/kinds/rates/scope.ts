import { z } from 'zod'
import { currencySchema, dateSchema, decimalSchema } from '#shared/contract/common.ts'
import type { ExchangeRate } from '#shared/domain/rates/index.ts'
import type { Scope } from '../kind.ts'
import { parseParams } from '../parse-params.ts'

export const ratesParams = z.strictObject({
  source: z.string().min(1).max(80).optional().meta({ description: 'Name to store the rates under' }),
  base: currencySchema.optional().meta({ description: 'Currency the numbers of a table are per one of' }),
  target: currencySchema.default('EUR').meta({ description: 'Currency the stored rates are per one of' }),
  year: z.int().min(1990).max(2100).optional().meta({ description: 'Year of an InforEuro list' }),
  month: z.int().min(1).max(12).optional().meta({ description: 'Month of an InforEuro list' }),
  period: z
    .enum(['day', 'month'])
    .optional()
    .meta({ description: 'Whether the dates of a table name days or months' }),
  bridge: z
    .strictObject({ currency: currencySchema, perTarget: decimalSchema })
    .optional()
    .meta({ description: 'Pegged currency over which to reach the target, as BAM at 1.95583 per EUR' }),
  currencies: z.array(currencySchema).min(1).optional().meta({ description: 'Only these currencies' }),
  from: dateSchema.optional().meta({ description: 'Only rates from this day on' }),
  replace: z
    .boolean()
    .default(false)
    .meta({ description: 'Replace stored rates that differ and that no locked period used' }),
})

export interface RatesScope extends Scope {
  readonly replace: boolean
  readonly wants: (rate: ExchangeRate) => boolean
}

/** Only what was given: an undefined member would not survive the way to the worker. */
const given = <T extends object>(value: T) =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined))

/** What the parameters of a rate file ask for. Throws Validation. */
export function ratesScope(params: unknown): RatesScope {
  const { currencies, from, replace, ...reading } = parseParams(ratesParams, params)
  return {
    projectId: null,
    params: given({ ...reading, currencies, from, replace }),
    reading: { kind: 'rates', params: given(reading) },
    replace,
    wants: rate =>
      (currencies === undefined || currencies.includes(rate.currency)) &&
      (from === undefined || rate.date >= from),
  }
}
