/** A calendar day as 'YYYY-MM-DD' text, without time or zone. Text order is date order. */
export type PlainDate = string

export type DateParts = { readonly year: number; readonly month: number; readonly day: number }

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/

/** True for a leap year of the Gregorian calendar. */
export const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

/** Days of a month (1-12). @example daysInMonth(2024, 2) // 29 */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/**
 * The day of year, month and day; undefined when there is no such day (30 February) or the year
 * is not 1-9999.
 * @example plainDate(2023, 7, 1) // '2023-07-01'
 */
export function plainDate(year: number, month: number, day: number): PlainDate | undefined {
  if (![year, month, day].every(Number.isInteger)) return undefined
  if (!(year >= 1 && year <= 9999 && month >= 1 && month <= 12)) return undefined
  if (!(day >= 1 && day <= daysInMonth(year, month))) return undefined
  return write({ year, month, day })
}

function write({ year, month, day }: DateParts): PlainDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

function read(text: string): DateParts | undefined {
  const match = ISO.exec(text)
  if (!match) return undefined
  const parts = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) }
  return plainDate(parts.year, parts.month, parts.day) === undefined ? undefined : parts
}

/** True for 'YYYY-MM-DD' text that names an existing day. @example isPlainDate('2024-02-30') // false */
export const isPlainDate = (text: string): boolean => read(text) !== undefined

/** Year, month and day of a plain date; throws RangeError on other text, which is a bug of the caller. */
export function dateParts(date: PlainDate): DateParts {
  const parts = read(date)
  if (!parts) throw new RangeError(`Not a plain date: ${date.slice(0, 40)}`)
  return parts
}

const DAYS_PER_ERA = 146_097

/** Days since 1970-01-01 (Hinnant's civil-from-days arithmetic: no Date, so no time zone). */
export function dayNumber(date: PlainDate): number {
  const { year, month, day } = dateParts(date)
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * DAYS_PER_ERA + dayOfEra - 719_468
}

/** The plain date of a day number; throws RangeError outside the years 1-9999. */
export function fromDayNumber(days: number): PlainDate {
  const shifted = days + 719_468
  const era = Math.floor(shifted / DAYS_PER_ERA)
  const dayOfEra = shifted - era * DAYS_PER_ERA
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  const date = plainDate(year, month, day)
  if (date === undefined) throw new RangeError(`Day number out of range: ${days}`)
  return date
}

/** The day `days` later (or earlier when negative). @example addDays('2024-06-30', 60) // '2024-08-29' */
export const addDays = (date: PlainDate, days: number): PlainDate => fromDayNumber(dayNumber(date) + days)

/**
 * The same day `months` later; a day the month doesn't have becomes its last day.
 * Throws RangeError outside the years 1-9999.
 * @example addMonths('2026-12-31', 6) // '2027-06-30'; addMonths('2024-01-31', 1) // '2024-02-29'
 */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const { year, month, day } = dateParts(date)
  const index = year * 12 + (month - 1) + months
  const targetYear = Math.floor(index / 12)
  const targetMonth = index - targetYear * 12 + 1
  const target = plainDate(targetYear, targetMonth, Math.min(day, daysInMonth(targetYear, targetMonth)))
  if (target === undefined) throw new RangeError(`Date out of range: ${date} + ${months} months`)
  return target
}

/** Days from `from` to `to`; negative when `to` is earlier. @example daysBetween('2024-02-28', '2024-03-01') // 2 */
export const daysBetween = (from: PlainDate, to: PlainDate): number => dayNumber(to) - dayNumber(from)

/** -1, 0 or 1, for sorting. */
export function compareDates(a: PlainDate, b: PlainDate): -1 | 0 | 1 {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** The earlier of two days. */
export const earlier = (a: PlainDate, b: PlainDate): PlainDate => (compareDates(a, b) < 0 ? a : b)

/** The later of two days. */
export const later = (a: PlainDate, b: PlainDate): PlainDate => (compareDates(a, b) > 0 ? a : b)

/** The month of a day as 'YYYY-MM', the key of monthly rates. @example monthKey('2024-01-15') // '2024-01' */
export const monthKey = (date: PlainDate): string => date.slice(0, 7)

/** Last day of the month of a date. @example endOfMonth('2024-02-10') // '2024-02-29' */
export function endOfMonth(date: PlainDate): PlainDate {
  const { year, month } = dateParts(date)
  return write({ year, month, day: daysInMonth(year, month) })
}

/**
 * Months from start to end, both days included; a begun month counts as one; 0 when end is before start.
 * @example monthsInclusive('2023-07-01', '2026-12-31') // 42 (SW-01)
 */
export function monthsInclusive(start: PlainDate, end: PlainDate): number {
  if (end < start) return 0
  const from = dateParts(start)
  const to = dateParts(end)
  const months = (to.year - from.year) * 12 + (to.month - from.month)
  return months + (addMonths(start, months) > end ? 0 : 1)
}
