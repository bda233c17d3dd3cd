import { add, type Decimal, formatDecimal } from '#shared/kernel/decimal.ts'
import { requireDecimal } from '#shared/kernel/ratio.ts'

/**
 * Quotient of two decimals: exact where it ends within `digits` significant digits, else rounded half to even
 * at that many. An exact quotient keeps the dividend's own decimals (351900.00 / 3000.00 is 117.3, and the
 * mean of 1.50 and 2.50 is 2.00).
 */
export function quotient(a: Decimal, b: Decimal, digits = 40): Decimal | undefined {
  if (b.digits === 0n) return undefined
  const ideal = Math.max(0, a.scale - b.scale)
  const numerator = a.digits * 10n ** BigInt(b.scale)
  const denominator = b.digits * 10n ** BigInt(a.scale)
  const wholeDigits = magnitude(numerator / denominator)
  const scale = Math.max(ideal, digits - wholeDigits)
  const shifted = numerator * 10n ** BigInt(scale)
  return withoutZeros({ digits: halfEven(shifted, denominator), scale }, ideal)
}

/** Decimal digits before the point; 0 for a number below one. */
const magnitude = (whole: bigint): number => (whole === 0n ? 0 : whole.toString().replace('-', '').length)

function halfEven(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n
  const top = numerator < 0n ? -numerator : numerator
  const bottom = denominator < 0n ? -denominator : denominator
  const floor = top / bottom
  const twice = (top % bottom) * 2n
  const up = twice > bottom || (twice === bottom && floor % 2n === 1n)
  const result = up ? floor + 1n : floor
  return negative ? -result : result
}

/** Drops trailing zeros down to `keep` decimals. */
function withoutZeros(value: Decimal, keep: number): Decimal {
  let { digits, scale } = value
  while (scale > keep && digits % 10n === 0n) {
    digits /= 10n
    scale -= 1
  }
  return { digits, scale }
}

/**
 * Simple mean of rates, as the 2012 sheets ask for the months of a period (S2, FX-02), at 40 significant
 * digits. Undefined for no rates; throws `Validation` on a text that is no decimal.
 * @example meanRate(['117.1745', '117.2025', '117.1890']) // '117.188666…67'
 */
export function meanRate(rates: readonly string[]): string | undefined {
  const sum = rates.map(requireDecimal).reduce(add, { digits: 0n, scale: 0 })
  const mean = quotient(sum, { digits: BigInt(rates.length), scale: 0 })
  return mean && formatDecimal(mean)
}
