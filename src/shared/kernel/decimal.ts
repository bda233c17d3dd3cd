/**
 * An exact decimal number: value = digits / 10^scale. No operation here goes through a float,
 * because `Math.round(1.005 * 100) / 100` is 1 (donor-formats.md RD-02).
 */
export type Decimal = { readonly digits: bigint; readonly scale: number }

/** More digits than any amount, rate or quantity has; keeps hostile input from making huge integers. */
const MAX_LENGTH = 60
const PLAIN = /^([+-]?)(\d+)(?:\.(\d+))?$/

const powerOfTen = (exponent: number): bigint => 10n ** BigInt(exponent)

/**
 * Reads the plain machine form: optional sign, digits, optional point and digits. Anything else
 * (grouping, decimal comma, exponent, blank) is undefined; people's input goes through `parseAmountInput`.
 * @example parseDecimal('-1234.5') // { digits: -12345n, scale: 1 }
 */
export function parseDecimal(text: string): Decimal | undefined {
  if (text.length > MAX_LENGTH) return undefined
  const match = PLAIN.exec(text)
  if (!match) return undefined
  const [, sign = '', whole = '', fraction = ''] = match
  const magnitude = BigInt(whole + fraction)
  return { digits: sign === '-' ? -magnitude : magnitude, scale: fraction.length }
}

/** The decimal of a safe integer. @example fromInteger(12) // { digits: 12n, scale: 0 } */
export const fromInteger = (value: number): Decimal => ({ digits: BigInt(value), scale: 0 })

/**
 * Writes the plain machine form with exactly `scale` decimals; zero carries no sign.
 * @example formatDecimal({ digits: -5n, scale: 2 }) // '-0.05'
 */
export function formatDecimal(value: Decimal): string {
  const negative = value.digits < 0n
  const text = (negative ? -value.digits : value.digits).toString().padStart(value.scale + 1, '0')
  const whole = text.slice(0, text.length - value.scale)
  const fraction = value.scale === 0 ? '' : `.${text.slice(-value.scale)}`
  return `${negative ? '-' : ''}${whole}${fraction}`
}

/** The same value with at least `scale` decimals. */
function widen(value: Decimal, scale: number): bigint {
  return value.digits * powerOfTen(scale - value.scale)
}

/** Sum, exact. @example add('0.1', '0.2') is 0.3, not 0.30000000000000004 */
export function add(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale)
  return { digits: widen(a, scale) + widen(b, scale), scale }
}

/** Difference a - b, exact. */
export const subtract = (a: Decimal, b: Decimal): Decimal => add(a, { digits: -b.digits, scale: b.scale })

/** Product, exact; the scales add up. */
export const multiply = (a: Decimal, b: Decimal): Decimal => ({
  digits: a.digits * b.digits,
  scale: a.scale + b.scale,
})

/** -1, 0 or 1 as a is less than, equal to or greater than b; 1.50 equals 1.5. */
export function compareDecimal(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const scale = Math.max(a.scale, b.scale)
  const left = widen(a, scale)
  const right = widen(b, scale)
  if (left === right) return 0
  return left < right ? -1 : 1
}

/**
 * Integer quotient rounded half away from zero. The denominator may have either sign but not be zero
 * (a zero denominator is a bug of the caller and throws RangeError).
 */
export function divideIntegersHalfUp(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n
  const top = numerator < 0n ? -numerator : numerator
  const bottom = denominator < 0n ? -denominator : denominator
  const quotient = (top * 2n + bottom) / (bottom * 2n)
  return negative ? -quotient : quotient
}

/**
 * Quotient a / b with `scale` decimals, rounded half away from zero; undefined when b is zero.
 * @example 250000.00 / 117.1745 at scale 2 is 2133.57 (FX-01)
 */
export function divideHalfUp(a: Decimal, b: Decimal, scale: number): Decimal | undefined {
  if (b.digits === 0n) return undefined
  const numerator = a.digits * powerOfTen(scale + b.scale)
  return { digits: divideIntegersHalfUp(numerator, b.digits * powerOfTen(a.scale)), scale }
}

/** Rounds half away from zero, as Excel's ROUND does. @example 1.005 -> 1.01, -1.005 -> -1.01 (RD-02) */
export function roundHalfUp(value: Decimal, scale: number): Decimal {
  if (value.scale <= scale) return { digits: widen(value, scale), scale }
  return { digits: divideIntegersHalfUp(value.digits, powerOfTen(value.scale - scale)), scale }
}

/** Rounds half to the even neighbour (banker's rounding); only for comparison, money is never rounded so. */
export function roundHalfEven(value: Decimal, scale: number): Decimal {
  if (value.scale <= scale) return { digits: widen(value, scale), scale }
  const divisor = powerOfTen(value.scale - scale)
  const floor = value.digits / divisor
  const twiceRest = (value.digits % divisor) * 2n
  const magnitude = twiceRest < 0n ? -twiceRest : twiceRest
  const goesAway = magnitude > divisor || (magnitude === divisor && floor % 2n !== 0n)
  const step = value.digits < 0n ? -1n : 1n
  return { digits: goesAway ? floor + step : floor, scale }
}

/** True when the text is a plain decimal greater than zero: what a rate or a weight must be. */
export function isPositiveDecimal(text: string): boolean {
  const value = parseDecimal(text)
  return value !== undefined && value.digits > 0n
}
