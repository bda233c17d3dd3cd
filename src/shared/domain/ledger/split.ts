import { allocateByLargestRemainder } from '#shared/kernel/allocation.ts'
import { add, compareDecimal, type Decimal, fromInteger, parseDecimal } from '#shared/kernel/decimal.ts'

const HUNDRED = fromInteger(100)

/**
 * Amounts of an entry over shares by the largest remainder, in its own and in the base currency; each column
 * adds up to its total (RD-01, donor-formats.md 1.3). Throws `Validation` on shares that are no decimals,
 * negative or all zero.
 * @example splitAmounts(123_457, null, ['35', '40', '25']) // 43210, 49383, 30864
 */
export function splitAmounts(
  amountMinor: number,
  baseMinor: number | null,
  shares: readonly string[],
): readonly { readonly amountMinor: number; readonly baseMinor: number | null }[] {
  const amounts = allocateByLargestRemainder(amountMinor, shares)
  const bases = baseMinor === null ? null : allocateByLargestRemainder(baseMinor, shares)
  return amounts.map((amount, row) => ({ amountMinor: amount, baseMinor: bases?.[row] ?? null }))
}

/** Sum of the shares in percent; undefined when one is no decimal or below zero. */
export function totalShare(shares: readonly string[]): Decimal | undefined {
  let sum = fromInteger(0)
  for (const share of shares) {
    const value = parseDecimal(share)
    if (!value || value.digits < 0n) return undefined
    sum = add(sum, value)
  }
  return sum
}

/** True when the shares add up to exactly 100 %. @example sharesAreWhole(['33.33', '66.67']) // true */
export function sharesAreWhole(shares: readonly string[]): boolean {
  const sum = totalShare(shares)
  return sum !== undefined && compareDecimal(sum, HUNDRED) === 0
}
