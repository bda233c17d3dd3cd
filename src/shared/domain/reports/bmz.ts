import { sumMinor } from '#shared/kernel/money.ts'
import { shareOfMinor } from '#shared/kernel/ratio.ts'

/** Most a line may cost under an overspend limit, in minor units: plan plus the share of it (DE-01, ANBest-P). */
export const overspendLimit = (planMinor: number, share: string): number =>
  sumMinor([planMinor, shareOfMinor(planMinor, share)])

/** True when a line costs more than its plan plus the share, one cent included. */
export const isOverspent = (planMinor: number, actualMinor: number, share: string): boolean =>
  actualMinor > overspendLimit(planMinor, share)

/** Overspending must be covered by savings elsewhere: the total never exceeds the plan (DE-02). */
export function planTotal(
  plan: readonly number[],
  actual: readonly number[],
): { readonly planMinor: number; readonly actualMinor: number; readonly ok: boolean } {
  const planMinor = sumMinor(plan)
  const actualMinor = sumMinor(actual)
  return { planMinor, actualMinor, ok: actualMinor <= planMinor }
}

/**
 * Final grant under deficit financing: the cost not covered by own and other income, at most the grant, never
 * below 0; more income lowers it in full (DE-03).
 * @example deficitGrant(2_980_000, 650_000, 2_400_000) // 2330000
 */
export const deficitGrant = (costMinor: number, incomeMinor: number, grantMinor: number): number =>
  Math.max(0, Math.min(grantMinor, sumMinor([costMinor, -incomeMinor])))

/**
 * Final grant under share financing: the share of the actual cost, at most the cap, never below 0 (DE-04).
 * @example shareGrant(2_980_000, '0.80', 2_400_000) // 2384000
 */
export const shareGrant = (costMinor: number, share: string, capMinor: number): number =>
  Math.max(0, Math.min(capMinor, shareOfMinor(costMinor, share)))
