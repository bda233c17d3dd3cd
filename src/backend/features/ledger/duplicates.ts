import { sql } from 'kysely'
import type { Reader } from '#backend/rpc/context.ts'
import { duplicateKey } from '#shared/domain/ledger/index.ts'
import { reversalsOf } from './list/rows.ts'
import type { StoredEntry } from './stored-entries.ts'

const keyOf = (row: StoredEntry): string | undefined =>
  duplicateKey({
    payee: row.payee,
    documentNo: row.document_no,
    documentDate: row.document_date,
    date: row.entry_date,
    currency: row.currency,
    amountMinor: row.document_minor ?? row.amount_minor,
  })

/** Entries of any project that could be the same document: equal base amount, or equal document number as typed. */
async function alike(db: Reader, row: StoredEntry): Promise<readonly StoredEntry[]> {
  const projects = await db.selectFrom('project').select('id').execute()
  const entries = db.selectFrom('ledger_entry').selectAll().where('id', '!=', row.id)
  const byDocument = await entries.where('document_no', '=', row.document_no).limit(200).execute()
  if (row.base_minor === null) return byDocument
  const byAmount = await entries
    .where(
      'project_id',
      'in',
      projects.map(project => project.id),
    )
    .where('base_minor', '=', row.base_minor)
    .limit(500)
    .execute()
  return [...new Map([...byDocument, ...byAmount].map(other => [other.id, other])).values()]
}

/**
 * Numbers of other entries that look like the same document (domain-rules.md rule 11), over all projects.
 * Reversed entries and reversals don't count: a document booked anew after a reversal stands once.
 */
export async function duplicatesOf(db: Reader, row: StoredEntry): Promise<readonly string[]> {
  const key = keyOf(row)
  if (key === undefined || row.reverses_id !== null) return []
  // Two parts of one document are no duplicate; whether they are more than it, the rules of posting ask.
  const isPart = row.document_minor !== null
  const same = (await alike(db, row)).filter(
    other => other.reverses_id === null && keyOf(other) === key && !(isPart && other.document_minor !== null),
  )
  if (same.length === 0) return []
  const reversed = await reversalsOf(
    db,
    same.map(other => other.id),
  )
  return same.filter(other => !reversed.has(other.id)).map(other => String(other.entry_no))
}

/** An entry as far as it tells which document it books, with the code of its project. */
interface BookedDocument {
  readonly id: string
  readonly entryNo: number
  readonly payee: string
  readonly documentNo: string
  readonly documentDate: string | null
  readonly date: string
  readonly currency: string
  readonly amountMinor: number
  readonly project: string
}

/**
 * Stored entries that carry one of the document numbers, in any project: one document may be claimed twice. The
 * numbers travel as one JSON value; `cross join` makes SQLite look each of them up instead of walking all entries.
 */
export async function entriesWithNumbers(
  db: Reader,
  numbers: readonly string[],
): Promise<readonly BookedDocument[]> {
  const found = await sql<BookedDocument>`
    SELECT e.id, e.entry_no AS entryNo, e.payee, e.document_no AS documentNo, e.document_date AS documentDate,
      e.entry_date AS date, e.currency, e.amount_minor AS amountMinor, p.code AS project
    FROM json_each(${JSON.stringify(numbers)}) AS n
      CROSS JOIN ledger_entry AS e ON e.document_no = n.value
      CROSS JOIN project AS p ON p.id = e.project_id
    ORDER BY e.entry_no`.execute(db)
  return found.rows
}
