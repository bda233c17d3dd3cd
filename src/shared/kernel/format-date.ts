import { dateParts, type PlainDate } from './plain-date.ts'

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

/**
 * A date for people, in a locale's own order and words; never through the local time zone.
 * @example formatDate('2023-07-01', 'en') // '01/07/2023'; formatDate('2023-07-01', 'en', 'long') // '1 July 2023'
 */
export function formatDate(date: PlainDate, locale: string, style: 'short' | 'long' = 'short'): string {
  const { year, month, day } = dateParts(date)
  const instant = new Date(0)
  instant.setUTCFullYear(year, month - 1, day)
  return formatter(locale, style).format(instant)
}
