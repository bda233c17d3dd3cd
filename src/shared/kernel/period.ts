import {
  addDays,
  addMonths,
  dateParts,
  daysBetween,
  daysInMonth,
  earlier,
  endOfMonth,
  later,
  monthKey,
  monthsInclusive,
  type PlainDate,
} from './plain-date.ts'

/** A span of days, both ends included; `end` is never before `start`. */
export type Period = { readonly start: PlainDate; readonly end: PlainDate }

/** True when the end is not before the start. */
export const isOrdered = (period: Period): boolean => period.start <= period.end

/** True when the day lies in the period, both ends included. */
export const contains = (period: Period, date: PlainDate): boolean =>
  period.start <= date && date <= period.end

/** True when `inner` lies wholly in `outer`. */
export const encloses = (outer: Period, inner: Period): boolean =>
  outer.start <= inner.start && inner.end <= outer.end

/** True when the periods share at least one day. */
export const overlaps = (a: Period, b: Period): boolean => a.start <= b.end && b.start <= a.end

/** The days both periods share, or undefined when there are none. */
export function intersection(a: Period, b: Period): Period | undefined {
  if (!overlaps(a, b)) return undefined
  return { start: later(a.start, b.start), end: earlier(a.end, b.end) }
}

/**
 * The period that follows: it starts on the day after the end (domain-rules.md rule 10) and lasts as many
 * months; a period that ends at a month's end is followed by one that does too.
 * @example nextPeriod({ start: '2023-07-01', end: '2023-09-30' }) // 2023-10-01 to 2023-12-31
 */
export function nextPeriod(period: Period, months = monthsInclusive(period.start, period.end)): Period {
  const start = addDays(period.end, 1)
  return { start, end: addDays(addMonths(start, months), -1) }
}

/** One calendar month's share of a period: `days` of its `daysInMonth` days lie in it. */
export type MonthSlice = Period & {
  readonly month: string
  readonly days: number
  readonly daysInMonth: number
}

/** The calendar months a period touches, in order, each with the days that lie in it; none if unordered. */
export function monthsOf(period: Period): MonthSlice[] {
  const slices: MonthSlice[] = []
  let start = period.start
  while (start <= period.end) {
    const end = earlier(endOfMonth(start), period.end)
    const { year, month } = dateParts(start)
    slices.push({
      month: monthKey(start),
      start,
      end,
      days: daysBetween(start, end) + 1,
      daysInMonth: daysInMonth(year, month),
    })
    if (end === period.end) break
    start = addDays(end, 1)
  }
  return slices
}

/** Least common multiple of 28, 29, 30 and 31: one whole month in day-exact integer weights. */
export const WHOLE_MONTH = 377_580

/**
 * Length of a period in months, day-exact, in units of 1 / WHOLE_MONTH month: whole months weigh the same
 * whatever their length, a part of a month weighs its days over the month's days.
 * @example monthWeight({ start: '2023-07-01', end: '2023-12-31' }) // 6 * WHOLE_MONTH
 */
export function monthWeight(period: Period): number {
  return monthsOf(period).reduce((sum, slice) => sum + sliceWeight(slice), 0)
}

/** Weight of one month's slice in units of 1 / WHOLE_MONTH month. */
export const sliceWeight = (slice: MonthSlice): number => slice.days * (WHOLE_MONTH / slice.daysInMonth)
