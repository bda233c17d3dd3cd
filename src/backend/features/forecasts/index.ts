import type { HandlersOf } from '#backend/rpc/context.ts'
import { forecastGrid } from './grid.ts'
import { saveForecast } from './save.ts'

export { freezeForecast, thawForecast } from './freeze.ts'
export { spentByPeriod } from './spent.ts'

export const queries = {
  'forecasts.grid': ({ db }, request) => forecastGrid(db, request),
} satisfies HandlersOf<'forecasts.grid'>
export const commands = {
  'forecasts.save': (context, input) => saveForecast(context, input),
} satisfies HandlersOf<'forecasts.save'>
