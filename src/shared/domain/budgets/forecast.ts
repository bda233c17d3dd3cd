import { allocateByLargestRemainder } from '#shared/kernel/allocation.ts'
import { sumMinor } from '#shared/kernel/money.ts'

/** One month of a forecast: what a person typed, or null to let the program spread; minor units. */
export type ForecastMonth = { readonly month: string; readonly typedMinor: number | null }

export type Forecast = {
  readonly months: readonly { readonly month: string; readonly minor: number; readonly typed: boolean }[]
  readonly totalMinor: number
  /** What the months miss of what is left; 0 whenever a month is blank and not too much was typed. */
  readonly unplannedMinor: number
}

/**
 * Profile of what is left to spend: typed months stay (a typed 0 too), what remains is spread over the blank ones in
 * equal parts, odd cents to the first of them (domain-rules.md rules 11 and 12). More typed than is left: blank
 * months get nothing and `unplannedMinor` is below zero.
 * @example forecastRemainder(10_000, [{ month: '2024-05', typedMinor: 4_000 }, { month: '2024-06', typedMinor: null }])
 */
export function forecastRemainder(leftMinor: number, months: readonly ForecastMonth[]): Forecast {
  const typed = sumMinor(months.map(month => month.typedMinor ?? 0))
  const open = Math.max(0, sumMinor([leftMinor, -typed]))
  const blanks = months.filter(month => month.typedMinor === null)
  const parts =
    blanks.length === 0
      ? []
      : allocateByLargestRemainder(
          open,
          blanks.map(() => 1),
        )
  let next = 0
  const planned = months.map(({ month, typedMinor }) => {
    const minor = typedMinor ?? parts[next] ?? 0
    if (typedMinor === null) next += 1
    return { month, minor, typed: typedMinor !== null }
  })
  const totalMinor = sumMinor(planned.map(month => month.minor))
  return { months: planned, totalMinor, unplannedMinor: sumMinor([leftMinor, -totalMinor]) }
}
