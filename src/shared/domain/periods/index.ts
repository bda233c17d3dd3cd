export { type LockingContext, lockingVerdict } from './locking.ts'
export { checkNewPeriod, proposePeriod, type ReportingPeriod } from './reporting-period.ts'
export { PERIOD_STATES, PERIOD_TRANSITIONS, type PeriodState } from './states.ts'
export { checkUnlocking } from './unlocking.ts'
