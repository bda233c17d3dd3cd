import type { RejectionReason } from '#shared/kernel/application-words.ts'
import type { ApplicationState } from '../applications/index.ts'

/** What is known of an application that gets no grant. */
export type RefusalFacts = {
  readonly state: ApplicationState
  /** Null without a rank: below a threshold, or never ranked. */
  readonly rank: number | null
  /** Keys of sections below their threshold, and `total`; in the order of the grid. */
  readonly fails: readonly string[]
  /** An eligibility criterion is answered with no. */
  readonly ineligible: boolean
}

/**
 * The reason that the facts give, to be looked at before it is decided: late, not eligible as the
 * checks say, below a section or total threshold as the scores say, else beyond what the envelope has; null where
 * nothing of it is on record (domain-rules.md rule 6: a reason of its own for each).
 */
export function refusalReason({ state, rank, fails, ineligible }: RefusalFacts): RejectionReason | null {
  if (state === 'late') return 'received_late'
  if (ineligible) return 'not_eligible'
  if (fails.length > 0) return 'below_threshold'
  return rank === null ? null : 'beyond_envelope'
}
