export { INELIGIBLE_REASONS, type IneligibleCode } from '#shared/kernel/application-words.ts'
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
export { type CheckFacts, eligibilityVerdict } from './verdict.ts'
