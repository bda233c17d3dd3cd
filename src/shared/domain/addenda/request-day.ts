import { addDays, type PlainDate } from '#shared/kernel/plain-date.ts'

/**
 * Last day on which an addendum is asked for: so many days before it shall hold, and never after the action's end
 * (about 30 days, STGM; `addendum_request_days`).
 * @example addendumRequestBy('2024-07-01', '2026-12-31', 30) // '2024-06-01'
 */
export function addendumRequestBy(effective: PlainDate, actionEnd: PlainDate, days: number): PlainDate {
  const latest = effective < actionEnd ? effective : actionEnd
  return addDays(latest, -days)
}
