import { divideIntegersHalfUp } from '#shared/kernel/decimal.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import { contains, type Period } from '#shared/kernel/period.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { fifo } from './fifo.ts'
import type { CurrencyPair, Instalment } from './instalments.ts'

/** Cost as reported, and the gain (above zero) or loss against what was received for it; minor units. */
export type ExchangeDifference = { readonly reportedMinor: number; readonly differenceMinor: number }

/**
 * Exchange difference of money received at one rate and reported at another: shown apart, never an eligible
 * cost (FX-07, donor-formats.md 1.9). Only the spent part of what was received counts.
 * @example received 5,000.00 as 585,750.00, all spent, reported 4,997.76 -> difference -2.24
 */
export function exchangeDifference(input: {
  readonly receivedMinor: number
  readonly localMinor: number
  readonly spentLocalMinor: number
  readonly reportedMinor: number
}): ExchangeDifference {
  const { receivedMinor, localMinor, spentLocalMinor, reportedMinor } = input
  const share = BigInt(receivedMinor) * BigInt(spentLocalMinor)
  const worth = localMinor === 0 ? 0 : Number(divideIntegersHalfUp(share, BigInt(localMinor)))
  return { reportedMinor, differenceMinor: sumMinor([reportedMinor, -worth]) }
}

/** What was spent in a currency on one day: in the currency, and as reported in the base currency; minor units. */
export type DaySpending = {
  readonly date: PlainDate
  readonly localMinor: number
  readonly reportedMinor: number
}

/** Difference of one period: what was spent of money received, what it was worth when it came, and as reported. */
export type PeriodDifference = ExchangeDifference & {
  readonly localMinor: number
  readonly worthMinor: number
  /** Spent before any money of the currency had come: it has no difference yet. */
  readonly uncoveredMinor: number
}

type Day = DaySpending & { readonly coveredMinor: number; readonly worthMinor: number }

/** The days in order, each with what of it was covered by money received, and its worth then. */
function worthOfDays(
  days: readonly DaySpending[],
  layers: readonly Instalment[],
  pair: CurrencyPair,
): readonly Day[] {
  const ordered = days.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
  const { items } = fifo(ordered, layers, pair)
  return ordered.map((day, place) => ({
    ...day,
    coveredMinor: day.localMinor - (items[place]?.uncoveredMinor ?? day.localMinor),
    worthMinor: items[place]?.baseMinor ?? 0,
  }))
}

/** The reported part of a day that money received covers. */
const reportedOf = ({ localMinor, coveredMinor, reportedMinor }: Day): number =>
  localMinor === 0
    ? reportedMinor
    : Number(divideIntegersHalfUp(BigInt(reportedMinor) * BigInt(coveredMinor), BigInt(localMinor)))

/**
 * Exchange difference of each period in one currency (FX-07): money is used first in, first out over the whole
 * contract, so that a period takes only what earlier ones left. Gain above zero, loss below; never an eligible cost.
 */
export function differencesByPeriod(
  days: readonly DaySpending[],
  layers: readonly Instalment[],
  pair: CurrencyPair,
  periods: readonly Period[],
): readonly PeriodDifference[] {
  const worth = worthOfDays(days, layers, pair)
  return periods.map(period => {
    const own = worth.filter(day => contains(period, day.date))
    const reportedMinor = sumMinor(own.map(reportedOf))
    const worthMinor = sumMinor(own.map(day => day.worthMinor))
    return {
      localMinor: sumMinor(own.map(day => day.coveredMinor)),
      uncoveredMinor: sumMinor(own.map(day => day.localMinor - day.coveredMinor)),
      reportedMinor,
      worthMinor,
      differenceMinor: sumMinor([reportedMinor, -worthMinor]),
    }
  })
}
