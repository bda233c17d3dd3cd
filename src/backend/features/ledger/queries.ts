import type { HandlersOf } from '#backend/rpc/context.ts'
import { previewAssign } from './assign-account.ts'
import { convertAmount } from './convert.ts'
import { entryDetails } from './details.ts'
import { previewEdit } from './draft-edits.ts'
import { liveDuplicates } from './duplicate-warnings.ts'
import { ledgerGroups } from './list/groups.ts'
import { pageKeys } from './list/page-keys.ts'
import { ledgerRows } from './list/rows.ts'
import { ledgerTotals } from './list/totals.ts'

export const queries = {
  'accounts.previewAssign': ({ db }, input) => previewAssign(db, input),
  'ledger.list': async ({ db }, { filter, group, sort, offset, limit }) => {
    const keys = await pageKeys(db, { filter, group, sort, offset, limit: limit + 1 })
    return {
      rows: await ledgerRows(db, keys.slice(0, limit), { lineIds: filter.lineIds, group }),
      hasMore: keys.length > limit,
    }
  },
  'ledger.groups': ({ db }, input) => ledgerGroups(db, input),
  'ledger.totals': ({ db }, { filter }) => ledgerTotals(db, filter),
  'ledger.get': (context, { id }) => entryDetails(context, id),
  'ledger.previewEdit': ({ db }, input) => previewEdit(db, input),
  'ledger.duplicates': ({ db }, input) => liveDuplicates(db, input),
  'ledger.convert': ({ db }, input) => convertAmount(db, input),
} satisfies HandlersOf<
  | 'accounts.previewAssign'
  | 'ledger.list'
  | 'ledger.groups'
  | 'ledger.totals'
  | 'ledger.get'
  | 'ledger.previewEdit'
  | 'ledger.duplicates'
  | 'ledger.convert'
>
