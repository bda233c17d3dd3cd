import type { InterventionState } from '#shared/kernel/project-words.ts'
import { mayMove, type Transitions } from '#shared/kernel/transitions.ts'

export { INTERVENTION_STATES, type InterventionState } from '#shared/kernel/project-words.ts'

/**
 * Life of an intervention with market actors (domain-rules.md section 2): found in the analysis, agreed with the
 * actors, running, completed; dropped at any time before. What ended doesn't start again.
 */
export const INTERVENTION_TRANSITIONS: Transitions<InterventionState> = {
  identified: ['agreed', 'dropped'],
  agreed: ['running', 'dropped'],
  running: ['completed', 'dropped'],
  completed: [],
  dropped: [],
}

/**
 * True when an intervention may be saved in state `to`: the same one, or a declared step.
 * @example mayBecome('agreed', 'running') // true; mayBecome('completed', 'running') // false
 */
export const mayBecome = (from: InterventionState, to: InterventionState): boolean =>
  from === to || mayMove(INTERVENTION_TRANSITIONS, from, to)
