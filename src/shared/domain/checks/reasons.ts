/** Why an application is not eligible, as the check and the letter name it; words under `rejectionReason.`. */
export const INELIGIBLE_REASONS = [
  'not_eligible',
  'documents_missing',
  'documents_untrue',
  'received_late',
  'double_funding',
  'sanctioned',
  'other',
] as const
export type IneligibleCode = (typeof INELIGIBLE_REASONS)[number]
