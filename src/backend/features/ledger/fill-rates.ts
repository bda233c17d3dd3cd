import { openRateBook } from '#backend/features/rates/index.ts'
import type { CommandContext } from '#backend/rpc/context.ts'
import { isLayerPolicy } from '#shared/domain/rates/index.ts'
import { rateDay } from './entry-input.ts'
import { periodsOfProject } from './periods-of.ts'
import { projectTerms } from './project-terms.ts'
import { type Settled, settleLayers } from './settle-layers.ts'
import { storeConversion, withConversion } from './store-conversion.ts'
import { countedMinor, type EntryWithSplits, type StoredEntry } from './stored-entries.ts'

const lacksRate = ({ row }: EntryWithSplits): boolean => row.rate === null || row.base_minor === null

const questionOf = (row: StoredEntry) => ({
  currency: row.currency,
  date: rateDay({ paymentDate: row.payment_date, entryDate: row.entry_date }),
  amountMinor: countedMinor(row),
})

/**
 * Drafts saved before their rate was known get it now; those of a contract that converts by what it received are
 * settled anew. Those still without a rate are returned unchanged, and the rules of posting refuse them.
 */
export async function fillRates(
  context: CommandContext,
  projectId: string,
  entries: readonly EntryWithSplits[],
): Promise<Settled> {
  const { trx } = context
  const terms = await projectTerms(trx, projectId)
  if (isLayerPolicy(terms.ratePolicy)) return settleLayers(context, terms, entries)
  const problems = new Map<string, never>()
  const lacking = entries.filter(lacksRate)
  if (lacking.length === 0) return { entries, problems }
  const book = await openRateBook(
    trx,
    terms,
    await periodsOfProject(trx, projectId),
    lacking.map(({ row }) => questionOf(row)),
  )
  const filled = new Map<string, EntryWithSplits>()
  for (const entry of lacking) {
    const found = book(questionOf(entry.row))
    if (!found.ok) continue
    const converted = withConversion(entry, found.value)
    await storeConversion(trx, converted)
    filled.set(entry.row.id, converted)
  }
  return { entries: entries.map(entry => filled.get(entry.row.id) ?? entry), problems }
}
