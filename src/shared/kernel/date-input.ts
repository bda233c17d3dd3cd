import { monthOfName } from './month-names.ts'
import { type PlainDate, plainDate } from './plain-date.ts'

/** Order of the numbers in a date: day-month-year, month-day-year or year-month-day. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd'

export type DateInput =
  | { readonly kind: 'date'; readonly date: PlainDate }
  | { readonly kind: 'ambiguous'; readonly readings: readonly PlainDate[] }
  | { readonly kind: 'invalid'; readonly reason: 'empty' | 'notADate' | 'noSuchDay' }

const invalid = (reason: 'empty' | 'notADate' | 'noSuchDay'): DateInput => ({ kind: 'invalid', reason })

/** Two-digit years: 70-99 are 1970-1999, the rest 2000-2069. */
function fullYear(text: string): number {
  const year = Number(text)
  if (text.length > 2) return year
  return year >= 70 ? 1900 + year : 2000 + year
}

function settled(date: PlainDate | undefined): DateInput {
  return date === undefined ? invalid('noSuchDay') : { kind: 'date', date }
}

/** Three numbers by position. */
type Numbers = readonly [string, string, string]

function byOrder([first, second, third]: Numbers, order: DateOrder): PlainDate | undefined {
  if (order === 'dmy') return plainDate(fullYear(third), Number(second), Number(first))
  if (order === 'mdy') return plainDate(fullYear(third), Number(first), Number(second))
  return plainDate(fullYear(first), Number(second), Number(third))
}

/**
 * Orders worth trying for numbers without a stated order. A leading four-digit year settles it; dots are
 * day first all over the region; slashes and dashes are used both ways.
 */
function possibleOrders(numbers: Numbers, separator: string): readonly DateOrder[] {
  if (numbers[0].length === 4) return ['ymd']
  return separator === '.' ? ['dmy'] : ['dmy', 'mdy']
}

function fromNumbers(numbers: Numbers, separator: string, order: DateOrder | undefined): DateInput {
  const yearFirst = numbers[0].length === 4
  const orders = order === undefined || yearFirst ? possibleOrders(numbers, separator) : ([order] as const)
  const readings = new Set<PlainDate>()
  for (const candidate of orders) {
    const date = byOrder(numbers, candidate)
    if (date !== undefined) readings.add(date)
  }
  const [only, ...others] = readings
  if (only !== undefined && others.length > 0) return { kind: 'ambiguous', readings: [...readings] }
  return settled(only)
}

const NUMERIC = /^(\d{4}|\d{1,2})\s*([./-])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{1,2})$/
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/
const DAY_FIRST = /^(\d{1,2})(?:st|nd|rd|th)?[\s.-]+(\p{L}[\p{L}\p{M}]*)[\s.,-]+(\d{4}|\d{2})$/iu
const MONTH_FIRST = /^(\p{L}[\p{L}\p{M}]*)[\s.]+(\d{1,2})(?:st|nd|rd|th)?[\s,]+(\d{4})$/iu
/** A clock time after the date, as spreadsheets write it; a zone would shift the day and is refused. */
const CLOCK = /[T\s]\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/
/** "2023." and "2023 г." / "god." as written in Serbian, Bosnian and Macedonian. */
const YEAR_WORD = /\s*\.?\s*(?:г|год|god|g)?\s*\.?$/iu
const LONGEST = 60

function fromWords(text: string): DateInput | undefined {
  const dayFirst = DAY_FIRST.exec(text)
  const monthFirst = dayFirst ? null : MONTH_FIRST.exec(text)
  const [day, name, year] = dayFirst
    ? [dayFirst[1], dayFirst[2], dayFirst[3]]
    : [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]]
  if (day === undefined || name === undefined || year === undefined) return undefined
  const month = monthOfName(name)
  return month === undefined ? undefined : settled(plainDate(fullYear(year), month, Number(day)))
}

/**
 * Reads a date as people and spreadsheets write it: 1.7.2023, 01/07/2023, 2023-07-01, 29.07.10, 20230701,
 * 1 July 2023, 1 korrik 2023, 1. јули 2023 г. Numbers that can be day-month or month-day are `ambiguous`
 * with both readings, unless `order` says which; a date that contradicts `order` is `invalid`, never
 * silently read the other way. Dots are day first.
 * @example parseDateInput('05/06/2014') // { kind: 'ambiguous', readings: ['2014-06-05', '2014-05-06'] }
 */
export function parseDateInput(text: string, options: { readonly order?: DateOrder } = {}): DateInput {
  if (text.length > LONGEST) return invalid('notADate')
  const trimmed = text.replace(/[\s\u200e\u200f\ufeff]+/gu, ' ').trim()
  if (trimmed === '') return invalid('empty')
  const bare = trimmed.replace(CLOCK, '').replace(YEAR_WORD, '')
  const numeric = NUMERIC.exec(bare)
  if (numeric) {
    const [, first = '', separator = '', second = '', third = ''] = numeric
    return fromNumbers([first, second, third], separator, options.order)
  }
  const compact = COMPACT.exec(bare)
  if (compact) {
    const [, year = '', month = '', day = ''] = compact
    return fromNumbers([year, month, day], '', options.order)
  }
  return fromWords(bare) ?? invalid('notADate')
}
