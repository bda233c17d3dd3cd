export { deficitGrant, isOverspent, overspendLimit, planTotal, shareGrant } from './bmz.ts'
export { type ChecksSummary, type ReportCheck, reportCheck, summariseChecks } from './checks.ts'
export { finalDue, interimDue, type RetentionDuty, retainUntil } from './deadlines.ts'
export { type Deviation, deviation } from './deviation.ts'
export { type EuVariation, type EuVariationInput, euVariation } from './eu-variation.ts'
export {
  bankCheck,
  closingBalance,
  type FundMovements,
  type FundPosition,
  openingCheck,
  positionCheck,
  positionTotal,
} from './fund-balance.ts'
export {
  fundRequest,
  type HelvetasLine,
  type HelvetasLineInput,
  helvetasLine,
  voucherFaults,
} from './helvetas.ts'
export {
  cumulativeReallocation,
  finalOverspend,
  type HeadingAmounts,
  type HeadingMove,
  netOfMoves,
  type Overspend,
  reallocation,
} from './reallocation.ts'
export { type Sf425Computed, type Sf425Input, sf425 } from './sf425.ts'
export { type SidaLine, type SidaLineInput, sidaLine } from './sida-line.ts'
export { isPendingPaymentListed, needsTransferProof, needsVerification } from './thresholds.ts'
export { unitValueText } from './unit-value.ts'
