import { minorDigits } from './currency.ts'
import {
  type Decimal,
  divideIntegersHalfUp,
  formatDecimal,
  multiply,
  parseDecimal,
  roundHalfUp,
} from './decimal.ts'
import { ProblemError, problem } from './errors.ts'

/** An amount: integer minor units (cents) of one ISO 4217 currency. */
export type Money = { readonly minor: number; readonly currency: string }

/** Largest amount in minor units that number arithmetic keeps exact; the database has the same bound. */
export const MAX_MINOR = 2 ** 53 - 1

const overflow = (text: string): ProblemError =>
  new ProblemError(problem('Validation', 'problem.amountTooLarge', { amount: text }))

/** Throws `Validation` (problem.amountTooLarge) unless the value is a safe integer; zero loses its sign. */
function guarded(minor: number): number {
  if (!Number.isSafeInteger(minor)) throw overflow(String(minor))
  return minor === 0 ? 0 : minor
}

/** Minor units of a big integer, or undefined when they would not be exact. */
function toSafe(digits: bigint): number | undefined {
  const minor = Number(digits)
  return Number.isSafeInteger(minor) ? minor : undefined
}

/**
 * An amount of `minor` units. Throws a `Validation` problem when it isn't a safe integer.
 * @example money(198_025_855, 'EUR') // EUR 1,980,258.55
 */
export const money = (minor: number, currency: string): Money => ({ minor: guarded(minor), currency })

function sameCurrency(a: Money, b: Money): string {
  if (a.currency !== b.currency)
    throw new ProblemError(
      problem('Validation', 'problem.currencyMismatch', { first: a.currency, second: b.currency }),
    )
  return a.currency
}

/** Sum of two amounts of one currency; throws `Validation` on another currency or overflow. */
export const addMoney = (a: Money, b: Money): Money => money(a.minor + b.minor, sameCurrency(a, b))

/** Difference a - b of two amounts of one currency; throws `Validation` on another currency or overflow. */
export const subtractMoney = (a: Money, b: Money): Money => money(a.minor - b.minor, sameCurrency(a, b))

/** Sum of minor units, exact; throws `Validation` on overflow. @example sumMinor([1, 2, 3]) // 6 */
export function sumMinor(values: Iterable<number>): number {
  let sum = 0
  for (const value of values) sum = guarded(sum + guarded(value))
  return sum
}

/**
 * Minor units of a plain decimal; undefined when the text is no number, has more decimals than the
 * currency (trailing zeros don't count), or is out of range.
 * @example minorFromDecimalText('1234.56', 'EUR') // 123456; ('1.005', 'EUR') // undefined
 */
export function minorFromDecimalText(text: string, currency: string): number | undefined {
  const value = parseDecimal(text)
  if (!value) return undefined
  const rounded = roundHalfUp(value, minorDigits(currency))
  const lost = value.scale > rounded.scale
  if (lost && rounded.digits * 10n ** BigInt(value.scale - rounded.scale) !== value.digits) return undefined
  return toSafe(rounded.digits)
}

/**
 * The plain decimal of minor units, with all the currency's decimals.
 * @example minorToDecimalText(-5, 'EUR') // '-0.05'
 */
export function minorToDecimalText(minor: number, currency: string): string {
  return formatDecimal({ digits: BigInt(guarded(minor)), scale: minorDigits(currency) })
}

/** Minor units nearest to a decimal, half away from zero; undefined when out of range. */
export function minorFromDecimal(value: Decimal, currency: string): number | undefined {
  return toSafe(roundHalfUp(value, minorDigits(currency)).digits)
}

/**
 * Quantity times unit value, rounded once per line, half away from zero (Annex III `E=ROUND(C*D,2)`,
 * donor-formats.md section 7). Undefined when a text is no plain decimal or the product is out of range.
 * @example multiplyToMinor('3', '1333.333', 'EUR') // 400000
 */
export function multiplyToMinor(
  quantityText: string,
  unitValueText: string,
  currency: string,
): number | undefined {
  const quantity = parseDecimal(quantityText)
  const unitValue = parseDecimal(unitValueText)
  if (!quantity || !unitValue) return undefined
  return minorFromDecimal(multiply(quantity, unitValue), currency)
}

/**
 * Converts by dividing: the rate is units of `fromCurrency` per one `toCurrency`, as InforEuro and the ECB
 * quote it. Half away from zero. Undefined unless the rate is a plain decimal above zero.
 * @example convertByDividing(25_000_000, '117.1745', 'RSD', 'EUR') // 213357 (FX-01)
 */
export function convertByDividing(
  minor: number,
  rateText: string,
  fromCurrency: string,
  toCurrency: string,
): number | undefined {
  const rate = parseDecimal(rateText)
  if (!rate || rate.digits <= 0n) return undefined
  const numerator = BigInt(guarded(minor)) * 10n ** BigInt(rate.scale + minorDigits(toCurrency))
  return toSafe(divideIntegersHalfUp(numerator, rate.digits * 10n ** BigInt(minorDigits(fromCurrency))))
}
