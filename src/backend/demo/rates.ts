import { SAME_CURRENCY } from '#backend/features/rates/index.ts'
import type { CommandContext } from '#backend/rpc/context.ts'
import { formatDecimal, multiply, parseDecimal, roundHalfUp } from '#shared/kernel/decimal.ts'
import { minorFromDecimal } from '#shared/kernel/money.ts'
import { monthKey } from '#shared/kernel/plain-date.ts'
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

/** The contract that uses what it bought first in, first out (its pack's method). */
export const FIFO_PROJECT = 'SOE-11'
/** The contract that converts at the rate of the last money that came in (its pack's method). */
const INSTALMENT_PROJECT = 'EU-DEMO-1'
/** Each purchase of that contract, in cents: enough for half a year in every currency. */
const BOUGHT_MINOR = 2_200_000
/** The bank gives a little less than the month's average. */
const BANK = '0.9965'

/** The bank's rate when it sold a currency in a month. */
export function bankRate(currency: string, month: string): string {
  const average = parseDecimal(rateOf(currency, month))
  const share = parseDecimal(BANK)
  if (!average || !share) throw new RangeError(`No rate for ${currency}`)
  return formatDecimal(roundHalfUp(multiply(average, share), 4)).replace(/0+$/, '')
}

/** What cents of the base buy of a currency at a rate, in its minor units. */
export function boughtFor(baseMinor: number, rate: string, currency: string): number {
  const factor = parseDecimal(rate)
  if (!factor) throw new RangeError(`Not a rate: ${rate}`)
  return minorFromDecimal(multiply({ digits: BigInt(baseMinor), scale: 2 }, factor), currency) ?? 0
}

export interface Purchase {
  readonly project: string
  readonly date: string
  readonly currency: string
  readonly fromMinor: number
  readonly toMinor: number
  readonly rate: string
}

/** Purchases of currency at the start of each half-year, before the first payments of the month. */
export const halfYearlyPurchases: readonly Purchase[] = [
  '2024-01-02',
  '2024-07-02',
  '2025-01-02',
  '2025-07-02',
].flatMap(date =>
  ['ALL', 'MKD', 'RSD'].map(currency => {
    const rate = bankRate(currency, monthKey(date))
    const toMinor = boughtFor(BOUGHT_MINOR, rate, currency)
    return {
      project: INSTALMENT_PROJECT,
      date,
      currency,
      fromMinor: BOUGHT_MINOR,
      toMinor,
      rate,
    }
  }),
)

export interface DemoRate {
  readonly rate: string
  readonly source: string
  readonly date: string
}

/**
 * Rate of a project for a currency on a day, as its contract converts; payments are made from the 2nd on. First in,
 * first out is worked out when the entry is paid: here the bank's rate of the month stands for it.
 */
export function projectRate(project: string, currency: string, date: string): DemoRate {
  if (currency === table.base) return { rate: '1', source: SAME_CURRENCY, date }
  const last = halfYearlyPurchases
    .filter(
      purchase => purchase.project === project && purchase.currency === currency && purchase.date <= date,
    )
    .at(-1)
  if (last) return { rate: last.rate, source: 'instalment', date: last.date }
  const month = monthKey(date)
  if (project === FIFO_PROJECT) return { rate: bankRate(currency, month), source: 'fifo', date }
  return { rate: rateOf(currency, month), source: RATE_SOURCE, date: `${month}-01` }
}
