export {
  CHECK_STAGES,
  type CheckAnswer,
  type CheckItem,
  type CheckStage,
  type StageOutcome,
  stageOf,
  stageOutcome,
} from './checklist.ts'
export { expiryOf } from './expiry.ts'
export { matchNames, type NameMatch, nameWords } from './names.ts'
export { INELIGIBLE_REASONS, type IneligibleCode } from './reasons.ts'
export { type CheckFacts, eligibilityVerdict } from './verdict.ts'
