import type { ApplicationState } from './states.ts'

/** Code of the step by which an upheld complaint reopens an application; no other act takes such a step. */
export const UPHELD_STEP = 'complaint_upheld'

/** Where a rejected application goes back to, by the state it was rejected from. */
const REJECTED_FROM: { readonly [From in ApplicationState]?: ApplicationState } = {
  late: 'late',
  not_recommended: 'reserve',
  doc_check: 'doc_check',
}

/**
 * The state that an upheld complaint puts an application back to, so that rule 1 allows another outcome: what failed
 * a check is checked again; what was passed over or ran out stands on the reserve list, where its place is kept and
 * from where the director promotes it; who was late waits for an extension. Null where nothing has ended and nothing
 * reopens (domain-rules.md rules 1, 3 and 6).
 */
export function reopenedState(
  state: ApplicationState,
  rejectedFrom: ApplicationState | null,
): ApplicationState | null {
  if (state === 'ineligible') return 'admin_check'
  if (state === 'expired' || state === 'not_recommended') return 'reserve'
  if (state !== 'rejected' || rejectedFrom === null) return null
  return REJECTED_FROM[rejectedFrom] ?? null
}

/** States in which an application waits for an outcome, so that an upheld complaint goes on holding its money. */
export const awaitsOutcome = (state: ApplicationState): boolean =>
  !['draft', 'awarded', 'ineligible', 'rejected', 'expired', 'withdrawn'].includes(state)
