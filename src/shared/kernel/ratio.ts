import { type Decimal, divideIntegersHalfUp, formatDecimal, parseDecimal } from './decimal.ts'
import { ProblemError, problem } from './errors.ts'

/**
 * The decimal of a limit, share or rate that was validated where it entered. Throws a `Validation` problem
 * (problem.notADecimal) on anything else, so that a damaged rule pack stops the act instead of passing it.
 */
export function requireDecimal(text: string): Decimal {
  const value = parseDecimal(text)
  if (!value)
    throw new ProblemError(problem('Validation', 'problem.notADecimal', { text: text.slice(0, 60) }))
  return value
}

/**
 * A share of an amount in minor units, half away from zero: how caps are computed before they are compared
 * as money (donor-formats.md section 7). Throws `Validation` on an unreadable share or overflow.
 * @example shareOfMinor(31_508_174, '0.07') // 2205572 (EU-01, row 8)
 */
export function shareOfMinor(minor: number, share: string): number {
  const { digits, scale } = requireDecimal(share)
  const result = Number(divideIntegersHalfUp(BigInt(minor) * digits, 10n ** BigInt(scale)))
  if (!Number.isSafeInteger(result))
    throw new ProblemError(problem('Validation', 'problem.amountTooLarge', { amount: String(result) }))
  return result
}

/**
 * Compares part / whole with a limit exactly, without division; -1, 0 or 1. The whole must not be negative;
 * against a whole of zero any part above zero is above every limit.
 * @example compareRatio(8_400_000, 12_000_000, '0.70') // 0
 */
export function compareRatio(part: number, whole: number, limit: string): -1 | 0 | 1 {
  const { digits, scale } = requireDecimal(limit)
  const left = BigInt(part) * 10n ** BigInt(scale)
  const right = BigInt(whole) * digits
  if (left === right) return 0
  return left > right ? 1 : -1
}

/**
 * True when |part| is more than the limit of |whole|, compared exactly: 25.000025 % is more than 25 % though
 * both print 25.00 (EU-05). A whole of zero is exceeded by any part but zero.
 * @example exceedsRatio(1_000_001, 4_000_000, '0.25') // true
 */
export const exceedsRatio = (part: number, whole: number, limit: string): boolean =>
  compareRatio(Math.abs(part), Math.abs(whole), limit) > 0

/**
 * A ratio as percent with two decimals (or as many as asked), half away from zero; undefined when the whole
 * is zero.
 * @example percentText(29_000_000, 34_713_746) // '83.54' (EU-01)
 */
export function percentText(part: number, whole: number, decimals = 2): string | undefined {
  if (whole === 0) return undefined
  const digits = divideIntegersHalfUp(BigInt(part) * 100n * 10n ** BigInt(decimals), BigInt(whole))
  return formatDecimal({ digits, scale: decimals })
}

/** A percentage as the share the rules use. @example percentAsShare('90.00') // '0.9000' */
export function percentAsShare(percent: string): string {
  const { digits, scale } = requireDecimal(percent)
  return formatDecimal({ digits, scale: scale + 2 })
}

/** A share as percent, exact. @example shareAsPercent('0.075') // '7.5' */
export function shareAsPercent(share: string): string {
  const { digits, scale } = requireDecimal(share)
  if (scale >= 2) return formatDecimal({ digits, scale: scale - 2 })
  return formatDecimal({ digits: digits * 10n ** BigInt(2 - scale), scale: 0 })
}
