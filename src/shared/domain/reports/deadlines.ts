import {
  addDays,
  addMonths,
  dateParts,
  dayNumber,
  isPlainDate,
  type PlainDate,
} from '#shared/kernel/plain-date.ts'

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

/**
 * Day a report is due that a donor wants on a fixed day of the year after its period (BMZ 30 April, S16b;
 * `interim_due_day` as MM-DD). 29 February falls on the 28th in a common year.
 * @example dueInNextYear('2024-12-31', '04-30') // '2025-04-30'
 */
export function dueInNextYear(periodEnd: PlainDate, monthDay: string): PlainDate {
  const year = String(dateParts(periodEnd).year + 1).padStart(4, '0')
  const day = `${year}-${monthDay}`
  return isPlainDate(day) ? day : `${year}-02-28`
}

/**
 * The day so many working days (Monday to Friday) later; holidays of the country are not known here and make the
 * real day later (Visegrad 20, S18; `final_due_working_days`).
 * @example workingDaysAfter('2024-06-28', 20) // '2024-07-26'
 */
export function workingDaysAfter(date: PlainDate, days: number): PlainDate {
  let [day, left] = [date, days]
  while (left > 0) {
    day = addDays(day, 1)
    // Day 0, 1 January 1970, was a Thursday: 2 and 3 after it are the weekend.
    const weekday = (((dayNumber(day) + 3) % 7) + 7) % 7
    if (weekday < 5) left -= 1
  }
  return day
}

/**
 * Years records of a grant are kept: fewer for a small one (EU-17: 5, or 3 up to EUR 60,000; `retention_years`,
 * `retention_years_small`, `retention_small_grant`). Null limits: the donor makes no difference.
 * @example retentionYears(6_000_000, { years: 5, yearsSmall: 3, smallGrantMinor: 6_000_000 }) // 3
 */
export function retentionYears(
  grantMinor: number,
  terms: {
    readonly years: number
    readonly yearsSmall: number | null
    readonly smallGrantMinor: number | null
  },
): number {
  const { years, yearsSmall, smallGrantMinor } = terms
  return yearsSmall !== null && smallGrantMinor !== null && grantMinor <= smallGrantMinor ? yearsSmall : years
}
