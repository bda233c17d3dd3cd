import type { JsonValue } from '#shared/kernel/errors.ts'
import { formatAmount, formatDecimalText } from '#shared/kernel/format-amount.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import { isPlainDate } from '#shared/kernel/plain-date.ts'
import { todayHere } from './today-here.ts'

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

/**
 * An instant (UTC) as local date and time of this machine, to the minute.
 * @example showInstant('2025-12-31T22:15:00.000Z', 'sq') // '31.12.2025 23:15' in Prishtina
 */
export function showInstant(instant: string, locale: string): string {
  const at = new Date(Date.parse(instant))
  const two = (number: number) => String(number).padStart(2, '0')
  return `${formatDate(todayHere(at), locale)}\u00a0${two(at.getHours())}:${two(at.getMinutes())}`
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/

/** How values are told in one language: its locale, its "and", and the names of things that have names. */
export type Speaker = {
  readonly locale: string
  readonly and: string
  readonly word: (text: string) => string
}

function showText(text: string, { locale, word }: Speaker): string {
  if (isPlainDate(text)) return formatDate(text, locale)
  return INSTANT.test(text) ? showInstant(text, locale) : word(text)
}

function showList(items: readonly string[], and: string): string {
  if (items.length < 2) return items.join()
  return `${items.slice(0, -1).join(', ')} ${and} ${items.at(-1)}`
}

/** A detail of a message for people: dates, instants, amounts, numbers and lists in the language's own form. */
export function showValue(value: JsonValue, speaker: Speaker): string {
  if (typeof value === 'string') return showText(value, speaker)
  if (typeof value === 'number') return formatDecimalText(String(value), speaker.locale)
  if (Array.isArray(value)) {
    const items = value.map((item: JsonValue) => showValue(item, speaker))
    return showList(items, speaker.and)
  }
  if (typeof value === 'object' && value !== null)
    return isMoney(value) ? showMoney(value, speaker.locale) : JSON.stringify(value)
  return value === null ? '—' : String(value)
}
