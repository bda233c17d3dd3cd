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

/** What a decision says of an application. */
export const DECISION_OUTCOMES = ['award', 'reserve', 'reject', 'promote', 'expire'] as const
export type DecisionOutcome = (typeof DECISION_OUTCOMES)[number]

/** Life of a complaint (domain-rules.md section 2). */
export const COMPLAINT_STATES = ['received', 'admissible', 'suspended', 'upheld', 'rejected'] as const
export type ComplaintState = (typeof COMPLAINT_STATES)[number]

export const WHEN_FULL = ['stop', 'partial', 'fitting'] as const
/**
 * What happens when the next in rank asks for more than is left: the line stops there, that one gets what is left (not
 * less than the smallest grant), or it is passed over for the next that fits.
 */
export type WhenFull = (typeof WHEN_FULL)[number]

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

/** Checks of an application, in the order in which they are made. */
export const CHECK_STAGES = ['administrative', 'eligibility', 'supporting'] as const
export type CheckStage = (typeof CHECK_STAGES)[number]

export const LINE_PLACES = ['funded', 'partial', 'below', 'out'] as const
/** Where the line drawn through a ranking leaves an application. */
export type LinePlace = (typeof LINE_PLACES)[number]
