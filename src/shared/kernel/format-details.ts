import type { JsonValue } from './errors.ts'
import { formatAmount } from './format-amount.ts'
import { formatDate } from './format-date.ts'
import { isPlainDate } from './plain-date.ts'

type MoneyLike = { readonly minor: number; readonly currency: string }

const isMoneyLike = (value: JsonValue): value is MoneyLike =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  typeof Reflect.get(value, 'minor') === 'number' &&
  typeof Reflect.get(value, 'currency') === 'string'

/** One detail as text: money and dates in a locale's way, lists with commas, the rest as it is. */
function detailText(value: JsonValue, locale: string): string {
  if (isMoneyLike(value)) return `${value.currency}\u00a0${formatAmount(value.minor, value.currency, locale)}`
  if (Array.isArray(value)) return value.map((item: JsonValue) => detailText(item, locale)).join(', ')
  if (typeof value === 'string') return isPlainDate(value) ? formatDate(value, locale) : value
  if (value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** Numbers stay numbers: `count` chooses the plural form of a message. */
const placeholder = (value: JsonValue, locale: string): string | number =>
  typeof value === 'number' ? value : detailText(value, locale)

/**
 * Details of a problem or notice ready for the placeholders of its message: money travels as
 * `{ minor, currency }` and days as YYYY-MM-DD, and only here become words of a language.
 * @example formatDetails({ excess: { minor: 1, currency: 'EUR' } }, 'en') // { excess: 'EUR 0.01' }
 */
export function formatDetails(
  details: { readonly [key: string]: JsonValue },
  locale: string,
): Record<string, string | number> {
  return Object.fromEntries(Object.entries(details).map(([key, value]) => [key, placeholder(value, locale)]))
}
