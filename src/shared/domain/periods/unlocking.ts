import { type Problem, problem } from '#shared/kernel/errors.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { mayMove } from '#shared/kernel/transitions.ts'
import type { ReportingPeriod } from './reporting-period.ts'
import { PERIOD_TRANSITIONS } from './states.ts'

/**
 * Whether a locked period may be opened again: it is locked, a reason is given, and no later period of the project is
 * locked, whose report stands on this one. Opening needs a second person besides, see `checkSecondPerson`.
 * Errors: Conflict, Rule.ReasonNeeded, Rule.LaterPeriodLocked (naming the last one).
 * @example checkUnlocking(first, [first, second], 'A voucher was missed') // ok when only the first is locked
 */
export function checkUnlocking(
  period: Pick<ReportingPeriod, 'state' | 'label' | 'end'>,
  periods: readonly ReportingPeriod[],
  reason: string,
): Result<null, Problem> {
  const label = { period: period.label }
  if (!mayMove(PERIOD_TRANSITIONS, period.state, 'open'))
    return err(problem('Conflict', 'problem.period.notLocked', label))
  if (reason.trim() === '') return err(problem('Rule.ReasonNeeded', 'problem.period.reasonNeeded', label))
  const later = periods
    .filter(other => other.state === 'locked' && other.start > period.end)
    .toSorted((a, b) => (a.start < b.start ? 1 : -1))[0]
  return later
    ? err(problem('Rule.LaterPeriodLocked', 'problem.period.laterLocked', { ...label, later: later.label }))
    : ok(null)
}
