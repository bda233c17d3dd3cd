import { entriesWithNumbers } from '#backend/features/ledger/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { RowProblem } from '#shared/contract/imports.ts'
import { duplicateKey } from '#shared/domain/ledger/index.ts'
import { contains } from '#shared/kernel/period.ts'
import type { LedgerScope } from './scope.ts'
import type { SettledRow } from './settle-rates.ts'

export type Report = (
  row: { readonly row: number },
  severity: 'error' | 'warning',
  key: string,
  name: string,
  details: RowProblem['details'],
) => void

type DatedRow = { readonly row: number; readonly entryDate: string }

/** Reports a date outside the contract or inside a locked period; true when there was something to report. */
export function checkDate(
  row: DatedRow,
  scope: Pick<LedgerScope, 'terms' | 'periods'>,
  report: Report,
): boolean {
  const { span } = scope.terms
  const date = row.entryDate
  const outside = span !== null && !contains(span, date)
  if (outside) report(row, 'error', 'entryDate', 'outsideProject', { date, start: span.start, end: span.end })
  const locked = scope.periods.find(period => period.state === 'locked' && contains(period, date))
  if (locked)
    report(row, 'error', 'entryDate', 'periodLocked', {
      date,
      period: locked.label,
      start: locked.start,
      end: locked.end,
    })
  return outside || locked !== undefined
}

const contentOf = ({ row: _row, ...content }: SettledRow): string => JSON.stringify(content)

/** Rows that may be equal: most differ in one of these already, and need no closer look. */
const roughly = (row: SettledRow): string =>
  [row.entryDate, row.documentNo, row.amountMinor, row.currency, row.payee, row.description].join('\n')

/**
 * Equal rows of one file may be two real payments: all are kept, and each repetition says which row it repeats.
 * Returns the rows that were told of.
 */
function checkEqualRows(rows: readonly SettledRow[], report: Report): ReadonlySet<SettledRow> {
  const told = new Set<SettledRow>()
  const alike = new Map<string, SettledRow>()
  const compared = new Set<SettledRow>()
  const contents = new Map<string, number>()
  for (const row of rows) {
    const rough = roughly(row)
    const like = alike.get(rough)
    if (!like) {
      alike.set(rough, row)
      continue
    }
    if (!compared.has(like)) contents.set(contentOf(like), like.row)
    compared.add(like)
    const content = contentOf(row)
    const first = contents.get(content)
    if (first === undefined) contents.set(content, row.row)
    else {
      report(row, 'warning', '', 'equalRow', { first })
      told.add(row)
    }
  }
  return told
}

const keyOf = (row: SettledRow) =>
  duplicateKey({
    payee: row.payee,
    documentNo: row.documentNo,
    documentDate: row.documentDate,
    date: row.entryDate,
    currency: row.currency,
    amountMinor: row.amountMinor,
  })

/**
 * Warns of rows that book a document which another row of the file books too, be they equal in all or in supplier,
 * number, date and amount (domain-rules.md rule 11); posting the file keeps them.
 */
export function checkRepeatedRows(rows: readonly SettledRow[], report: Report): void {
  const told = checkEqualRows(rows, report)
  const booked = new Map<string, number>()
  for (const row of rows) {
    const key = keyOf(row)
    const first = key === undefined ? undefined : booked.get(key)
    if (key !== undefined && first === undefined) booked.set(key, row.row)
    if (first !== undefined && !told.has(row)) report(row, 'warning', 'documentNo', 'sameDocument', { first })
  }
}

/** Warns of documents that the ledger has already; `own` are the entries that came from the same rows. */
export async function checkDuplicates(
  db: Reader,
  rows: readonly SettledRow[],
  own: ReadonlySet<string>,
  report: Report,
): Promise<void> {
  const numbers = [...new Set(rows.map(row => row.documentNo).filter(number => number !== ''))]
  const stored = await entriesWithNumbers(db, numbers)
  const byKey = new Map(stored.filter(entry => !own.has(entry.id)).map(entry => [duplicateKey(entry), entry]))
  if (byKey.size === 0) return
  for (const row of rows) {
    const key = keyOf(row)
    const twin = key === undefined ? undefined : byKey.get(key)
    if (twin)
      report(row, 'warning', 'documentNo', 'duplicateEntry', { entryNo: twin.entryNo, project: twin.project })
  }
}
