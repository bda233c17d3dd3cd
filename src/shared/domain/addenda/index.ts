export {
  compareHeadings,
  type HeadingAmount,
  type HeadingComparison,
  type HeadingKind,
  headingAmounts,
  type MoveNeed,
  type MoveReason,
  type ReallocationLimits,
} from './compare-headings.ts'
export { compareLines, type LineChange, type LineState } from './compare-lines.ts'
export { type VerdictPlace, verdictNotices } from './notices.ts'
export { addendumRequestBy } from './request-day.ts'
export {
  type ReleasedRows,
  type ReserveRelease,
  type ReserveUse,
  reserveUse,
  withRelease,
} from './reserve.ts'
export {
  type BudgetMove,
  type ChangeInput,
  type ChangeVerdict,
  changeVerdict,
  type VerdictReason,
  withMoves,
} from './verdict.ts'
