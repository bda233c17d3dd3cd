export {
  type CashDue,
  type CashPeriod,
  type CashRow,
  cashForecast,
  forecastStillToCome,
} from './cash-forecast.ts'
export { chainChecks, type FundBalance, fundChain, type PeriodMovements, sumMovements } from './chain.ts'
export { type ChainLink, type ExchangeSummary, exchangeSummary } from './exchange-chain.ts'
