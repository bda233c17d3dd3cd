import type { Period } from '#shared/kernel/period.ts'
import { addDays, type PlainDate } from '#shared/kernel/plain-date.ts'

export type SubGrantDates = {
  /** Last day a sub-grant may end. */
  readonly latestEnd: PlainDate
  readonly ok: boolean
  readonly faults: readonly ('Order' | 'BeforeAction' | 'AfterMargin')[]
}

/**
 * Period of a sub-grant within the action: it starts in the action and ends at least the closing margin before the
 * action's end (statement 35; `sub_grant_closing_margin_days`, 60 by house rule).
 * @example subGrantDates({ start: '2024-01-01', end: '2026-11-02' }, action, 60).latestEnd // '2026-11-01'
 */
export function subGrantDates(subGrant: Period, action: Period, marginDays: number): SubGrantDates {
  const latestEnd = addDays(action.end, -marginDays)
  const faults: SubGrantDates['faults'][number][] = []
  if (subGrant.end < subGrant.start) faults.push('Order')
  if (subGrant.start < action.start) faults.push('BeforeAction')
  if (subGrant.end > latestEnd) faults.push('AfterMargin')
  return { latestEnd, ok: faults.length === 0, faults }
}
