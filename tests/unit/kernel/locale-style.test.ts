import { describe, expect, it } from 'vitest'
import { formatDate, formatMonth } from '#shared/kernel/format-date.ts'
import { localeStyle } from '#shared/kernel/locale-style.ts'

/** What full locale data says; the browser engine lacks these languages, Node has them. */
const byIntl = (locale: string, month: number, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }).format(Date.UTC(2024, month - 1, 5))

describe.each(['sq', 'mk'])('the style of %s that is kept here', locale => {
  it('is the one of full locale data', () => {
    const parts = new Intl.NumberFormat(locale, { useGrouping: 'always' }).formatToParts(1234567.5)
    expect(localeStyle(locale)?.group).toBe(parts.find(part => part.type === 'group')?.value)
    expect(localeStyle(locale)?.decimal).toBe(parts.find(part => part.type === 'decimal')?.value)
  })

  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])(
    'writes dates of month %i as full locale data does',
    month => {
      const date = `2024-${String(month).padStart(2, '0')}-05`
      expect(formatDate(date, locale, 'long')).toBe(
        byIntl(locale, month, { day: 'numeric', month: 'long', year: 'numeric' }),
      )
      expect(formatDate(date, locale)).toBe(
        byIntl(locale, month, { day: '2-digit', month: '2-digit', year: 'numeric' }),
      )
      expect(formatMonth(date.slice(0, 7), locale)).toBe(
        byIntl(locale, month, { month: 'long', year: 'numeric' }),
      )
    },
  )
})

describe('other languages', () => {
  it('are left to Intl', () => {
    expect(localeStyle('en')).toBeUndefined()
    expect(formatMonth('2023-07', 'en')).toBe('July 2023')
    expect(formatMonth('2023-07', 'de')).toBe('Juli 2023')
  })
})
