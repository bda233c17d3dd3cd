import type { DonorReportState } from '#shared/kernel/project-words.ts'
import type { Transitions } from '#shared/kernel/transitions.ts'

export { DONOR_REPORT_STATES, type DonorReportState } from '#shared/kernel/project-words.ts'

export const DONOR_REPORT_TRANSITIONS: Transitions<DonorReportState> = {
  submitted: ['accepted', 'returned', 'withdrawn'],
  returned: [],
  accepted: [],
  withdrawn: [],
}
