import type { CommandContext } from '#backend/rpc/context.ts'
import table from '../../../resources/demo/rates.json' with { type: 'json' }
import { demoId } from './deterministic.ts'
import { insertAll } from './insert-all.ts'

export const RATE_SOURCE = table.source
const MONTHS: ReadonlyMap<string, Readonly<Record<string, string>>> = new Map(Object.entries(table.months))

/** Units of the currency per EUR in a month `YYYY-MM`; the demo never asks for a month outside the table. */
export function rateOf(currency: string, month: string): string {
  if (currency === table.base) return '1'
  const rate = MONTHS.get(month)?.[currency]
  if (rate === undefined) throw new RangeError(`No demo rate for ${currency} in ${month}`)
  return rate
}

/** Monthly averages of 2023 to 2025, so that entries, the entry form and the rate screen agree. */
export async function insertRates({ trx }: CommandContext): Promise<void> {
  const rows = [...MONTHS].flatMap(([month, rates]) =>
    Object.entries(rates).map(([currency, rate]) => ({
      id: demoId('rate', `${month} ${currency}`),
      source: table.source,
      base: table.base,
      currency,
      kind: 'month' as const,
      date: `${month}-01`,
      rate,
      imported_from: 'demo',
    })),
  )
  await insertAll(trx, 'exchange_rate', rows)
}
