export { type ThirdPartyCap, thirdPartyCap } from './cap.ts'
export { instalments } from './instalments.ts'
export { type Settlement, type SettlementInput, settlement } from './settlement.ts'
