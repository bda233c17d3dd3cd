export { type Charge, isChargeKnown } from './charge.ts'
export { bareIban, type IbanFault, type IbanReading, likelyIbans, readIban, showIban } from './iban.ts'
export { type ItemKind, itemKey, type OpenItem, type OpenLine } from './item.ts'
export { type MatchFault, matchFaults } from './match-faults.ts'
export { type MatchPart, type MatchProposal, type MatchReason, proposeMatches } from './proposals.ts'
export { type Outstanding, type Reconciled, reconcile } from './reconciliation.ts'
export { spreadParts } from './spread.ts'
export {
  type BalanceBreak,
  balanceBreaks,
  closingOf,
  impliedOpening,
  inTimeOrder,
  type StatementRow,
} from './statement.ts'
