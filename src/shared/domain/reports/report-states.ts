import type { Transitions } from '#shared/kernel/transitions.ts'

/**
 * A report sent to the donor (domain-rules.md rule 10): it is submitted, then accepted or returned; the next try is
 * a new submission with its own number. `withdrawn` is one whose period was unlocked before the donor answered.
 */
export const DONOR_REPORT_STATES = ['submitted', 'returned', 'accepted', 'withdrawn'] as const
export type DonorReportState = (typeof DONOR_REPORT_STATES)[number]

export const DONOR_REPORT_TRANSITIONS: Transitions<DonorReportState> = {
  submitted: ['accepted', 'returned', 'withdrawn'],
  returned: [],
  accepted: [],
  withdrawn: [],
}
