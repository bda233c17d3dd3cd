import { type CallState, isInformed } from '#shared/domain/calls/index.ts'
import type { ApplicationState, PublicState } from '#shared/kernel/grant-states.ts'
import type { Transitions } from '#shared/kernel/transitions.ts'

export {
  APPLICATION_STATES,
  type ApplicationState,
  PUBLIC_STATES,
  type PublicState,
} from '#shared/kernel/grant-states.ts'

/** Declared steps; `withdrawn` (by the applicant, with a reason) from every state before an end or an award. Nothing else. */
export const APPLICATION_TRANSITIONS: Transitions<ApplicationState> = {
  draft: ['submitted', 'late', 'withdrawn'],
  submitted: ['admin_check', 'withdrawn'],
  late: ['admin_check', 'rejected', 'withdrawn'],
  admin_check: ['clarification_requested', 'eligible', 'ineligible', 'withdrawn'],
  clarification_requested: ['admin_check', 'ineligible', 'withdrawn'],
  eligible: ['in_evaluation', 'withdrawn'],
  ineligible: [],
  in_evaluation: ['evaluated', 'withdrawn'],
  evaluated: ['recommended', 'reserve', 'not_recommended', 'withdrawn'],
  recommended: ['doc_check', 'withdrawn'],
  reserve: ['doc_check', 'expired', 'withdrawn'],
  not_recommended: ['rejected', 'withdrawn'],
  doc_check: ['awarded', 'rejected', 'withdrawn'],
  awarded: [],
  rejected: [],
  expired: [],
  withdrawn: [],
}

const OUTCOMES: { readonly [State in ApplicationState]?: PublicState } = {
  awarded: 'awarded',
  reserve: 'reserve',
  ineligible: 'rejected',
  not_recommended: 'rejected',
  rejected: 'rejected',
  expired: 'rejected',
}

/**
 * The applicant's view of a state: "under review" until the call is informed, whatever was decided inside (rule 1).
 * @example publicState('awarded', 'decided') // 'under_review'
 */
export function publicState(state: ApplicationState, call: CallState): PublicState {
  if (state === 'draft' || state === 'withdrawn' || state === 'clarification_requested') return state
  if (state === 'submitted' || state === 'late') return 'received'
  return (isInformed(call) ? OUTCOMES[state] : undefined) ?? 'under_review'
}
