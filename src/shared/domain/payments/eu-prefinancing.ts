import { sumMinor } from '#shared/kernel/money.ts'
import { compareRatio, percentText, shareOfMinor } from '#shared/kernel/ratio.ts'

/** Limits of option 1: actions up to so many months, or grants up to so much (minor units). */
export type OptionLimits = { readonly maxMonths: number; readonly maxGrantMinor: number }

/**
 * Payment option of an EU grant: 1 for short actions or small grants, else 2 (EU-10, S6).
 * @example paymentOption(18, 10_000_001, { maxMonths: 12, maxGrantMinor: 10_000_000 }) // 2
 */
export const paymentOption = (months: number, grantMinor: number, limits: OptionLimits): 1 | 2 =>
  months <= limits.maxMonths || grantMinor <= limits.maxGrantMinor ? 1 : 2

export type InitialPrefinancing = { readonly baseMinor: number; readonly prefinancingMinor: number }

/**
 * First payment under option 1: the share of the grant without the donor's part of the contingency reserve
 * (EU-09). `euShare` as decimal share, 0.90 for 90 %.
 * @example initialPrefinancing(9_000_000, '0.90', 300_000, '0.80') // base 8730000, payment 6984000
 */
export function initialPrefinancing(
  grantMinor: number,
  euShare: string,
  contingencyMinor: number,
  prefinancingShare: string,
): InitialPrefinancing {
  const baseMinor = sumMinor([grantMinor, -shareOfMinor(contingencyMinor, euShare)])
  return { baseMinor, prefinancingMinor: shareOfMinor(baseMinor, prefinancingShare) }
}

/**
 * First payment under option 2 (S6): the EU share of the first period's budget (the forecast of the next period, or
 * in older contracts the first year's budget), of which the contract pays a share: all of it, or 80 %
 * (`prefin_option2_base`, `prefin_option2_share`).
 * @example firstOption2Payment(10_000_000, '0.80', '1.00') // 8000000
 */
export const firstOption2Payment = (budgetMinor: number, euShare: string, paidShare: string): number =>
  shareOfMinor(shareOfMinor(budgetMinor, euShare), paidShare)

/** What is taken off when too little of the last payment was used: the unused part, or the gap up to the limit. */
export type PrefinancingReduction = 'UNUSED' | 'GAP_TO_70'

export type FurtherPrefinancingInput = {
  readonly grantMinor: number
  /** EU percentage of the contract as decimal share. */
  readonly euShare: string
  /** Payments received so far, in order. */
  readonly paidMinor: readonly number[]
  readonly forecastMinor: number
  /** Accepted cost from the start. */
  readonly acceptedCostMinor: number
  readonly reduction: PrefinancingReduction
  /** Share of all payments before the last that must be used, 1.00 (`prefin_earlier_used_limit`). */
  readonly earlierUsedLimit: string
  /** Share of the last payment that must be used, 0.70. */
  readonly usedLimit: string
  /** Share of the grant all pre-financing may reach, 0.90. */
  readonly totalLimit: string
}

export type FurtherPrefinancing = {
  readonly euShareIncurredMinor: number
  readonly onLastPaymentMinor: number
  readonly consumptionPercent: string | undefined
  /** Payments before the last are used as the contract wants it: in full. */
  readonly earlierFullyUsed: boolean
  readonly grossMinor: number
  readonly reductionMinor: number
  readonly beforeCapMinor: number
  readonly capMinor: number
  readonly roomMinor: number
  readonly payableMinor: number
}

/**
 * Further pre-financing under option 2 (EU-11a to c, EU-12; domain-rules.md rule 9): the EU share of the
 * forecast, reduced (not blocked) when less than the limit of the last payment is used, at most what is left up
 * to the limit of all pre-financing.
 */
export function furtherPrefinancing(input: FurtherPrefinancingInput): FurtherPrefinancing {
  const last = input.paidMinor.at(-1) ?? 0
  const paid = sumMinor(input.paidMinor)
  const euShareIncurredMinor = shareOfMinor(input.acceptedCostMinor, input.euShare)
  const earlier = sumMinor([paid, -last])
  const onLastPaymentMinor = sumMinor([euShareIncurredMinor, -earlier])
  const grossMinor = shareOfMinor(input.forecastMinor, input.euShare)
  const target = input.reduction === 'UNUSED' ? last : shareOfMinor(last, input.usedLimit)
  // Compared exactly: 69.999 % used prints as 70.00 and is still too little.
  const isUsed = compareRatio(onLastPaymentMinor, last, input.usedLimit) >= 0
  const reductionMinor = isUsed ? 0 : sumMinor([target, -onLastPaymentMinor])
  const beforeCapMinor = Math.max(0, grossMinor - reductionMinor)
  const capMinor = shareOfMinor(input.grantMinor, input.totalLimit)
  const roomMinor = Math.max(0, sumMinor([capMinor, -paid]))
  return {
    euShareIncurredMinor,
    onLastPaymentMinor,
    consumptionPercent: percentText(onLastPaymentMinor, last),
    earlierFullyUsed: compareRatio(euShareIncurredMinor, earlier, input.earlierUsedLimit) >= 0,
    grossMinor,
    reductionMinor,
    beforeCapMinor,
    capMinor,
    roomMinor,
    payableMinor: Math.min(beforeCapMinor, roomMinor),
  }
}
