import { sumMinor } from '#shared/kernel/money.ts'

export type PerDiem = { readonly units: number; readonly amountMinor: number }

/**
 * Per diems of a mission: one for each night away, whatever the number of days (PD-01, S29).
 * @example perDiem(2, 9_200) // 2 units, 18400
 */
export const perDiem = (overnights: number, rateMinor: number): PerDiem => ({
  units: overnights,
  amountMinor: sumMinor([overnights * rateMinor]),
})
