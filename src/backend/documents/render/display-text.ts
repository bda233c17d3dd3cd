import { formatDecimal, fromInteger, multiply, parseDecimal, roundHalfUp } from '#shared/kernel/decimal.ts'
import { formatAmount, formatDecimalText, TRUE_MINUS } from '#shared/kernel/format-amount.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import type { Value } from '../model/document-model.ts'

const HUNDRED = fromInteger(100)
const RATE_DECIMALS = { least: 4, most: 6 }
const PERCENT_DECIMALS = 2

/** Whole numbers stand without grouping, as in the workbook: they are years and running numbers too. */
function numberText(text: string, decimals: number, locale: string): string {
  const value = parseDecimal(text)
  if (!value) return text
  const shown = formatDecimal(roundHalfUp(value, decimals))
  return decimals === 0 ? shown.replace('-', TRUE_MINUS) : formatDecimalText(shown, locale)
}

/** At least four decimals, at most six, as the workbook's `0.0000##`. */
function rateText(text: string, locale: string): string {
  const value = parseDecimal(text)
  if (!value) return text
  const most = formatDecimal(roundHalfUp(value, RATE_DECIMALS.most))
  const spare = RATE_DECIMALS.most - RATE_DECIMALS.least
  return formatDecimalText(most.replace(new RegExp(`0{1,${spare}}$`), ''), locale)
}

function percentText(text: string, locale: string): string {
  const ratio = parseDecimal(text)
  if (!ratio) return text
  const shown = formatDecimal(roundHalfUp(multiply(ratio, HUNDRED), PERCENT_DECIMALS))
  return `${formatDecimalText(shown, locale)}%`
}

/**
 * A value as people read it on paper and on the screen: the document language's separators, a true minus.
 * The workbook shows the same figures by number formats.
 * @example displayText({ kind: 'money', minor: -198025855, currency: 'EUR' }, 'en') // '−1,980,258.55'
 */
export function displayText(value: Value, locale: string): string {
  switch (value.kind) {
    case 'empty':
      return ''
    case 'text':
      return value.text
    case 'money':
      return formatAmount(value.minor, value.currency, locale)
    case 'number':
      return numberText(value.value, value.decimals, locale)
    case 'percent':
      return percentText(value.value, locale)
    case 'rate':
      return rateText(value.value, locale)
    case 'date':
      return formatDate(value.date, locale)
  }
}

/** An instant as people read it, in UTC so that two offices print the same. */
export function displayInstant(instant: string, locale: string): string {
  return `${formatDate(instant.slice(0, 10), locale)} ${instant.slice(11, 16)} UTC`
}
