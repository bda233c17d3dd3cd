import { divideHalfUp, formatDecimal, parseDecimal } from '#shared/kernel/decimal.ts'
import { type Money, minorToDecimalText } from '#shared/kernel/money.ts'

/** Decimals of the rate behind both amounts, as reports print it (SW-06). */
const RATE_DECIMALS = 6

/**
 * Rate behind two amounts of one exchange: units of the first's currency per one of the second's, to six decimals;
 * undefined when one is zero or they have different signs.
 * @example rateOfAmounts(money(615_000, 'MKD'), money(10_000, 'EUR')) // '61.5'
 */
export function rateOfAmounts(amount: Money, base: Money): string | undefined {
  const first = parseDecimal(minorToDecimalText(amount.minor, amount.currency))
  const second = parseDecimal(minorToDecimalText(base.minor, base.currency))
  const rate = first && second && divideHalfUp(first, second, RATE_DECIMALS)
  return rate && rate.digits > 0n ? formatDecimal(rate) : undefined
}
