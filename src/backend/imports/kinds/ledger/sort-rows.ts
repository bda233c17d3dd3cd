import type { EntryContent, SourceEntry } from './match-source.ts'
import type { SettledRow } from './settle-rates.ts'

/** What becomes of the rows of a file beside the entries that came from it before. */
export interface SortedRows {
  readonly fresh: readonly { readonly row: SettledRow; readonly generation: number }[]
  readonly changed: readonly { readonly row: SettledRow; readonly entry: SourceEntry }[]
  readonly unchanged: readonly SourceEntry[]
  /** Posted entries whose row now says otherwise. */
  readonly contradicting: readonly { readonly row: SettledRow; readonly entry: SourceEntry }[]
  /** Entries whose row is no longer in the file. */
  readonly vanished: readonly SourceEntry[]
}

/** What a row would store; rate and converted amount only where the file decides them. */
function contentOf(row: SettledRow): Partial<EntryContent> {
  return {
    entryDate: row.entryDate,
    documentNo: row.documentNo,
    documentDate: row.documentDate,
    paymentDate: row.paymentDate,
    documentType: row.documentType,
    paymentReference: row.paymentReference,
    payee: row.payee,
    description: row.description,
    subGrantNo: row.subGrantNo,
    remark: row.remark,
    quantity: row.quantity,
    currency: row.currency,
    amountMinor: row.amountMinor,
    vatMinor: row.vatMinor,
    lineId: row.line?.id ?? null,
    workPackageId: row.workPackage?.id ?? null,
    activityId: row.activity?.id ?? null,
    interventionId: row.intervention?.id ?? null,
    beneficiaryId: row.beneficiary?.id ?? null,
    ...(row.account === null ? {} : { accountId: row.account.id }),
    ...(row.rate === null ? {} : { rate: row.rate }),
    ...(row.storedBaseMinor === null ? {} : { baseMinor: row.storedBaseMinor }),
  }
}

/** True when storing the row would leave the entry as it is. */
export function isUnchanged(row: SettledRow, stored: EntryContent): boolean {
  const known: Readonly<Record<string, unknown>> = { ...stored }
  return Object.entries(contentOf(row)).every(([key, value]) => known[key] === value)
}

/** Entries by row: the newest one, and how many times the row became an entry. */
function byRow(entries: readonly SourceEntry[]) {
  const found = new Map<number, { readonly entry: SourceEntry; readonly generations: number }>()
  for (const entry of entries)
    found.set(entry.row, { entry, generations: (found.get(entry.row)?.generations ?? 0) + 1 })
  return found
}

/** Matches the rows of a file with what came from it before, by row number (domain-rules.md rule 15). */
export function sortRows(
  rows: readonly SettledRow[],
  entries: readonly SourceEntry[],
  allRows: ReadonlySet<number>,
): SortedRows {
  const known = byRow(entries)
  const sorted = {
    fresh: [] as { row: SettledRow; generation: number }[],
    changed: [] as { row: SettledRow; entry: SourceEntry }[],
    unchanged: [] as SourceEntry[],
    contradicting: [] as { row: SettledRow; entry: SourceEntry }[],
  }
  for (const row of rows) {
    const before = known.get(row.row)
    if (!before || (before.entry.reversed && !isUnchanged(row, before.entry.content)))
      sorted.fresh.push({ row, generation: (before?.generations ?? 0) + 1 })
    else if (isUnchanged(row, before.entry.content)) sorted.unchanged.push(before.entry)
    else if (before.entry.state === 'draft') sorted.changed.push({ row, entry: before.entry })
    else sorted.contradicting.push({ row, entry: before.entry })
  }
  const vanished = [...known.values()]
    .map(({ entry }) => entry)
    .filter(entry => !allRows.has(entry.row) && !entry.reversed)
  return { ...sorted, vanished }
}
