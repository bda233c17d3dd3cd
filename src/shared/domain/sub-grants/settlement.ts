import { formatDecimal, subtract } from '#shared/kernel/decimal.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import { requireDecimal, shareOfMinor } from '#shared/kernel/ratio.ts'

export type SettlementInput = {
  readonly contractMinor: number
  /** Least share the sub-grantee pays itself, as decimal share. */
  readonly ownShareMin: string
  readonly paidMinor: number
  readonly reportedMinor: number
  readonly ineligibleMinor: number
}

/** In minor units; a negative balance is reclaimed. */
export type Settlement = {
  readonly eligibleMinor: number
  readonly funderShareMinor: number
  readonly dueMinor: number
  readonly balanceMinor: number
}

/**
 * Settlement of a sub-grant: eligible = reported − ineligible, the funder pays its share of it, at most the
 * contract, less what was paid (SG-04).
 * @example reported 12,650, ineligible 310, own share 10 %, paid 9,600 -> balance 1,506.00
 */
export function settlement(input: SettlementInput): Settlement {
  const eligibleMinor = sumMinor([input.reportedMinor, -input.ineligibleMinor])
  const funderShare = formatDecimal(subtract({ digits: 1n, scale: 0 }, requireDecimal(input.ownShareMin)))
  const funderShareMinor = shareOfMinor(eligibleMinor, funderShare)
  const dueMinor = Math.max(0, Math.min(funderShareMinor, input.contractMinor))
  return {
    eligibleMinor,
    funderShareMinor,
    dueMinor,
    balanceMinor: sumMinor([dueMinor, -input.paidMinor]),
  }
}
