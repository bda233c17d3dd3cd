/** True when a pending payment is listed in Annex VI: above the limit, not at it (EU-16, `pending_payment_limit`). */
export const isPendingPaymentListed = (amountMinor: number, limitMinor: number): boolean =>
  amountMinor > limitMinor

/** True when the proof of transfer of an asset is attached to the final report (EU-15, `asset_transfer_limit`). */
export const needsTransferProof = (costMinor: number, limitMinor: number): boolean => costMinor > limitMinor

/** True when a report needs an expenditure verification: grant above the limit (donor-formats.md 1.5, rule 23). */
export const needsVerification = (grantMinor: number, limitMinor: number): boolean => grantMinor > limitMinor
