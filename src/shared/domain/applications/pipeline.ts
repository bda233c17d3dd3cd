import type { ApplicationState } from './states.ts'

/** Stages of a call's pipeline, in the order in which applications pass them. */
export type PipelineStage = 'received' | 'eligible' | 'evaluated' | 'awarded'

const ELIGIBLE: readonly string[] = ['eligible', 'in_evaluation']
const EVALUATED: readonly string[] = [
  'evaluated',
  'recommended',
  'reserve',
  'not_recommended',
  'doc_check',
  'expired',
]

/**
 * The stages that an application reached, by its state and those it passed; one that was withdrawn or rejected later
 * still counts where it had come to.
 * @example reachedStages('withdrawn', ['submitted', 'admin_check', 'eligible', 'withdrawn']) // ['received', 'eligible']
 */
export function reachedStages(state: ApplicationState, passed: readonly string[]): readonly PipelineStage[] {
  if (state === 'draft') return []
  const all = [state, ...passed]
  const has = (states: readonly string[]) => all.some(known => states.includes(known))
  if (has(['awarded'])) return ['received', 'eligible', 'evaluated', 'awarded']
  if (has(EVALUATED)) return ['received', 'eligible', 'evaluated']
  return has(ELIGIBLE) ? ['received', 'eligible'] : ['received']
}
