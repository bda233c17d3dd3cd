import { parseDateInput } from '#shared/kernel/date-input.ts'
import { monthOfName } from '#shared/kernel/month-names.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { type CellValue, cellText } from '../../reading/sheet.ts'

/** A day, a month (dated on its first day) or a year of a rate table. */
export type RatePeriod = { readonly kind: 'day' | 'month' | 'year'; readonly date: string }

function month(year: string, number: number): RatePeriod | undefined {
  const fullYear = year.length === 2 ? 2000 + Number(year) : Number(year)
  const date = plainDate(fullYear, number, 1)
  return date === undefined ? undefined : { kind: 'month', date }
}

const YEAR_MONTH = /^(\d{4})\s*[-/.M]?\s*(\d{1,2})$/i
const MONTH_YEAR = /^(\d{1,2})\s*[-/.]\s*(\d{4})$/
const NAME_YEAR = /^(\p{L}[\p{L}\p{M}]*)\.?[\s\-/.,]*(\d{4}|\d{2})$/u
const YEAR_NAME = /^(\d{4})[\s\-/.,]*(\p{L}[\p{L}\p{M}]*)\.?$/u

function namedMonth(text: string): RatePeriod | undefined {
  const nameFirst = NAME_YEAR.exec(text)
  const yearFirst = nameFirst ? null : YEAR_NAME.exec(text)
  const name = nameFirst?.[1] ?? yearFirst?.[2] ?? ''
  const number = monthOfName(name)
  return number === undefined ? undefined : month(nameFirst?.[2] ?? yearFirst?.[1] ?? '', number)
}

/**
 * The period a row or column of a rate table is for: 2023-05, 2023M05, 05/2023, May 2023, maj 2023, days of any
 * unambiguous form, years.
 * @example ratePeriod({ kind: 'text', text: '12 May 2023' }) // { kind: 'day', date: '2023-05-12' }
 */
export function ratePeriod(cell: CellValue | undefined): RatePeriod | undefined {
  if (cell?.kind === 'date') return { kind: 'day', date: cell.date }
  const text = cellText(cell).trim()
  if (/^(1[89]|2[01])\d\d$/.test(text)) return { kind: 'year', date: `${text}-01-01` }
  const yearMonth = YEAR_MONTH.exec(text)
  if (yearMonth) return month(yearMonth[1] ?? '', Number(yearMonth[2]))
  const monthYear = MONTH_YEAR.exec(text)
  if (monthYear) return month(monthYear[2] ?? '', Number(monthYear[1]))
  const day = parseDateInput(text)
  return day.kind === 'date' ? { kind: 'day', date: day.date } : namedMonth(text)
}
