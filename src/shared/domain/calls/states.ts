import type { CallState } from '#shared/kernel/grant-states.ts'
import type { Transitions } from '#shared/kernel/transitions.ts'

export { CALL_STATES, type CallState } from '#shared/kernel/grant-states.ts'

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
