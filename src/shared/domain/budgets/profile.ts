import { spreadCumulative } from '#shared/kernel/allocation.ts'
import { divideIntegersHalfUp } from '#shared/kernel/decimal.ts'
import { intersection, monthsOf, monthWeight, type Period, sliceWeight } from '#shared/kernel/period.ts'
import { addDays, dateParts, earlier, monthsInclusive, type PlainDate } from '#shared/kernel/plain-date.ts'

/** A total in equal monthly parts, in minor units; the last month takes the remainder. */
export type MonthlyPlan = {
  readonly months: number
  readonly perMonthMinor: number
  readonly lastMonthMinor: number
}

/**
 * Equal monthly instalments of a total, each rounded half up, the last taking the rest (SW-01; instalment
 * plans of architecture.md section 5). Where rounding up would leave the last month less than nothing (a few cents
 * over many months) each is rounded down instead. Undefined for a period without months.
 * @example monthlyPlan(198_025_855, { start: '2023-07-01', end: '2026-12-31' }) // 42 x 4714901, last 4714914
 */
export function monthlyPlan(totalMinor: number, period: Period): MonthlyPlan | undefined {
  const months = monthsInclusive(period.start, period.end)
  if (months < 1) return undefined
  const lastAfter = (each: bigint): bigint => BigInt(totalMinor) - each * BigInt(months - 1)
  const rounded = divideIntegersHalfUp(BigInt(totalMinor), BigInt(months))
  const turnsSign = lastAfter(rounded) !== 0n && lastAfter(rounded) > 0n !== totalMinor > 0
  const each = turnsSign ? BigInt(totalMinor) / BigInt(months) : rounded
  return { months, perMonthMinor: Number(each), lastMonthMinor: Number(lastAfter(each)) }
}

export type YearAmount = { readonly year: number; readonly minor: number }

/** Months (day-exact weights) of a period in each calendar year, in order. */
export function yearWeights(period: Period): readonly { readonly year: number; readonly weight: number }[] {
  const weights = new Map<number, number>()
  for (const slice of monthsOf(period)) {
    const { year } = dateParts(slice.start)
    weights.set(year, (weights.get(year) ?? 0) + sliceWeight(slice))
  }
  return [...weights].map(([year, weight]) => ({ year, weight }))
}

/**
 * A total over calendar years by cumulative rounding, so that the years add up to it (SW-02).
 * @example yearlyPlan(198_025_855, { start: '2023-07-01', end: '2026-12-31' })
 *   // 28289408, 56578816, 56578815, 56578816
 */
export function yearlyPlan(totalMinor: number, period: Period): readonly YearAmount[] {
  const years = yearWeights(period)
  const parts = spreadCumulative(
    totalMinor,
    years.map(entry => entry.weight),
  )
  return years.map(({ year }, index) => ({ year, minor: parts[index] ?? 0 }))
}

/** Part of a total that falls on the days up to and including `date`, rounded half up. */
function budgetUpTo(totalMinor: number, project: Period, date: PlainDate): number {
  if (date < project.start) return 0
  const elapsed = monthWeight({ start: project.start, end: earlier(date, project.end) })
  const whole = monthWeight(project)
  return Number(divideIntegersHalfUp(BigInt(totalMinor) * BigInt(elapsed), BigInt(whole)))
}

/**
 * Budget of one line within a period, spread evenly over the project's months by cumulative rounding: periods
 * that follow each other add up to the total whatever their lengths (Sida sheet 2, column D and H;
 * domain-rules.md rule 12). Parts of months count by the day. Days outside the project carry nothing.
 * @example budgetWithin(198_025_855, soe11, { start: '2024-01-01', end: '2024-12-31' }) // 56578816
 */
export function budgetWithin(totalMinor: number, project: Period, part: Period): number {
  const shared = intersection(project, part)
  if (!shared || project.end < project.start) return 0
  const before = addDays(shared.start, -1)
  return budgetUpTo(totalMinor, project, shared.end) - budgetUpTo(totalMinor, project, before)
}

/** Budget from the project's start to a day, both included (Sida sheet 2, column H). */
export const budgetUntil = (totalMinor: number, project: Period, date: PlainDate): number =>
  budgetWithin(totalMinor, project, { start: project.start, end: date })

/** One month of a profile, `YYYY-MM`, in minor units. */
export type MonthAmount = { readonly month: string; readonly minor: number }

/** True when the period begins on a first and ends on a last day of a month. */
const hasWholeMonths = (period: Period): boolean =>
  monthsOf(period).every(slice => slice.days === slice.daysInMonth)

/**
 * A total month by month: whole months get equal parts and the last takes the remainder (SW-01); where the project
 * begins or ends within a month, months count by the day and the odd cents fall by cumulative rounding. The months
 * always add up to the total.
 * @example monthlyProfile(198_025_855, soe11).at(-1) // { month: '2026-12', minor: 4714914 }
 */
export function monthlyProfile(totalMinor: number, period: Period): readonly MonthAmount[] {
  const slices = monthsOf(period)
  const equal = hasWholeMonths(period) ? monthlyPlan(totalMinor, period) : undefined
  if (!equal) {
    const parts = spreadCumulative(totalMinor, slices.map(sliceWeight))
    return slices.map(({ month }, index) => ({ month, minor: parts[index] ?? 0 }))
  }
  return slices.map(({ month }, index) => ({
    month,
    minor: index === slices.length - 1 ? equal.lastMonthMinor : equal.perMonthMinor,
  }))
}
