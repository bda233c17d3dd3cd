import { type Problem, problem } from '#shared/kernel/errors.ts'
import { encloses, isOrdered, nextPeriod, overlaps, type Period } from '#shared/kernel/period.ts'
import { addDays, addMonths, earlier, isPlainDate } from '#shared/kernel/plain-date.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import type { PeriodState } from './states.ts'

export type ReportingPeriod = Period & {
  readonly id: string
  readonly number: number
  readonly label: string
  readonly kind: 'interim' | 'final'
  readonly state: PeriodState
}

const byStart = (periods: readonly ReportingPeriod[]): readonly ReportingPeriod[] =>
  periods.toSorted((a, b) => (a.start < b.start ? -1 : 1))

/**
 * The period that comes next in a project: it starts on the day after the last one's end (the first on the
 * project's start) and lasts `months` months, at most to the project's end. Undefined when the project is
 * fully covered.
 * @example proposePeriod([], { start: '2023-07-01', end: '2026-12-31' }, 3) // 2023-07-01 to 2023-09-30
 */
export function proposePeriod(
  existing: readonly ReportingPeriod[],
  project: Period,
  months: number,
): Period | undefined {
  const last = byStart(existing).at(-1)
  const next = last
    ? nextPeriod(last, months)
    : { start: project.start, end: addDays(addMonths(project.start, months), -1) }
  if (next.start > project.end) return undefined
  return { start: next.start, end: earlier(next.end, project.end) }
}

/**
 * Whether a period may be added: ordered, inside the project, overlapping none, starting on the day after the
 * one before (domain-rules.md rule 10). Errors: Rule.PeriodOrder, Rule.PeriodOutsideProject,
 * Rule.PeriodOverlap, Rule.PeriodGap.
 */
export function checkNewPeriod(
  candidate: Period,
  existing: readonly ReportingPeriod[],
  project: Period | null,
): Result<Period, Problem> {
  const { start, end } = candidate
  if (!isPlainDate(start) || !isPlainDate(end) || !isOrdered(candidate))
    return err(problem('Rule.PeriodOrder', 'problem.period.order', { start, end }))
  if (project && !encloses(project, candidate))
    return err(
      problem('Rule.PeriodOutsideProject', 'problem.period.outsideProject', {
        start: project.start,
        end: project.end,
      }),
    )
  const overlapped = existing.find(period => overlaps(period, candidate))
  if (overlapped)
    return err(problem('Rule.PeriodOverlap', 'problem.period.overlap', { period: overlapped.label }))
  const last = byStart(existing).at(-1)
  const expected = last ? addDays(last.end, 1) : start
  if (start !== expected) return err(problem('Rule.PeriodGap', 'problem.period.gap', { start: expected }))
  return ok(candidate)
}
