import type { HandlersOf } from '#backend/rpc/context.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { insertRates, normalRate } from './insert-rates.ts'

/** Marks rates that a person typed, where imported ones name their file. */
const TYPED = ''

export const commands = {
  'rates.add': async (context, rate) => {
    const { conflicts } = await insertRates(context, [rate], { importedFrom: TYPED, replace: false })
    const [conflict] = conflicts
    const { source, base, currency, kind, date } = normalRate(rate)
    if (conflict) {
      const details = { source, currency, base, date, stored: conflict.stored }
      const usedIn = conflict.usedIn.map(use => `${use.project} ${use.period}`).join(', ')
      throw new ProblemError(
        usedIn === ''
          ? problem('Conflict', 'problem.rates.existsUnused', details)
          : problem('Conflict', 'problem.rates.exists', { ...details, usedIn }),
      )
    }
    const row = await context.trx
      .selectFrom('exchange_rate')
      .select('id')
      .where('source', '=', source)
      .where('base', '=', base)
      .where('currency', '=', currency)
      .where('kind', '=', kind)
      .where('date', '=', date)
      .executeTakeFirstOrThrow()
    return { id: row.id }
  },
} satisfies HandlersOf<'rates.add'>
