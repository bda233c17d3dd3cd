import type { Transitions } from '#shared/kernel/transitions.ts'

/**
 * A reporting period is open until it is locked (domain-rules.md rule 11). Each step has its guard: `lockingVerdict`
 * for locking; `checkUnlocking` for opening the last locked period again, which takes a reason and a second person.
 */
export const PERIOD_STATES = ['open', 'locked'] as const
export type PeriodState = (typeof PERIOD_STATES)[number]

export const PERIOD_TRANSITIONS: Transitions<PeriodState> = { open: ['locked'], locked: ['open'] }
