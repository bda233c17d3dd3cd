import { openRateBook, type RateBook } from '#backend/features/rates/index.ts'
import type { CommandContext, Writer } from '#backend/rpc/context.ts'
import { splitAmounts } from '#shared/domain/ledger/index.ts'
import { convert } from '#shared/domain/rates/index.ts'
import { money } from '#shared/kernel/money.ts'
import { wholeOf } from './document-part.ts'
import { rateDay } from './entry-input.ts'
import { periodsOfProject } from './periods-of.ts'
import { projectTerms } from './project-terms.ts'
import type { EntryWithSplits, StoredEntry } from './stored-entries.ts'

const lacksRate = ({ row }: EntryWithSplits): boolean => row.rate === null || row.base_minor === null

const questionOf = (row: StoredEntry) => ({
  currency: row.currency,
  date: rateDay({ paymentDate: row.payment_date, entryDate: row.entry_date }),
})

/** The entry with rate and base amounts; undefined while the book has no rate for it. */
function converted({ row, splits }: EntryWithSplits, book: RateBook): EntryWithSplits | undefined {
  const rate = book(questionOf(row))
  if (!rate.ok) return undefined
  const base = convert(
    money(row.amount_minor - row.excluded_minor, row.currency),
    rate.value.rate,
    row.base_currency,
  )
  if (!base.ok) return undefined
  const amounts = splitAmounts(
    row.amount_minor,
    base.value.minor,
    splits.map(split => split.share),
    wholeOf({ ...row, rate: rate.value.rate }),
  )
  return {
    row: {
      ...row,
      rate: rate.value.rate,
      rate_source: rate.value.source,
      rate_date: rate.value.date,
      base_minor: base.value.minor,
    },
    splits: splits.map((split, place) => ({ ...split, base_minor: amounts[place]?.baseMinor ?? null })),
  }
}

async function store(trx: Writer, { row, splits }: EntryWithSplits): Promise<void> {
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

/**
 * Drafts saved before their month's rate was known get it now; those still without one are returned unchanged
 * and the rules of posting refuse them.
 */
export async function fillRates(
  { trx }: CommandContext,
  projectId: string,
  entries: readonly EntryWithSplits[],
): Promise<readonly EntryWithSplits[]> {
  const lacking = entries.filter(lacksRate)
  if (lacking.length === 0) return entries
  const terms = await projectTerms(trx, projectId)
  const book = await openRateBook(
    trx,
    terms,
    await periodsOfProject(trx, projectId),
    lacking.map(({ row }) => questionOf(row)),
  )
  const filled = new Map<string, EntryWithSplits>()
  for (const entry of lacking) {
    const found = converted(entry, book)
    if (!found) continue
    await store(trx, found)
    filled.set(entry.row.id, found)
  }
  return entries.map(entry => filled.get(entry.row.id) ?? entry)
}
