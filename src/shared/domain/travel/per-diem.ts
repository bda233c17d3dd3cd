import { type Problem, problem } from '#shared/kernel/errors.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'

export type PerDiem = { readonly units: number; readonly amountMinor: number }

/**
 * Per diems of a mission: one for each night away, whatever the number of days (PD-01, S29).
 * @example perDiem(2, 9_200) // 2 units, 18400
 */
export const perDiem = (overnights: number, rateMinor: number): PerDiem => ({
  units: overnights,
  amountMinor: sumMinor([overnights * rateMinor]),
})

export type PerDiemClaim = PerDiem & {
  /** Rate that counts: the one asked for, at most the list's. */
  readonly rateMinor: number
  /** What the asked rate is above the list, for all units. */
  readonly ineligibleMinor: number
}

/**
 * Per diems claimed for a mission against the list of the country (statement 37; `per_diem_basis`,
 * `per_diem_rates`): nights or days are counted as the contract says, and what is above the list is ineligible.
 * `listMinor` null: the list has no rate for the country, and nothing can be accepted without one. Errors:
 * Validation (problem.perDiem.nights), Rule.PerDiemRateMissing.
 */
export function perDiemClaim(
  mission: { readonly days: number; readonly overnights: number; readonly rateMinor: number },
  list: { readonly basis: 'overnight' | 'day'; readonly rateMinor: number | null },
): Result<PerDiemClaim, Problem> {
  const { days, overnights } = mission
  if (![days, overnights].every(count => Number.isInteger(count) && count >= 0) || overnights > days)
    return err(problem('Validation', 'problem.perDiem.nights', { days, overnights }))
  if (list.rateMinor === null) return err(problem('Rule.PerDiemRateMissing', 'problem.perDiem.rateMissing'))
  const units = list.basis === 'overnight' ? overnights : days
  const rateMinor = Math.min(mission.rateMinor, list.rateMinor)
  const eligible = perDiem(units, rateMinor)
  const asked = perDiem(units, mission.rateMinor)
  return ok({ ...eligible, rateMinor, ineligibleMinor: sumMinor([asked.amountMinor, -eligible.amountMinor]) })
}
