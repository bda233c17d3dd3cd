import type { Transitions } from '#shared/kernel/transitions.ts'

/**
 * States of a ledger entry. A posted entry never changes; it becomes `reversed` only by another posted entry
 * that names it (domain-rules.md rule 11), so `reversed` is derived, never stored.
 */
export const ENTRY_STATES = ['draft', 'posted', 'reversed'] as const
export type EntryState = (typeof ENTRY_STATES)[number]

export const ENTRY_TRANSITIONS: Transitions<EntryState> = {
  draft: ['posted'],
  posted: ['reversed'],
  reversed: [],
}

/** State of an entry as shown: a posted entry that another posted entry reverses is reversed. */
export const shownState = (stored: 'draft' | 'posted', reversedById: string | null): EntryState =>
  stored === 'posted' && reversedById !== null ? 'reversed' : stored
