import { formatDecimal, isPositiveDecimal, parseDecimal, roundHalfUp } from '#shared/kernel/decimal.ts'
import { type Problem, problem } from '#shared/kernel/errors.ts'
import { contains, monthsOf, type Period } from '#shared/kernel/period.ts'
import {
  addDays,
  compareDates,
  earlier,
  endOfMonth,
  monthKey,
  type PlainDate,
} from '#shared/kernel/plain-date.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { meanRate } from './mean.ts'
import type { ChosenRate, ExchangeRate, TablePolicy } from './rate.ts'

export type RateRequest = {
  readonly policy: TablePolicy
  readonly currency: string
  readonly base: string
  readonly date: PlainDate
  /** Preferred source; another one is never taken silently. Null takes the only source there is. */
  readonly source: string | null
  /** Reporting period of the entry, needed for the mean. */
  readonly period: Period | null
  /** The contract's own rate for `fixed`, the bank's for `bank`. */
  readonly givenRate: string | null
  /** Day on which the last tranche up to the payment was converted, needed for `last_tranche_day`. */
  readonly trancheDay?: PlainDate | null
  /** Last day of the implementation, needed for `end_month_mean`. */
  readonly end?: PlainDate | null
}

/** Decimals a mean is kept with: far finer than published rates, short enough to print. */
const MEAN_DECIMALS = 12

const missing = (request: RateRequest, month: string): Problem =>
  problem('Rule.RateMissing', 'problem.rateMissing', {
    currency: request.currency,
    base: request.base,
    month,
    source: request.source ?? '',
  })

/** Weekends and the longest run of bank holidays; an older daily rate is a gap in the table, not the rate in force. */
const LONGEST_GAP_DAYS = 7

/** Rows of the one source that serves the request; two sources without a preference are a question for people. */
function suitable(
  rates: readonly ExchangeRate[],
  request: RateRequest,
  span: Period,
): Result<readonly ExchangeRate[], Problem> {
  const rows = rates.filter(
    rate =>
      rate.base === request.base &&
      rate.currency === request.currency &&
      (request.source === null || rate.source === request.source) &&
      contains(span, rate.date),
  )
  if (new Set(rows.map(rate => rate.source)).size <= 1) return ok(rows)
  return err(
    problem('Rule.RateSourceAmbiguous', 'problem.rateSourceAmbiguous', {
      currency: request.currency,
      month: monthKey(span.end),
    }),
  )
}

const monthStart = (date: PlainDate): PlainDate => `${monthKey(date)}-01`

const chosen = (row: ExchangeRate): ChosenRate => ({ rate: row.rate, source: row.source, date: row.date })

/**
 * Rate in force on a date: the month's own row; in a table of days the last one on or before the date, at most
 * a week old. Another month's row is never used instead: a missing month must be seen.
 */
function rateInForce(rates: readonly ExchangeRate[], request: RateRequest): Result<ChosenRate, Problem> {
  const { date } = request
  const earliest = earlier(monthStart(date), addDays(date, -LONGEST_GAP_DAYS))
  const found = suitable(rates, request, { start: earliest, end: endOfMonth(date) })
  if (!found.ok) return found
  const monthly = found.value.find(row => row.kind === 'month' && monthKey(row.date) === monthKey(date))
  if (monthly) return ok(chosen(monthly))
  const oldest = addDays(date, -LONGEST_GAP_DAYS)
  const daily = found.value
    .filter(row => row.kind === 'day' && row.date >= oldest && row.date <= date)
    .toSorted((a, b) => compareDates(a.date, b.date))
    .at(-1)
  return daily ? ok(chosen(daily)) : err(missing(request, monthKey(date)))
}

/** One month's rate for a mean: the month's own row, else the mean of its days. */
function rateOfMonth(
  rates: readonly ExchangeRate[],
  request: RateRequest,
  month: PlainDate,
): Result<ChosenRate, Problem> {
  const found = suitable(rates, request, { start: monthStart(month), end: endOfMonth(month) })
  if (!found.ok) return found
  const monthly = found.value.find(row => row.kind === 'month')
  if (monthly) return ok(chosen(monthly))
  const mean = meanRate(found.value.map(row => row.rate))
  if (mean === undefined) return err(missing(request, monthKey(month)))
  return ok({ rate: mean, source: found.value[0]?.source ?? '', date: endOfMonth(month) })
}

/** The day's own rate, of a table of days: the last one on or before it, at most a week old. */
function rateOfDay(
  rates: readonly ExchangeRate[],
  request: RateRequest,
  day: PlainDate,
): Result<ChosenRate, Problem> {
  const days = rates.filter(rate => rate.kind === 'day')
  const found = suitable(days, request, { start: addDays(day, -LONGEST_GAP_DAYS), end: day })
  if (!found.ok) return found
  const last = found.value.toSorted((a, b) => compareDates(a.date, b.date)).at(-1)
  return last ? ok(chosen(last)) : err(missing(request, monthKey(day)))
}

/** A mean with as many decimals as it is kept with. */
function printable(rate: string): string {
  const mean = parseDecimal(rate)
  return mean && mean.scale > MEAN_DECIMALS ? formatDecimal(roundHalfUp(mean, MEAN_DECIMALS)) : rate
}

/** Rate of the day of the last tranche; nothing was converted yet: there is no such day. */
function lastTranche(rates: readonly ExchangeRate[], request: RateRequest): Result<ChosenRate, Problem> {
  const { trancheDay, currency, base, date } = request
  if (!trancheDay)
    return err(problem('Rule.InstalmentMissing', 'problem.instalmentMissing', { date, currency, base }))
  return rateOfDay(rates, request, trancheDay)
}

/**
 * Mean of the month in which implementation ends. Before it is published the mean of the payment's own month stands for
 * it: its date tells, and the settlement converts anew.
 */
function endMonthMean(rates: readonly ExchangeRate[], request: RateRequest): Result<ChosenRate, Problem> {
  const { end, date } = request
  if (!end) return err(problem('Rule.PeriodMissing', 'problem.ratePeriodMissing'))
  const final = rateOfMonth(rates, request, endOfMonth(end))
  if (final.ok) return ok({ ...final.value, rate: printable(final.value.rate) })
  if (final.error.code !== 'Rule.RateMissing') return final
  const own = rateOfMonth(rates, request, endOfMonth(date))
  return own.ok ? ok({ ...own.value, rate: printable(own.value.rate) }) : final
}

/** Mean of the rates of all months of the period; every month must be there. */
function periodMean(rates: readonly ExchangeRate[], request: RateRequest): Result<ChosenRate, Problem> {
  if (!request.period) return err(problem('Rule.PeriodMissing', 'problem.ratePeriodMissing'))
  const months: ChosenRate[] = []
  for (const slice of monthsOf(request.period)) {
    const found = rateOfMonth(rates, request, slice.end)
    if (!found.ok) return found
    months.push(found.value)
  }
  const mean = meanRate(months.map(month => month.rate))
  if (mean === undefined) return err(missing(request, monthKey(request.date)))
  return ok({ rate: printable(mean), source: months[0]?.source ?? '', date: request.period.end })
}

/** A rate that stands in the contract or on the bank's slip. */
function givenRate(request: RateRequest): Result<ChosenRate, Problem> {
  const { givenRate: rate, policy, date, source } = request
  if (rate === null) return err(missing(request, monthKey(date)))
  if (!isPositiveDecimal(rate)) return err(problem('Rule.RateInvalid', 'problem.rateInvalid', { rate }))
  return ok({ rate, source: source ?? policy, date })
}

/**
 * The rate for an amount of `currency` on a date, in units of `currency` per one `base`: divide by it
 * (InforEuro and ECB quote so). The base itself has rate 1 (FX-06: XK and ME spend in EUR). Errors:
 * Rule.RateMissing (month named), Rule.RateSourceAmbiguous, Rule.RateInvalid, Rule.PeriodMissing.
 * Source: donor-formats.md 1.9, FX-01, FX-02, FX-06.
 * @example chooseRate(rates, { policy: 'month', currency: 'RSD', base: 'EUR', date: '2024-01-15', … })
 */
export function chooseRate(
  rates: readonly ExchangeRate[],
  request: RateRequest,
): Result<ChosenRate, Problem> {
  if (request.currency === request.base) return ok({ rate: '1', source: '', date: request.date })
  switch (request.policy) {
    case 'month':
      return rateInForce(rates, request)
    case 'period_mean':
      return periodMean(rates, request)
    case 'last_tranche_day':
      return lastTranche(rates, request)
    case 'end_month_mean':
      return endMonthMean(rates, request)
    case 'fixed':
    case 'bank':
      return givenRate(request)
  }
}
