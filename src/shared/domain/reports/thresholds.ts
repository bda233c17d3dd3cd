/** True when a pending payment is listed in Annex VI: above the limit, not at it (EU-16, `pending_payment_limit`). */
export const isPendingPaymentListed = (amountMinor: number, limitMinor: number): boolean =>
  amountMinor > limitMinor

/** True when the proof of transfer of an asset is attached to the final report (EU-15, `asset_transfer_limit`). */
export const needsTransferProof = (costMinor: number, limitMinor: number): boolean => costMinor > limitMinor

/** True when a report needs an expenditure verification: grant above the limit (donor-formats.md 1.5, rule 23). */
export const needsVerification = (grantMinor: number, limitMinor: number): boolean => grantMinor > limitMinor

/** When a grant's reports need an expenditure verification; null where the donor asks for none. */
export type VerificationLimits = {
  readonly finalMinor: number | null
  readonly interimMinor: number | null
}

/**
 * True when a report needs an expenditure verification: the final one above one limit, a request for further
 * pre-financing above another (statement 23, S35; `verification_final_limit`, `verification_interim_limit`).
 * @example verificationNeeded('final', 10_000_001, { finalMinor: 10_000_000, interimMinor: 500_000_000 }) // true
 */
export function verificationNeeded(
  kind: 'interim' | 'final',
  grantMinor: number,
  limits: VerificationLimits,
): boolean {
  const limit = kind === 'final' ? limits.finalMinor : limits.interimMinor
  return limit !== null && needsVerification(grantMinor, limit)
}

/** True when an item is entered in the inventory: cost at or above the limit (`inventory_limit`). */
export const isInventoryItem = (costMinor: number, limitMinor: number): boolean => costMinor >= limitMinor

/** True when a contract is listed in the narrative report: above the limit (`procurement_list_limit`). */
export const isProcurementListed = (amountMinor: number, limitMinor: number): boolean =>
  amountMinor > limitMinor
