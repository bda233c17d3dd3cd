import { sql } from 'kysely'
import type { Reader } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { duplicateKey } from '#shared/domain/ledger/index.ts'
import { here, type Notice, notice } from '#shared/domain/notices/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { money } from '#shared/kernel/money.ts'
import { documentFingerprint } from './document-part.ts'
import { asNotices } from './notices.ts'

const MOST_LISTED = 100
/** Copies of one document pair up by the square of their number; so many pairs name enough of them. */
const MOST_PAIRS = 5000

/** An entry as far as it tells which document it books. */
interface Booked {
  readonly id: string
  readonly entryNo: number
  readonly projectCode: string
  readonly state: 'draft' | 'posted'
  readonly payee: string
  readonly documentNo: string
  readonly documentDate: string | null
  readonly date: string
  readonly currency: string
  readonly amountMinor: number
}

const BOOKED = sql`o.id, o.entry_no AS entryNo, p.code AS projectCode, o.state, o.payee, o.document_no AS documentNo,
  o.document_date AS documentDate, o.entry_date AS date, o.currency, o.amount_minor AS amountMinor`

/** Entries that stand: no reversals, none that was taken back. */
const STANDS = sql`o.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM ledger_entry r WHERE r.reverses_id = o.id)`

const keyOf = (entry: Omit<Booked, 'id' | 'entryNo' | 'projectCode' | 'state'>) => duplicateKey(entry)

/** Entries of any project that look like the document being typed; the payee and number are looked up as typed. */
export async function liveDuplicates(
  db: Reader,
  { id, entryDate, ...typed }: ParsedInputOf<'ledger.duplicates'>,
): Promise<OutputOf<'ledger.duplicates'>> {
  const key = duplicateKey({ ...typed, date: entryDate })
  if (key === undefined || typed.payee.trim() === '' || typed.amountMinor === 0) return { rows: [] }
  const found = await sql<Booked>`
    SELECT ${BOOKED} FROM ledger_entry AS o JOIN project AS p ON p.id = o.project_id
    WHERE o.id IN (
      SELECT id FROM ledger_entry WHERE document_no = ${typed.documentNo}
      UNION SELECT id FROM ledger_entry WHERE document_key = ${documentFingerprint({ ...typed, date: entryDate })}
      UNION SELECT n.id FROM project AS each CROSS JOIN ledger_entry AS n ON n.project_id = each.id AND n.payee = ${typed.payee}
    ) AND o.amount_minor = ${typed.amountMinor} AND ${STANDS}
    ORDER BY o.entry_no LIMIT 500`.execute(db)
  const rows = found.rows.filter(row => row.id !== id && keyOf(row) === key)
  return {
    rows: rows.map(row => ({
      id: row.id,
      entryNo: row.entryNo,
      projectCode: row.projectCode,
      state: row.state,
      entryDate: row.date,
      amount: money(row.amountMinor, row.currency),
    })),
  }
}

interface Pair extends Booked {
  readonly ofId: string
  readonly ofNo: number
  readonly ofPayee: string
  readonly ofDocumentNo: string
  readonly ofDocumentDate: string | null
  readonly ofDate: string
}

/** Rows of one file, which the import has told of already. */
const SAME_FILE = sql`(o.project_id = d.project_id AND o.source_file = d.source_file AND o.source_sheet = d.source_sheet)`

/**
 * Entries among the named ones that look like an entry that is posted, or like another of them. Two parts of one document
 * are no duplicates: whether they come to more than the document is another rule.
 */
async function duplicatesAmong(
  db: Reader,
  entryNos: readonly number[],
  besidesFile: boolean,
): Promise<readonly Notice[]> {
  const found = await sql<Pair>`
    WITH asked AS MATERIALIZED (SELECT value AS entry_no FROM json_each(${JSON.stringify(entryNos)}))
    SELECT d.id AS ofId, d.entry_no AS ofNo, d.payee AS ofPayee, d.document_no AS ofDocumentNo,
      d.document_date AS ofDocumentDate, d.entry_date AS ofDate, ${BOOKED}
    FROM asked CROSS JOIN ledger_entry AS d ON d.entry_no = asked.entry_no
      CROSS JOIN ledger_entry AS o ON (o.document_no = d.document_no OR o.document_key = d.document_key) AND o.id <> d.id
      CROSS JOIN project AS p ON p.id = o.project_id
    WHERE d.document_no <> '' AND d.reverses_id IS NULL AND o.amount_minor = d.amount_minor AND o.currency = d.currency
      AND coalesce(o.document_date, o.entry_date) = coalesce(d.document_date, d.entry_date)
      AND (o.document_minor IS NULL OR d.document_minor IS NULL)
      AND (o.state = 'posted' OR o.entry_no IN (SELECT entry_no FROM asked)) AND ${STANDS}
      ${besidesFile ? sql`AND ${SAME_FILE} IS NOT TRUE` : sql``}
    LIMIT ${MOST_PAIRS}`.execute(db)
  const twins = found.rows.filter(
    pair =>
      keyOf(pair) ===
      duplicateKey({
        payee: pair.ofPayee,
        documentNo: pair.ofDocumentNo,
        documentDate: pair.ofDocumentDate,
        date: pair.ofDate,
        currency: pair.currency,
        amountMinor: pair.amountMinor,
      }),
  )
  return [...Map.groupBy(twins, pair => pair.ofId)].map(([entryId, own]) =>
    notice('ledger', 'Duplicate', here('compareEntries'), {
      entryId,
      entryNo: own[0]?.ofNo ?? 0,
      entries: own.map(twin => `${twin.entryNo} (${twin.projectCode})`),
    }),
  )
}

/**
 * Refuses to post what may be booked already unless a reason is given, which then stands in the trail (domain-rules.md
 * rule 11). With `besidesFile` equal rows of one imported file are kept: its import warns of them. Throws
 * Rule.Duplicate, listing the entries and those they look like.
 */
export async function requireReasonForDuplicates(
  db: Reader,
  entryNos: readonly number[],
  { reason = null, besidesFile = false }: { readonly reason?: string | null; readonly besidesFile?: boolean },
): Promise<void> {
  if (reason !== null) return
  const found = await duplicatesAmong(db, entryNos, besidesFile)
  if (found.length === 0) return
  throw new ProblemError(
    problem('Rule.Duplicate', 'problem.ledger.duplicates', {
      count: found.length,
      blockers: asNotices(found.slice(0, MOST_LISTED)),
      warnings: [],
    }),
  )
}
