import { sumMinor } from '#shared/kernel/money.ts'
import { percentText } from '#shared/kernel/ratio.ts'

/** Entered and summed columns of one row of an Annex VI report, in minor units. */
export type EuVariationInput = {
  /** E: total cost as per contract or last addendum. */
  readonly budgetMinor: number
  /** F: reallocation allowed or use of contingencies. */
  readonly reallocationMinor: number
  /** J: expenditure of this report, the sum of its entries. */
  readonly incurredMinor: number
  /** K: cumulated before this report, column L of the last one. */
  readonly earlierMinor: number
}

/** Computed columns L, M, N; N is undefined where the sheet shows nothing (E = 0). */
export type EuVariation = EuVariationInput & {
  readonly cumulatedMinor: number
  readonly variationMinor: number
  readonly variationPercent: string | undefined
  /** Every variation needs an explanation in column O. */
  readonly explain: boolean
}

/**
 * Columns J to N of an Annex VI report: L = J + K, M = L − (E + F), N = M / E (donor-formats.md 1.2, S6).
 */
export function euVariation(input: EuVariationInput): EuVariation {
  const cumulatedMinor = sumMinor([input.incurredMinor, input.earlierMinor])
  const variationMinor = sumMinor([cumulatedMinor, -input.budgetMinor, -input.reallocationMinor])
  return {
    ...input,
    cumulatedMinor,
    variationMinor,
    variationPercent: percentText(variationMinor, input.budgetMinor),
    explain: variationMinor !== 0,
  }
}
