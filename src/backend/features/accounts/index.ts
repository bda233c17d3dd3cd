export { reconciledTo, requireAccount } from './account.ts'
export { listAccounts } from './accounts.ts'
export { blocker, refuseIf } from './blockers.ts'
export { commands } from './commands.ts'
export {
  type AccountTerms,
  accountTerms,
  chargeNotice,
  fitsAccount,
  otherCurrency,
  reconciledNotice,
  requireMovable,
  requireUnmatched,
} from './guards.ts'
export { queries } from './queries.ts'
export { listReconciliations } from './reconciliations.ts'
export { recordColumns } from './record-columns.ts'
export { type SheetRequest, sheetAt } from './sheet.ts'
export { type MoneyAt, moneyAt, type Unreconciled, unreconciledOf } from './unreconciled.ts'
export const jobs = {} as const
