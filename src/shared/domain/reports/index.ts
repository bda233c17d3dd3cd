export { deficitGrant, isOverspent, overspendLimit, planTotal, shareGrant } from './bmz.ts'
export { type ChecksSummary, type ReportCheck, reportCheck, summariseChecks } from './checks.ts'
export {
  dueInNextYear,
  finalDue,
  interimDue,
  type RetentionDuty,
  retainUntil,
  retentionYears,
  workingDaysAfter,
} from './deadlines.ts'
export { type Deviation, deviation } from './deviation.ts'
export { type EuVariation, type EuVariationInput, euVariation } from './eu-variation.ts'
export {
  type CorrectionRow,
  type CumulativeRow,
  corrections,
  cumulativeRows,
  type FrozenReport,
  frozenCumulative,
  type LineAmounts,
} from './frozen.ts'
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
  type GermanExpense,
  type GermanExpenseRow,
  type GermanFinancing,
  type GermanIncome,
  type GermanIncomeRow,
  type GermanSource,
  type GermanStatement,
  type GermanTerms,
  germanFinalGrant,
  germanStatement,
} from './german-statement.ts'
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
export { DONOR_REPORT_STATES, DONOR_REPORT_TRANSITIONS, type DonorReportState } from './report-states.ts'
export {
  type SettledCost,
  type SettlementCost,
  type SettlementResult,
  settleCost,
  settlementResult,
} from './settlement.ts'
export { type Sf425Computed, type Sf425Fault, type Sf425Input, sf425, sf425Faults } from './sf425.ts'
export { type SidaLine, type SidaLineInput, sidaLine } from './sida-line.ts'
export {
  isInventoryItem,
  isPendingPaymentListed,
  isProcurementListed,
  needsTransferProof,
  needsVerification,
  type VerificationLimits,
  verificationNeeded,
} from './thresholds.ts'
export { unitValueText } from './unit-value.ts'
