import { parseDateInput } from '#shared/kernel/date-input.ts'
import { monthKey } from '#shared/kernel/plain-date.ts'

const YEAR_FIRST = /^(\d{4})[-/. ](\d{1,2})$/
const MONTH_FIRST = /^(\d{1,2})[-/. ](\d{4})$/

const keyOf = (year: string, month: string): string | undefined =>
  Number(month) >= 1 && Number(month) <= 12 ? `${year}-${month.padStart(2, '0')}` : undefined

/**
 * The month that a cell names, as `2025-11`: by numbers, by its name in a language of the region, or by one of its
 * days. Undefined when it names none, or more than one.
 * @example monthOf('nëntor 2025') // '2025-11'; monthOf('11/2025') // '2025-11'; monthOf('30.11.2025') // '2025-11'
 */
export function monthOf(text: string): string | undefined {
  const bare = text.trim()
  const yearFirst = YEAR_FIRST.exec(bare)
  if (yearFirst) return keyOf(yearFirst[1] ?? '', yearFirst[2] ?? '')
  const monthFirst = MONTH_FIRST.exec(bare)
  if (monthFirst) return keyOf(monthFirst[2] ?? '', monthFirst[1] ?? '')
  for (const candidate of [`1 ${bare}`, bare]) {
    const read = parseDateInput(candidate)
    if (read.kind === 'date') return monthKey(read.date)
  }
  return undefined
}
