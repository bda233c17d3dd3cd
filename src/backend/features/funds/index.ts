export { type FundBalance, fundBalance, RECEIPTS } from './balance.ts'
export { forgetClosing, fundChain, keepClosing, openingBreak } from './chain.ts'
export { commands } from './commands.ts'
export {
  deviationsOf,
  explainDeviation,
  type LineDeviation,
  type PeriodDeviations,
  unexplained,
} from './deviations.ts'
export { exchangeDifferences } from './exchange-differences.ts'
export { type NewMovement, saveMovement } from './movements.ts'
export { type PeriodScope, requireOpenDays, requireOpenPeriod, requirePeriod } from './period-scope.ts'
export { positionAt } from './position.ts'
export { queries } from './queries.ts'
export const jobs = {} as const
