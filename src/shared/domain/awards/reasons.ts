/** Why an application gets no grant, as the decision and the letter name it; words under `rejectionReason.`. */
export const REJECTION_REASONS = [
  'below_threshold',
  'beyond_envelope',
  'documents_missing',
  'documents_untrue',
  'not_eligible',
  'received_late',
  'double_funding',
  'sanctioned',
  'reserve_over',
  'other',
] as const
export type RejectionReason = (typeof REJECTION_REASONS)[number]

export const DECISION_OUTCOMES = ['award', 'reserve', 'reject', 'promote', 'expire'] as const
export type DecisionOutcome = (typeof DECISION_OUTCOMES)[number]
