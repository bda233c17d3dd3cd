import type { Writer } from '#backend/rpc/context.ts'
import { splitAmounts } from '#shared/domain/ledger/index.ts'
import type { SettledRate } from '#shared/domain/rates/index.ts'
import { wholeOf } from './document-part.ts'
import type { EntryWithSplits } from './stored-entries.ts'

/** The entry at a rate, its splits by their shares. */
export function withConversion({ row, splits }: EntryWithSplits, settled: SettledRate): EntryWithSplits {
  const amounts = splitAmounts(
    row.amount_minor,
    settled.baseMinor,
    splits.map(split => split.share),
    wholeOf({ ...row, rate: settled.rate }),
  )
  return {
    row: {
      ...row,
      rate: settled.rate,
      rate_source: settled.source,
      rate_date: settled.date,
      base_minor: settled.baseMinor,
    },
    splits: splits.map((split, place) => ({ ...split, base_minor: amounts[place]?.baseMinor ?? null })),
  }
}

/** Writes rate and base amounts of a draft and its splits. */
export async function storeConversion(trx: Writer, { row, splits }: EntryWithSplits): Promise<void> {
  await trx
    .updateTable('ledger_entry')
    .set({
      rate: row.rate,
      rate_source: row.rate_source,
      rate_date: row.rate_date,
      base_minor: row.base_minor,
    })
    .where('id', '=', row.id)
    .execute()
  for (const split of splits)
    await trx
      .updateTable('ledger_split')
      .set({ base_minor: split.base_minor })
      .where('id', '=', split.id)
      .execute()
}
