import type { PeriodRow } from '#shared/contract/periods.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'

/** The period a report is most likely about: the last one that has ended, else the first. */
export function defaultPeriod(periods: readonly PeriodRow[], today: PlainDate): PeriodRow | undefined {
  const ended = periods.filter(period => period.endDate < today)
  return ended.toSorted((a, b) => a.number - b.number).at(-1) ?? periods[0]
}
