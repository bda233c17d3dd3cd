import { type Problem, problem } from '#shared/kernel/errors.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'

/** A cost refused on one line of a posted entry; amounts in minor units of the project's currency. */
export type IneligibleInput = {
  readonly amountMinor: number
  /** What the entry puts on the line. */
  readonly bookedMinor: number
  /** What is refused there already and in force. */
  readonly refusedMinor: number
  readonly currency: string
  readonly decidedOn: PlainDate
  readonly entryDate: PlainDate
  readonly today: PlainDate
  /** The accepted report of the entry's period; null while the donor hasn't accepted one. */
  readonly acceptedReport: { readonly period: string } | null
}

/**
 * Whether so much of a cost may be declared ineligible (donor-formats.md section 8, ineligible list): above zero, no
 * more than what is still eligible on the line, decided between the entry's day and today, and not inside a report
 * that the donor accepted: that stays as it was, and a correction goes to the next period (section 7, statement 47).
 * Returns what stays eligible. Errors: Validation, Rule.AboveEligible, Rule.DecisionDate, Rule.ReportAccepted.
 */
export function checkIneligible(input: IneligibleInput): Result<number, Problem> {
  const { amountMinor, bookedMinor, refusedMinor, currency, decidedOn, entryDate, today } = input
  const eligibleMinor = bookedMinor - refusedMinor
  if (input.acceptedReport !== null)
    return err(
      problem('Rule.ReportAccepted', 'problem.ineligible.reportAccepted', {
        period: input.acceptedReport.period,
      }),
    )
  if (amountMinor <= 0)
    return err(problem('Validation', 'problem.ineligible.amount', { field: 'amountMinor' }))
  if (amountMinor > eligibleMinor)
    return err(
      problem('Rule.AboveEligible', 'problem.ineligible.aboveEligible', {
        field: 'amountMinor',
        amount: { minor: amountMinor, currency },
        eligible: { minor: Math.max(0, eligibleMinor), currency },
      }),
    )
  if (decidedOn < entryDate || decidedOn > today)
    return err(
      problem('Rule.DecisionDate', 'problem.ineligible.decisionDate', {
        field: 'decidedOn',
        date: decidedOn,
        from: entryDate,
        to: today,
      }),
    )
  return ok(eligibleMinor - amountMinor)
}
