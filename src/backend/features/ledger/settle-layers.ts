import { type LayerBook, openLayerBook, storeDraws } from '#backend/features/rates/index.ts'
import type { CommandContext } from '#backend/rpc/context.ts'
import { at, type Notice, notice } from '#shared/domain/notices/index.ts'
import { isLayerPolicy } from '#shared/domain/rates/index.ts'
import type { Problem } from '#shared/kernel/errors.ts'
import { rateDay } from './entry-input.ts'
import type { ProjectTerms } from './project-terms.ts'
import { storeConversion, withConversion } from './store-conversion.ts'
import { countedMinor, type EntryWithSplits, type StoredEntry } from './stored-entries.ts'

/** Entries after settling, and what stands against those that found no money, by entry. */
export interface Settled {
  readonly entries: readonly EntryWithSplits[]
  readonly problems: ReadonlyMap<string, Notice>
}

/** Day of the payment, else of the entry: the order in which money is used. */
const dayOf = (row: StoredEntry): string =>
  rateDay({ paymentDate: row.payment_date, entryDate: row.entry_date })

/** A rate that a person typed or a file stated stays; one from what was received is worked out anew until posting. */
const isOpen = ({ row }: EntryWithSplits): boolean =>
  row.currency !== row.base_currency &&
  (row.rate === null || row.base_minor === null || isLayerPolicy(row.rate_source))

/** What stands against posting an entry that the money received does not cover, and the screen where money is entered. */
function noticeOf({ code, details }: Problem, { id }: ProjectTerms): Notice {
  const name = code === 'Rule.LayersShort' ? 'LayersShort' : 'InstalmentMissing'
  return notice('ledger', name, at('enterFunds', `/projects/${id}/funds`), details)
}

async function settleOne(context: CommandContext, entry: EntryWithSplits, book: LayerBook) {
  const { row } = entry
  const found = book({ currency: row.currency, date: dayOf(row), amountMinor: countedMinor(row) })
  if (!found.ok) return found
  const { draws, ...settled } = found.value
  const converted = withConversion(entry, settled)
  await storeConversion(context.trx, converted)
  await storeDraws(context, row.id, draws)
  return { ok: true as const, value: converted }
}

/**
 * Converts the entries that are about to be posted by what the project received (statements 26 and 27): in the
 * order of their payment days, then of their numbers, each from what is left by everything posted before. A draft
 * keeps no claim: posting settles it anew, and once posted it keeps what it took, whatever is entered later.
 */
export async function settleLayers(
  context: CommandContext,
  terms: ProjectTerms,
  entries: readonly EntryWithSplits[],
): Promise<Settled> {
  const { ratePolicy } = terms
  const open = entries.filter(isOpen)
  if (!isLayerPolicy(ratePolicy) || open.length === 0) return { entries, problems: new Map() }
  const ordered = open.toSorted(
    (a, b) =>
      (dayOf(a.row) < dayOf(b.row) ? -1 : dayOf(a.row) > dayOf(b.row) ? 1 : 0) ||
      a.row.entry_no - b.row.entry_no,
  )
  const done = new Map<string, EntryWithSplits>()
  const problems = new Map<string, Notice>()
  const book = await openLayerBook(context.trx, { ...terms, ratePolicy })
  for (const entry of ordered) {
    const found = await settleOne(context, entry, book)
    if (found.ok) done.set(entry.row.id, found.value)
    else problems.set(entry.row.id, noticeOf(found.error, terms))
  }
  return { entries: entries.map(entry => done.get(entry.row.id) ?? entry), problems }
}
