import type { ApplicationRow } from '#shared/contract/applications.ts'
import { APPLICATION_STATES } from '#shared/domain/applications/index.ts'

/** What the list of applications is narrowed to. */
export type ApplicationFilter = {
  readonly text: string
  readonly states: readonly ApplicationRow['state'][]
  readonly lotId: string | null
  readonly needsReview: boolean
}
export const NO_FILTER: ApplicationFilter = { text: '', states: [], lotId: null, needsReview: false }

export const isApplicationState = (text: unknown): text is ApplicationRow['state'] =>
  APPLICATION_STATES.some(state => state === text)

/** A filter as saved views keep it; what is not understood is left out. */
export function filterOf(kept: unknown): ApplicationFilter {
  if (typeof kept !== 'object' || kept === null) return NO_FILTER
  const states = 'states' in kept && Array.isArray(kept.states) ? kept.states : []
  return {
    text: 'text' in kept && typeof kept.text === 'string' ? kept.text : '',
    states: states.filter(isApplicationState),
    lotId: 'lotId' in kept && typeof kept.lotId === 'string' ? kept.lotId : null,
    needsReview: 'needsReview' in kept && kept.needsReview === true,
  }
}

export const isFiltered = (filter: ApplicationFilter): boolean =>
  filter.text !== '' || filter.states.length > 0 || filter.lotId !== null || filter.needsReview
