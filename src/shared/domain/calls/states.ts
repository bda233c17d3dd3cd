import type { Transitions } from '#shared/kernel/transitions.ts'

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

export const CALL_TRANSITIONS: Transitions<CallState> = {
  setup: ['ready', 'cancelled'],
  ready: ['open', 'cancelled'],
  open: ['closed', 'cancelled'],
  closed: ['in_evaluation', 'cancelled'],
  in_evaluation: ['decided', 'cancelled'],
  decided: ['informed'],
  informed: ['contracting'],
  contracting: ['archived'],
  archived: [],
  cancelled: [],
}

/** True once form, criteria, weights, lots and ceilings are frozen: a change needs a corrigendum (rule 2). */
export const isFrozen = (state: CallState): boolean => state !== 'setup' && state !== 'ready'

/** True while applicants hear nothing but "under review", whatever was found (rule 1). */
export const isInformed = (state: CallState): boolean =>
  state === 'informed' || state === 'contracting' || state === 'archived'
