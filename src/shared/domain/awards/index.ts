export {
  DECISION_OUTCOMES,
  type DecisionOutcome,
  REJECTION_REASONS,
  type RejectionReason,
} from '#shared/kernel/application-words.ts'
export {
  COMPLAINT_STATES,
  COMPLAINT_TRANSITIONS,
  type ComplaintState,
  heldByComplaint,
  isOpenComplaint,
  OPEN_COMPLAINTS,
  suspendsAwards,
} from './complaint-states.ts'
export {
  type CommitteeSeat,
  type ComplaintCase,
  committeeVerdict,
  complaintVerdict,
} from './complaint-verdict.ts'
export { MERGE_FIELDS, type MergeField, mergeText, unknownMergeFields } from './letter-text.ts'
export {
  drawLine,
  type Line,
  type LineGroup,
  type LinePlace,
  type LineRow,
  type LineSettings,
  type PlacedRow,
  proposedMinor,
  WHEN_FULL,
  type WhenFull,
} from './line.ts'
export { outcomesFrom } from './outcomes.ts'
export { type Proposal, proposalVerdict, SHORTEST_EXCEPTION } from './proposal-verdict.ts'
export { type Candidate, type Ranked, rankCandidates } from './rank.ts'
export { nextInReserve, passedOver, type RankPlace, reserveIsOver } from './rank-order.ts'
export { type RankingState, rankingVerdict, type Waiting } from './ranking-verdict.ts'
export { type RefusalFacts, refusalReason } from './refusal.ts'
export {
  type AwardCase,
  awardVerdict,
  type DecisionWords,
  promotionVerdict,
  wordsVerdict,
} from './verdict.ts'
