import { allocateByLargestRemainder, type Weight } from '#shared/kernel/allocation.ts'
import { formatDecimal } from '#shared/kernel/decimal.ts'

/**
 * Percentages with two decimals that add up to exactly 100, as IATI asks of recipient countries and sectors
 * (IA-01, donor-formats.md section 9); the hundredths left over go by largest remainder, ties in row order.
 * @example percentages([1, 1, 1]) // ['33.34', '33.33', '33.33']
 */
export const percentages = (weights: readonly Weight[]): readonly string[] =>
  allocateByLargestRemainder(10_000, weights).map(share => formatDecimal({ digits: BigInt(share), scale: 2 }))
