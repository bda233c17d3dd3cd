import type { ComplaintState } from '#shared/kernel/application-words.ts'
import type { Transitions } from '#shared/kernel/transitions.ts'

export { COMPLAINT_STATES, type ComplaintState } from '#shared/kernel/application-words.ts'

/**
 * A complaint that cannot be heard is rejected at once; one that is heard may suspend the awards of its lot, and ends
 * upheld or rejected. Ends do not open again: a new complaint has a number of its own.
 */
export const COMPLAINT_TRANSITIONS: Transitions<ComplaintState> = {
  received: ['admissible', 'rejected'],
  admissible: ['suspended', 'upheld', 'rejected'],
  suspended: ['upheld', 'rejected'],
  upheld: [],
  rejected: [],
}

/** States in which a complaint holds the disputed place and its money. */
export const OPEN_COMPLAINTS = [
  'received',
  'admissible',
  'suspended',
] as const satisfies readonly ComplaintState[]

/** True while the complaint holds the disputed place and its money. */
export const isOpenComplaint = (state: ComplaintState): boolean =>
  OPEN_COMPLAINTS.some(open => open === state)

/** True while no award of the complaint's lot may be decided. */
export const suspendsAwards = (state: ComplaintState): boolean => state === 'suspended'

/**
 * Money that a complaint holds, in minor units: what the applicant could have got at most, as far as it is still
 * free at lot, scheme and donor line; null where a level isn't used.
 */
export const heldByComplaint = (couldGetMinor: number, free: readonly (number | null)[]): number =>
  Math.max(0, Math.min(couldGetMinor, ...free.filter(minor => minor !== null)))
