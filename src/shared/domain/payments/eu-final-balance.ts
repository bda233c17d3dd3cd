import { divideIntegersHalfUp } from '#shared/kernel/decimal.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import { shareOfMinor } from '#shared/kernel/ratio.ts'

export type FinalBalanceInput = {
  readonly grantMinor: number
  readonly euShare: string
  readonly acceptedMinor: number
  readonly paidMinor: number
  readonly incomeMinor: number
  /** False for non-profit beneficiaries and the other exceptions of art. 192(3). */
  readonly noProfitApplies: boolean
}

/** In minor units; a negative balance is a recovery. */
export type FinalBalance = {
  readonly euShareMinor: number
  readonly receiptsMinor: number
  readonly profitMinor: number
  readonly reductionMinor: number
  readonly finalGrantMinor: number
  readonly balanceMinor: number
}

/**
 * Balance of an EU grant: the EU percentage of the accepted cost, at most the grant; where the no-profit rule
 * applies, reduced by the EU's part of what receipts exceed the cost, never below nothing (EU-13, EU-13b, EU-14,
 * EU-14b; S12).
 */
export function finalBalance(input: FinalBalanceInput): FinalBalance {
  const euShareMinor = Math.max(
    0,
    Math.min(input.grantMinor, shareOfMinor(input.acceptedMinor, input.euShare)),
  )
  const receiptsMinor = sumMinor([euShareMinor, input.incomeMinor])
  const profitMinor = sumMinor([receiptsMinor, -input.acceptedMinor])
  const isReduced = input.noProfitApplies && profitMinor > 0 && input.acceptedMinor > 0
  const profitShare = isReduced
    ? Number(divideIntegersHalfUp(BigInt(profitMinor) * BigInt(euShareMinor), BigInt(input.acceptedMinor)))
    : 0
  const reductionMinor = Math.min(euShareMinor, profitShare)
  const finalGrantMinor = sumMinor([euShareMinor, -reductionMinor])
  return {
    euShareMinor,
    receiptsMinor,
    profitMinor,
    reductionMinor,
    finalGrantMinor,
    balanceMinor: sumMinor([finalGrantMinor, -input.paidMinor]),
  }
}
