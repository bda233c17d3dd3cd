import { sumMinor } from '#shared/kernel/money.ts'
import { shareOfMinor } from '#shared/kernel/ratio.ts'
import { type EuRows, type IndirectBase, indirectBaseMinor } from './eu-rows.ts'

/** One cent: what rounding a rate may miss of a total that was agreed. */
const ROUNDING_MINOR = 1

/**
 * Amount of an indirect row from its rate and base, in minor units. Where the contract's total is a cent below what
 * the rounded rate makes of it, the row takes the rest of the total instead, since it must be total less direct costs
 * and the rate is only its cap (EU-02b/c). `rows` are those of the budget, `totalMinor` is row 13 of the contract.
 * @example indirectAmount(rows, '0.07', 'direct', 198_025_855) // 12954962 for 1,850,708.93 of direct costs
 */
export function indirectAmount(
  rows: EuRows,
  rate: string,
  base: IndirectBase,
  totalMinor: number | null,
): number {
  const capMinor = shareOfMinor(indirectBaseMinor(rows, base), rate)
  if (totalMinor === null) return capMinor
  const restMinor = sumMinor([totalMinor, -rows.row7, -rows.row10, -rows.row12])
  const missing = capMinor - restMinor
  return restMinor >= 0 && missing > 0 && missing <= ROUNDING_MINOR ? restMinor : capMinor
}
