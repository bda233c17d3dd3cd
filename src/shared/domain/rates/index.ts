export { rateOfAmounts } from './amounts-rate.ts'
export { chooseRate, type RateRequest } from './choose.ts'
export { convert } from './convert.ts'
export { crossRate, rebase } from './cross-rate.ts'
export {
  type DaySpending,
  differencesByPeriod,
  type ExchangeDifference,
  exchangeDifference,
  type PeriodDifference,
} from './difference.ts'
export { convertFifo, type FifoResult, fifo, type LayerDraw, type LayerRest } from './fifo.ts'
export {
  type CurrencyPair,
  convertAtInstalmentRate,
  type Instalment,
  instalmentRate,
  type LocalItem,
  weightedRate,
} from './instalments.ts'
export { meanRate, quotient } from './mean.ts'
export { changeRateMethod } from './method.ts'
export {
  type ChosenRate,
  type ExchangeRate,
  isLayerPolicy,
  LAYER_POLICIES,
  type LayerPolicy,
  RATE_POLICIES,
  type RatePolicy,
  type TablePolicy,
} from './rate.ts'
export { roundingRoom } from './rounding-room.ts'
export {
  type LayerSettlement,
  type SettledDraw,
  type SettledRate,
  settleByLayers,
} from './settle.ts'
export { type StandingRateRequest, standingRate } from './standing.ts'
