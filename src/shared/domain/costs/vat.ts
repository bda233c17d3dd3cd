import { sumMinor } from '#shared/kernel/money.ts'

export type VatInput = {
  /** Amount of the invoice with tax; minor units. */
  readonly grossMinor: number
  /** Tax in it; 0 for an exempt supply. */
  readonly taxMinor: number
  /** The organisation can reclaim the tax, or needn't pay it. */
  readonly recoverableOrExempt: boolean
  /** Proof that it can't be reclaimed. */
  readonly hasProof: boolean
  /** Parameter `taxes_eligible`: never, or where the tax can't be reclaimed. */
  readonly taxesEligible: 'never' | 'not_recoverable'
}

export type VatEligibility = {
  readonly eligibleMinor: number
  readonly ineligibleMinor: number
  /** Reason code for the ineligible tax; null when all of it is eligible or there is none. */
  readonly reason: 'VATR' | 'BUDG' | 'DOCS' | null
}

/**
 * Tax in a cost: recoverable or exempt, only the net amount is eligible; not recoverable with proof, the gross
 * amount if the contract allows taxes (statement 40; reason codes of the ineligible list).
 * @example vatEligibility({ grossMinor: 11_800, taxMinor: 1_800, recoverableOrExempt: true, … }).eligibleMinor // 10000
 */
export function vatEligibility(input: VatInput): VatEligibility {
  const reason = reasonOf(input)
  const ineligibleMinor = reason === null ? 0 : input.taxMinor
  return { eligibleMinor: sumMinor([input.grossMinor, -ineligibleMinor]), ineligibleMinor, reason }
}

function reasonOf(input: VatInput): VatEligibility['reason'] {
  if (input.taxMinor === 0) return null
  if (input.recoverableOrExempt) return 'VATR'
  if (input.taxesEligible === 'never') return 'BUDG'
  return input.hasProof ? null : 'DOCS'
}
