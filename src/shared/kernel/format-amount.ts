import { localeStyle } from './locale-style.ts'
import { minorToDecimalText } from './money.ts'

type Separators = { readonly group: string; readonly decimal: string; readonly digits: readonly string[] }

const separators = new Map<string, Separators>()

/** A locale's own separators and digits, asked once: formatting 100,000 rows must not build 100,000 formatters. */
function separatorsOf(locale: string): Separators {
  const known = separators.get(locale)
  if (known) return known
  const format = new Intl.NumberFormat(locale, { useGrouping: 'always', minimumFractionDigits: 1 })
  const parts = format.formatToParts(1234.5)
  const value = (type: string, otherwise: string) =>
    parts.find(part => part.type === type)?.value ?? otherwise
  const plain = new Intl.NumberFormat(locale, { useGrouping: false })
  const style = localeStyle(locale)
  const found = {
    group: style?.group ?? value('group', ','),
    decimal: style?.decimal ?? value('decimal', '.'),
    digits: Array.from({ length: 10 }, (_, digit) => plain.format(digit)),
  }
  separators.set(locale, found)
  return found
}

/** U+2212, as wide as a plus and a digit, so that columns stay aligned; a hyphen is too short to see. */
export const TRUE_MINUS = '\u2212'

/** Groups a plain decimal text in a locale's way; digits are copied, never computed. */
function grouped(text: string, locale: string): string {
  const { group, decimal, digits } = separatorsOf(locale)
  const negative = text.startsWith('-')
  const [whole = '', fraction] = (negative ? text.slice(1) : text).split('.')
  const inThrees = whole.replace(/\B(?=(?:\d{3})+$)/g, '|')
  const local = (part: string) => part.replace(/\d/g, digit => digits[Number(digit)] ?? digit)
  const shown = local(inThrees).replaceAll('|', group)
  return `${negative ? TRUE_MINUS : ''}${shown}${fraction === undefined ? '' : decimal + local(fraction)}`
}

/**
 * An amount for people, without the currency (it stands in the column head): a locale's separators, all the
 * currency's decimals, a true minus. Built from the integer's digits, so no cent can be lost to a float.
 * @example formatAmount(-198_025_855, 'EUR', 'en') // '−1,980,258.55'
 */
export function formatAmount(minor: number, currency: string, locale: string): string {
  return grouped(minorToDecimalText(minor, currency), locale)
}

/** A plain decimal text (a rate or quantity) for people, decimals as given. @example formatDecimalText('117.1745', 'sq') // '117,1745' */
export const formatDecimalText = (text: string, locale: string): string => grouped(text, locale)
