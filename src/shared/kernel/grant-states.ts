/**
 * Life of a call (domain-rules.md rule 1). Cancelled, with a reason, from any state before `decided`. A corrigendum
 * leaves the call open: it is a numbered record, not a step between states.
 */
export const CALL_STATES = [
  'setup',
  'ready',
  'open',
  'closed',
  'in_evaluation',
  'decided',
  'informed',
  'contracting',
  'archived',
  'cancelled',
] as const
export type CallState = (typeof CALL_STATES)[number]

/** Life of an application as the staff sees it (domain-rules.md rule 1). */
export const APPLICATION_STATES = [
  'draft',
  'submitted',
  'late',
  'admin_check',
  'clarification_requested',
  'eligible',
  'ineligible',
  'in_evaluation',
  'evaluated',
  'recommended',
  'reserve',
  'not_recommended',
  'doc_check',
  'awarded',
  'rejected',
  'expired',
  'withdrawn',
] as const
export type ApplicationState = (typeof APPLICATION_STATES)[number]

export const PUBLIC_STATES = [
  'draft',
  'received',
  'under_review',
  'clarification_requested',
  'awarded',
  'reserve',
  'rejected',
  'withdrawn',
] as const
/** What an applicant may be told of an application. */
export type PublicState = (typeof PUBLIC_STATES)[number]
