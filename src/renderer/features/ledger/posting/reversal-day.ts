import type { PlainDate } from '#shared/kernel/plain-date.ts'

type Span = { readonly startDate: PlainDate; readonly endDate: PlainDate; readonly state: 'open' | 'locked' }

/**
 * The day to propose for a reversal: the entry's own while its period is open, else today where today may be booked,
 * else the first day of the next open period.
 */
export function reversalDay(entryDate: PlainDate, periods: readonly Span[], today: PlainDate): PlainDate {
  const stateOn = (day: PlainDate) =>
    periods.find(span => span.startDate <= day && day <= span.endDate)?.state
  if (stateOn(entryDate) !== 'locked') return entryDate
  if (stateOn(today) === 'open') return today
  const next = periods
    .filter(span => span.state === 'open' && span.startDate > entryDate)
    .map(span => span.startDate)
    .toSorted()[0]
  return next ?? today
}
