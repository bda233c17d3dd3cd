import { allocateByLargestRemainder, allocateNear } from '#shared/kernel/allocation.ts'
import {
  add,
  compareDecimal,
  type Decimal,
  formatDecimal,
  fromInteger,
  multiply,
  parseDecimal,
} from '#shared/kernel/decimal.ts'
import { requireDecimal } from '#shared/kernel/ratio.ts'

const HUNDRED = fromInteger(100)

/** The document of which an entry is a part: its amounts, and the percentage the entry claims. */
export type Whole = {
  readonly amountMinor: number
  readonly baseMinor: number | null
  readonly share: string
}

/** The shares of an entry as shares of its document. */
function sharesOfWhole(shares: readonly string[], share: string): string[] {
  const claimed = requireDecimal(share)
  return shares.map(own => {
    const product = multiply(requireDecimal(own), claimed)
    return formatDecimal({ digits: product.digits, scale: product.scale + 2 })
  })
}

/**
 * Amounts of an entry over shares by the largest remainder, in its own and in the base currency; each column
 * adds up to its total (RD-01, donor-formats.md 1.3). Where the entry is a part of a document, each amount is also
 * within a cent of the document's by its percentage. Throws `Validation` on shares that are no decimals, negative
 * or all zero.
 * @example splitAmounts(123_457, null, ['35', '40', '25']) // 43210, 49383, 30864
 */
export function splitAmounts(
  amountMinor: number,
  baseMinor: number | null,
  shares: readonly string[],
  whole: Whole | null = null,
): readonly { readonly amountMinor: number; readonly baseMinor: number | null }[] {
  const split = (minor: number, wholeMinor: number | null | undefined): readonly number[] =>
    whole === null || wholeMinor === null || wholeMinor === undefined
      ? allocateByLargestRemainder(minor, shares)
      : allocateNear(minor, wholeMinor, sharesOfWhole(shares, whole.share))
  const amounts = split(amountMinor, whole?.amountMinor)
  const bases = baseMinor === null ? null : split(baseMinor, whole?.baseMinor)
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
