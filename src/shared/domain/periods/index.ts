export {
  amountCheck,
  CLOSE_CHECKS,
  type CloseCheck,
  type CloseCheckKey,
  countCheck,
  notApplicable,
  stopsLock,
} from './close-checks.ts'
export { CLOSE_STEPS, type CloseStep, type CloseStepKey, closeSteps, mayLock } from './close-steps.ts'
export { type LockingContext, lockingVerdict } from './locking.ts'
export { checkNewPeriod, proposePeriod, type ReportingPeriod } from './reporting-period.ts'
export { PERIOD_STATES, PERIOD_TRANSITIONS, type PeriodState } from './states.ts'
export { checkUnlocking } from './unlocking.ts'
