import type { HandlersOf } from '#backend/rpc/context.ts'
import { convertAmount } from './convert.ts'
import { entryDetails } from './details.ts'
import { pageKeys } from './list/page-keys.ts'
import { ledgerRows } from './list/rows.ts'
import { ledgerTotals } from './list/totals.ts'

export const queries = {
  'ledger.list': async ({ db }, { filter, sort, offset, limit }) => {
    const keys = await pageKeys(db, { filter, sort, offset, limit: limit + 1 })
    return {
      rows: await ledgerRows(db, keys.slice(0, limit), filter.lineIds),
      hasMore: keys.length > limit,
    }
  },
  'ledger.totals': ({ db }, { filter }) => ledgerTotals(db, filter),
  'ledger.get': (context, { id }) => entryDetails(context, id),
  'ledger.convert': ({ db }, input) => convertAmount(db, input),
} satisfies HandlersOf<'ledger.list' | 'ledger.totals' | 'ledger.get' | 'ledger.convert'>
