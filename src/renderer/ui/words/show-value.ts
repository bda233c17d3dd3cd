import type { JsonValue } from '#shared/kernel/errors.ts'
import { formatAmount, formatDecimalText } from '#shared/kernel/format-amount.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import { isPlainDate } from '#shared/kernel/plain-date.ts'

/** An amount with its currency, as text within a sentence. @example showMoney({ minor: 5, currency: 'EUR' }, 'en') // '0.05 EUR' */
export const showMoney = (
  amount: { readonly minor: number; readonly currency: string },
  locale: string,
): string => `${formatAmount(amount.minor, amount.currency, locale)}\u00a0${amount.currency}`

function isMoney(value: object): value is { minor: number; currency: string } {
  return (
    'minor' in value &&
    typeof value.minor === 'number' &&
    'currency' in value &&
    typeof value.currency === 'string'
  )
}

/** An instant (UTC) as local date and time of this machine. @example showInstant('2025-12-31T22:15:00.000Z', 'en') */
export const showInstant = (instant: string, locale: string): string =>
  new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(Date.parse(instant))

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/

/**
 * A detail of a message for people: dates, instants, amounts, numbers and lists in the language's own form;
 * `word` translates names that are themselves keys.
 */
export function showValue(value: JsonValue, locale: string, word: (text: string) => string): string {
  if (typeof value === 'number') return formatDecimalText(String(value), locale)
  if (typeof value === 'string') {
    if (isPlainDate(value)) return formatDate(value, locale)
    return INSTANT.test(value) ? showInstant(value, locale) : word(value)
  }
  if (Array.isArray(value)) {
    const items = value.map((item: JsonValue) => showValue(item, locale, word))
    return new Intl.ListFormat(locale, { type: 'conjunction' }).format(items)
  }
  if (typeof value === 'object' && value !== null)
    return isMoney(value) ? showMoney(value, locale) : JSON.stringify(value)
  return value === null ? '—' : String(value)
}
