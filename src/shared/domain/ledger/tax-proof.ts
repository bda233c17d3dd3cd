import { here, type Notice, notice } from '../notices/index.ts'

export type ClaimedTax = {
  readonly taxMinor: number | null
  readonly currency: string
  readonly treatment: '' | 'recoverable' | 'not_recoverable' | 'exempt'
  /** Part of the amount that doesn't count. */
  readonly excludedMinor: number
  readonly hasProof: boolean
}

/** Code of the paper that proves that tax can't be reclaimed, in the list of supporting documents. */
export const TAX_PROOF = 'tax_proof'

/** Tax that is claimed needs proof that it can't be reclaimed (statement 40; reason DOCS of the ineligible list). */
export function taxProofBlockers(claim: ClaimedTax): readonly Notice[] {
  const { taxMinor, currency, treatment, excludedMinor, hasProof } = claim
  const isClaimed = treatment === 'not_recoverable' && excludedMinor === 0 && (taxMinor ?? 0) !== 0
  if (!isClaimed || hasProof) return []
  return [notice('ledger', 'TaxProofMissing', here('attachEvidence'), { tax: { minor: taxMinor, currency } })]
}
