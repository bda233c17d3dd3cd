import { type Problem, problem } from '#shared/kernel/errors.ts'
import { contains, type Period } from '#shared/kernel/period.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'

export type CorrectedPeriod = Period & { readonly label: string; readonly state: 'open' | 'locked' }

export type Correction = {
  /** Day on which the correcting entry is booked. */
  readonly date: PlainDate
  readonly period: CorrectedPeriod
  /** The entry that is put right, when it is one. */
  readonly entry: {
    readonly entryNo: number
    readonly date: PlainDate
    readonly state: 'draft' | 'posted'
  } | null
  readonly note: string
}

/**
 * Whether an entry may correct an earlier period (donor-formats.md section 7, statement 47; domain-rules.md rule 11):
 * that period is locked, for in an open one the entry itself is corrected; it ended before the correction is booked;
 * an entry that is named is posted and lies in it; and a note says what is put right. Errors: Rule.PeriodOpen,
 * Rule.CorrectionNotLater, Rule.CorrectedElsewhere, Rule.ReasonNeeded.
 */
export function checkCorrection({ date, period, entry, note }: Correction): Result<true, Problem> {
  const label = { period: period.label }
  if (period.state !== 'locked')
    return err(
      problem('Rule.PeriodOpen', 'problem.correction.periodOpen', { ...label, field: 'correctsPeriodId' }),
    )
  if (date <= period.end)
    return err(
      problem('Rule.CorrectionNotLater', 'problem.correction.notLater', {
        ...label,
        field: 'entryDate',
        date,
        end: period.end,
      }),
    )
  if (entry !== null && (entry.state !== 'posted' || !contains(period, entry.date)))
    return err(
      problem('Rule.CorrectedElsewhere', 'problem.correction.elsewhere', {
        ...label,
        field: 'correctsEntryId',
        entryNo: entry.entryNo,
      }),
    )
  if (note.trim() === '')
    return err(
      problem('Rule.ReasonNeeded', 'problem.correction.noteMissing', { ...label, field: 'correctionNote' }),
    )
  return ok(true)
}
