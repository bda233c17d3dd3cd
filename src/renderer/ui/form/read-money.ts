import { parseAmountInput } from '#shared/kernel/amount-input.ts'
import { minorDigits } from '#shared/kernel/currency.ts'
import { minorFromDecimalText } from '#shared/kernel/money.ts'

/** What a typed amount means for a field of one currency. */
export type MoneyReading =
  | { readonly kind: 'empty' }
  | { readonly kind: 'amount'; readonly minor: number }
  /** Two meanings; those the currency can hold, in minor units. */
  | { readonly kind: 'ambiguous'; readonly choices: readonly number[] }
  | { readonly kind: 'otherCurrency'; readonly currency: string }
  | { readonly kind: 'invalid'; readonly reason: 'notANumber' | 'tooManyDecimals' | 'outOfRange' }

/**
 * Reads an amount as people write it, for a field of one currency.
 * @example readMoney('1.980.258,55 €', 'EUR') // { kind: 'amount', minor: 198025855 }
 * @example readMoney('1.234', 'EUR') // { kind: 'ambiguous', choices: [123400] }
 */
export function readMoney(text: string, currency: string): MoneyReading {
  const read = parseAmountInput(text, { decimals: minorDigits(currency) })
  if (read.kind === 'invalid')
    return read.reason === 'empty' ? { kind: 'empty' } : { kind: 'invalid', reason: read.reason }
  if (read.currency !== undefined && read.currency !== currency)
    return { kind: 'otherCurrency', currency: read.currency }
  if (read.kind === 'ambiguous') {
    const choices = read.readings
      .map(reading => minorFromDecimalText(reading, currency))
      .filter(minor => minor !== undefined)
    return { kind: 'ambiguous', choices }
  }
  const minor = minorFromDecimalText(read.text, currency)
  return minor === undefined ? { kind: 'invalid', reason: 'outOfRange' } : { kind: 'amount', minor }
}
