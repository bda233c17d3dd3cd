import { type LocaleStyle, localeStyle } from './locale-style.ts'
import { type DateParts, dateParts, type PlainDate } from './plain-date.ts'

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Plain English means the day first: month-first dates would be misread by every donor in the region. */
const regional = (locale: string): string => (locale === 'en' ? 'en-GB' : locale)

function formatter(locale: string, style: 'short' | 'long'): Intl.DateTimeFormat {
  const key = `${style} ${locale}`
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(regional(locale), {
    timeZone: 'UTC',
    calendar: 'gregory',
    day: style === 'short' ? '2-digit' : 'numeric',
    month: style === 'short' ? '2-digit' : 'long',
    year: 'numeric',
  })
  formatters.set(key, made)
  return made
}

function monthFormatter(locale: string): Intl.DateTimeFormat {
  const key = `month ${locale}`
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(regional(locale), {
    timeZone: 'UTC',
    calendar: 'gregory',
    month: 'long',
    year: 'numeric',
  })
  formatters.set(key, made)
  return made
}

function inStyle({ year, month, day }: DateParts, style: LocaleStyle, form: 'short' | 'long'): string {
  const two = (number: number) => String(number).padStart(2, '0')
  if (form === 'short') return `${two(day)}.${two(month)}.${year}${style.dateEnd}`
  return `${day} ${style.months[month - 1] ?? ''} ${year}${style.dateEnd}`
}

/**
 * A date for people, in a locale's own order and words; never through the local time zone.
 * @example formatDate('2023-07-01', 'en') // '01/07/2023'; formatDate('2023-07-01', 'en', 'long') // '1 July 2023'
 */
export function formatDate(date: PlainDate, locale: string, style: 'short' | 'long' = 'short'): string {
  const { year, month, day } = dateParts(date)
  const own = localeStyle(locale)
  if (own) return inStyle({ year, month, day }, own, style)
  const instant = new Date(0)
  instant.setUTCFullYear(year, month - 1, day)
  return formatter(locale, style).format(instant)
}

/**
 * A month for people, from its key. @example formatMonth('2023-07', 'en') // 'July 2023'; formatMonth('2023-07', 'sq') // 'korrik 2023'
 */
export function formatMonth(month: string, locale: string): string {
  const { year, month: number } = dateParts(`${month}-01`)
  const own = localeStyle(locale)
  if (own) return `${own.months[number - 1] ?? ''} ${year}${own.dateEnd}`
  const instant = new Date(0)
  instant.setUTCFullYear(year, number - 1, 1)
  return monthFormatter(locale).format(instant)
}
