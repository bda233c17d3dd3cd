import { addDays, addMonths, type PlainDate } from '#shared/kernel/plain-date.ts'

/**
 * Day an interim report is due: so many days after its period (EU 60, EU-18; `interim_due_days`).
 * @example interimDue('2024-06-30', 60) // '2024-08-29'
 */
export const interimDue = (periodEnd: PlainDate, days: number): PlainDate => addDays(periodEnd, days)

/**
 * Day the final report is due: so many months after the action's end (EU 3, or 6 when the coordinator's seat
 * is not in the country of the action, EU-18b).
 * @example finalDue('2026-12-31', 6) // '2027-06-30'
 */
export const finalDue = (actionEnd: PlainDate, months: number): PlainDate => addMonths(actionEnd, months)

/** One donor's duty to keep records: years counted from a date, or open while an audit or claim is. */
export type RetentionDuty = { readonly from: PlainDate; readonly years: number; readonly open: boolean }

/**
 * Day until which records are kept: the latest of all donors' dates; undefined (no date yet) without duties or
 * while an audit or claim is open (EU-17, donor-formats.md rule 21).
 * @example retainUntil([{ from: '2027-09-15', years: 5, open: false }]) // '2032-09-15'
 */
export function retainUntil(duties: readonly RetentionDuty[]): PlainDate | undefined {
  if (duties.some(duty => duty.open)) return undefined
  return duties
    .map(duty => addMonths(duty.from, duty.years * 12))
    .toSorted()
    .at(-1)
}
