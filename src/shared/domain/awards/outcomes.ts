import type { DecisionOutcome } from '#shared/kernel/application-words.ts'
import type { ApplicationState } from '../applications/index.ts'
import type { CallState } from '../calls/index.ts'

const BY_STATE: { readonly [State in ApplicationState]?: readonly DecisionOutcome[] } = {
  late: ['reject'],
  reserve: ['reserve', 'promote', 'expire'],
  not_recommended: ['reject'],
  doc_check: ['award', 'reject'],
}

const DECIDING: readonly CallState[] = ['closed', 'in_evaluation', 'decided', 'informed', 'contracting']

/**
 * What may be decided of an application in a state (domain-rules.md rules 1 and 3). A place on the reserve list is
 * decided once; a call that is not evaluated yet, archived or cancelled decides nothing, a rolling one already while
 * it is open.
 */
export function outcomesFrom(
  state: ApplicationState,
  hasReserveDecision: boolean,
  call: CallState,
): readonly DecisionOutcome[] {
  if (!DECIDING.includes(call) && call !== 'open') return []
  return (BY_STATE[state] ?? []).filter(outcome => outcome !== 'reserve' || !hasReserveDecision)
}
