import { type Decimal, divideIntegersHalfUp, fromInteger } from './decimal.ts'

/** An exact quotient of whole numbers in lowest terms, the denominator above zero: averages are ranked without rounding. */
export type Fraction = { readonly numerator: bigint; readonly denominator: bigint }

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b))

/** The quotient in lowest terms; a zero denominator is a bug of the caller and throws RangeError. */
export function fraction(numerator: bigint, denominator = 1n): Fraction {
  if (denominator === 0n) throw new RangeError('A fraction needs a denominator other than zero')
  const sign = denominator < 0n ? -1n : 1n
  const divisor = gcd(numerator < 0n ? -numerator : numerator, denominator * sign) * sign
  return { numerator: numerator / divisor, denominator: denominator / divisor }
}

export const ZERO: Fraction = { numerator: 0n, denominator: 1n }

/** The same number. @example fractionOf({ digits: 155n, scale: 1 }) // 31/2 */
export const fractionOf = ({ digits, scale }: Decimal): Fraction => fraction(digits, 10n ** BigInt(scale))

/** Sum, exact. */
export const addFractions = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)

/** Difference a - b, exact. */
export const subtractFractions = (a: Fraction, b: Fraction): Fraction =>
  addFractions(a, { numerator: -b.numerator, denominator: b.denominator })

/** Product, exact. */
export const multiplyFractions = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.numerator * b.numerator, a.denominator * b.denominator)

/** Quotient, exact; dividing by zero is a bug of the caller and throws RangeError. */
export const divideFractions = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.numerator * b.denominator, a.denominator * b.numerator)

/** -1, 0 or 1 as a is less than, equal to or greater than b. */
export function compareFractions(a: Fraction, b: Fraction): -1 | 0 | 1 {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator
  if (difference === 0n) return 0
  return difference < 0n ? -1 : 1
}

export const sumFractions = (values: readonly Fraction[]): Fraction => values.reduce(addFractions, ZERO)

/** The mean of some numbers; undefined of none, which is never zero. */
export const meanOf = (values: readonly Fraction[]): Fraction | undefined =>
  values.length === 0 ? undefined : divideFractions(sumFractions(values), fraction(BigInt(values.length)))

/** Rounded half away from zero to `scale` decimals, for printing only. @example 151/2 at scale 2 is 75.50 */
export const roundFraction = (value: Fraction, scale: number): Decimal => ({
  digits: divideIntegersHalfUp(value.numerator * 10n ** BigInt(scale), value.denominator),
  scale,
})

/** Only for sorting in SQL; equality is decided on the exact value. */
export const asSortNumber = (value: Fraction): number => {
  const { digits } = roundFraction(value, 9)
  return Number(digits) / 1e9
}

/** The fraction of a safe integer. */
export const wholeFraction = (value: number): Fraction => fractionOf(fromInteger(value))
