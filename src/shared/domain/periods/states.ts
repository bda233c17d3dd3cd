import type { Transitions } from '#shared/kernel/transitions.ts'

/** A reporting period is open until it is locked; what was reported never opens again (domain-rules.md rule 11). */
export const PERIOD_STATES = ['open', 'locked'] as const
export type PeriodState = (typeof PERIOD_STATES)[number]

export const PERIOD_TRANSITIONS: Transitions<PeriodState> = { open: ['locked'], locked: [] }
