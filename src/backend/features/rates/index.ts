export { commands } from './commands.ts'
export {
  insertRates,
  previewRates,
  type RateConflict,
  type RateOptions,
  type RateOutcome,
} from './insert-rates.ts'
export {
  drawnFrom,
  drawsOfEntry,
  giveBackDraws,
  MONEY_IN,
  type RateLayer,
  rateLayers,
  storeDraws,
} from './layers.ts'
export { listRates, queries } from './queries.ts'
export {
  type LayerBook,
  openLayerBook,
  openRateBook,
  type RateBook,
  type RateQuestion,
  type RateTerms,
  SAME_CURRENCY,
} from './rate-book.ts'
export const jobs = {} as const
