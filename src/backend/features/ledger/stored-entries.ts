import type { Reader } from '#backend/rpc/context.ts'
import type { Entry, EntrySplit } from '#shared/domain/ledger/index.ts'

const readEntries = (db: Reader) => db.selectFrom('ledger_entry').selectAll()

/** A row of the ledger as stored. */
export type StoredEntry = Awaited<ReturnType<ReturnType<typeof readEntries>['executeTakeFirstOrThrow']>>

/** What of the amount counts: all of it but tax that is left out. */
export const countedMinor = (row: Pick<StoredEntry, 'amount_minor' | 'excluded_minor'>): number =>
  row.amount_minor - row.excluded_minor

export interface StoredSplit {
  readonly id: string
  readonly entry_id: string
  readonly position: number
  readonly budget_line_id: string | null
  readonly work_package_id: string | null
  readonly activity_id: string | null
  readonly share: string
  readonly amount_minor: number
  readonly base_minor: number | null
}

/** An entry with its splits in row order. */
export interface EntryWithSplits {
  readonly row: StoredEntry
  readonly splits: readonly StoredSplit[]
}

async function withSplits(db: Reader, rows: readonly StoredEntry[]): Promise<readonly EntryWithSplits[]> {
  if (rows.length === 0) return []
  const splits = await db
    .selectFrom('ledger_split')
    .selectAll()
    .where(
      'entry_id',
      'in',
      rows.map(row => row.id),
    )
    .orderBy('entry_id')
    .orderBy('position')
    .execute()
  const byEntry = Map.groupBy(splits, split => split.entry_id)
  return rows.map(row => ({ row, splits: byEntry.get(row.id) ?? [] }))
}

/** The entries of the given ids, with their splits; unknown ids are left out. */
export async function findEntries(db: Reader, ids: readonly string[]): Promise<readonly EntryWithSplits[]> {
  const rows = await readEntries(db)
    .where('id', 'in', [...ids])
    .orderBy('entry_no')
    .execute()
  return withSplits(db, rows)
}

/** The entries of the given numbers, with their splits. */
export async function findEntriesByNumber(
  db: Reader,
  entryNos: readonly number[],
): Promise<readonly EntryWithSplits[]> {
  const rows = await readEntries(db)
    .where('entry_no', 'in', [...entryNos])
    .orderBy('entry_no')
    .execute()
  return withSplits(db, rows)
}

export async function findEntry(db: Reader, id: string): Promise<EntryWithSplits | undefined> {
  const [found] = await findEntries(db, [id])
  return found
}

const domainSplit = (split: StoredSplit): EntrySplit => ({
  lineId: split.budget_line_id,
  workPackageId: split.work_package_id,
  activityId: split.activity_id,
  share: split.share,
  amountMinor: split.amount_minor,
  baseMinor: split.base_minor,
})

/** The stored entry as the rules of the ledger see it. */
export const domainEntry = ({ row, splits }: EntryWithSplits): Entry => ({
  id: row.id,
  state: row.state,
  date: row.entry_date,
  documentNo: row.document_no,
  documentDate: row.document_date,
  payee: row.payee,
  description: row.description,
  currency: row.currency,
  amountMinor: row.amount_minor,
  quantity: row.quantity,
  rate: row.rate,
  baseCurrency: row.base_currency,
  baseMinor: row.base_minor,
  excludedMinor: row.excluded_minor,
  documentMinor: row.document_minor,
  splits: splits.map(domainSplit),
  reversesId: row.reverses_id,
  reversalReason: row.reversal_reason,
})
