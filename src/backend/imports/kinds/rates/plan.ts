import { insertRates, previewRates, type RateConflict } from '#backend/features/rates/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { ExchangeRate } from '#shared/domain/rates/index.ts'
import { type Plan, type PlanRequest, SAMPLE_ROWS } from '../kind.ts'
import type { RatesScope } from './scope.ts'

const sampleOf = (rate: ExchangeRate): Record<string, string> => ({
  date: rate.date,
  kind: rate.kind,
  currency: rate.currency,
  rate: rate.rate,
  base: rate.base,
  source: rate.source,
})

/** Works out what the rates of a file become; a stored rate that says otherwise is named row by row. */
export async function planRates(db: Reader, scope: RatesScope, request: PlanRequest): Promise<Plan> {
  const { file, read, problems } = request
  if (read.kind !== 'rates') throw new Error('Rates are read by their own formats')
  const { reading } = read.output
  const wanted = reading.rows
    .map((rate, index) => ({ rate, place: reading.places[index] }))
    .filter(({ rate }) => scope.wants(rate))
  const rows = wanted.map(({ rate }) => rate)
  const preview = await previewRates(db, rows)
  const isReplaced = (conflict: RateConflict) => scope.replace && conflict.usedIn.length === 0
  for (const conflict of preview.conflicts.filter(found => !isReplaced(found))) {
    const { currency, base, date, rate } = conflict.offered
    const place = wanted[conflict.row]?.place
    problems.report(
      'error',
      { sheet: place?.sheet ?? '', row: place?.row ?? 0, column: place?.column ?? '', value: rate },
      conflict.usedIn.length > 0 ? 'rateUsed' : 'rateConflict',
      {
        currency,
        base,
        date,
        stored: conflict.stored,
        offered: rate,
        usedIn: conflict.usedIn.map(use => `${use.project} ${use.period}`).join(', '),
      },
    )
  }
  return {
    rowsRead: reading.rows.length,
    created: preview.created,
    updated: preview.conflicts.filter(isReplaced).length,
    unchanged: preview.unchanged,
    skipped: reading.rows.length - rows.length,
    sample: rows.slice(0, SAMPLE_ROWS).map(sampleOf),
    store: async context => {
      await insertRates(context, rows, { importedFrom: file.name, replace: scope.replace })
      return 0
    },
  }
}
