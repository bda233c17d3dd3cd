import type { Period } from '#shared/kernel/period.ts'
import { addDays, dateParts, earlier } from '#shared/kernel/plain-date.ts'

/**
 * A period by calendar years: none is longer than a year, as IATI rule 7.5.3 asks of budgets (IA-02).
 * @example budgetPeriods({ start: '2023-07-01', end: '2026-12-31' }).length // 4
 */
export function budgetPeriods(period: Period): readonly Period[] {
  const periods: Period[] = []
  let { start } = period
  while (start <= period.end) {
    const year = String(dateParts(start).year).padStart(4, '0')
    const end = earlier(`${year}-12-31`, period.end)
    periods.push({ start, end })
    if (end === period.end) break
    start = addDays(end, 1)
  }
  return periods
}
