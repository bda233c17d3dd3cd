import { sql } from 'kysely'
import type { Reader } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { duplicateKey } from '#shared/domain/ledger/index.ts'
import { here, type Notice, notice } from '#shared/domain/notices/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { money } from '#shared/kernel/money.ts'
import { documentFingerprint } from './document-part.ts'
import { asNotices } from './notices.ts'
import { fileOfSource } from './source-name.ts'

const MOST_LISTED = 100
/** Entries that one looks like, named to a person. */
const MOST_TWINS = 20

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

const keyOf = (entry: Booked) => duplicateKey(entry)

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

/** An entry beside those that are to be posted. */
interface Candidate extends Booked {
  readonly projectId: string
  readonly sourceFile: string | null
  readonly sourceSheet: string | null
  readonly isPart: 0 | 1
  readonly isAsked: 0 | 1
}

/**
 * The named entries and the posted ones that book a document of the same number or fingerprint. Numbers without a letter
 * or digit ("-") are none. As many rows as there are such entries, not as many as there are pairs of them.
 */
const candidatesQuery = (entryNos: readonly number[]) => sql<Candidate>`
  WITH asked AS MATERIALIZED (SELECT value AS entry_no FROM json_each(${JSON.stringify(entryNos)})),
  document AS MATERIALIZED (
    SELECT d.document_no, d.document_key FROM asked CROSS JOIN ledger_entry AS d ON d.entry_no = asked.entry_no
    WHERE d.document_key IS NOT NULL
  ),
  found AS MATERIALIZED (
    SELECT e.entry_no FROM (SELECT DISTINCT document_no FROM document) AS n
      CROSS JOIN ledger_entry AS e ON e.document_no = n.document_no
    UNION
    SELECT e.entry_no FROM (SELECT DISTINCT document_key FROM document) AS n
      CROSS JOIN ledger_entry AS e ON e.document_key = n.document_key
  )
  SELECT ${BOOKED}, o.project_id AS projectId, o.source_file AS sourceFile, o.source_sheet AS sourceSheet,
    o.document_minor IS NOT NULL AS isPart, o.entry_no IN (SELECT entry_no FROM asked) AS isAsked
  FROM found CROSS JOIN ledger_entry AS o ON o.entry_no = found.entry_no
    CROSS JOIN project AS p ON p.id = o.project_id
  WHERE o.document_key IS NOT NULL AND (o.state = 'posted' OR o.entry_no IN (SELECT entry_no FROM asked)) AND ${STANDS}
  ORDER BY o.entry_no`

/** Where an imported entry came from; null for one that a person typed. */
const fileOf = ({ projectId, sourceFile, sourceSheet }: Candidate): string | null =>
  sourceFile === null ? null : JSON.stringify([projectId, fileOfSource(sourceFile), sourceSheet])

/**
 * For each named entry of one document those that it looks like, at most `MOST_TWINS`. Two parts of one document are no
 * duplicates: whether they come to more than the document is another rule. Entries are looked through by file and kind,
 * so that thousands of one file need no look at each other.
 */
function twinsWithin(group: readonly Candidate[], besidesFile: boolean): ReadonlyMap<Candidate, Candidate[]> {
  const shelves = [
    ...Map.groupBy(group, each => JSON.stringify([besidesFile ? fileOf(each) : null, each.isPart])).values(),
  ]
  const fits = (entry: Candidate, [first]: readonly Candidate[]): boolean => {
    if (!first || (entry.isPart === 1 && first.isPart === 1)) return false
    return !besidesFile || fileOf(entry) === null || fileOf(entry) !== fileOf(first)
  }
  return new Map(
    group
      .filter(({ isAsked }) => isAsked === 1)
      .map(entry => [
        entry,
        shelves
          .filter(shelf => fits(entry, shelf))
          .flatMap(shelf => shelf.slice(0, MOST_TWINS + 1))
          .filter(other => other !== entry)
          .toSorted((one, other) => one.entryNo - other.entryNo)
          .slice(0, MOST_TWINS),
      ]),
  )
}

/**
 * Entries among the named ones that look like an entry that is posted, or like another of them; with `besidesFile` not
 * those of one imported file, of which its import has told.
 */
async function duplicatesAmong(
  db: Reader,
  entryNos: readonly number[],
  besidesFile: boolean,
): Promise<readonly Notice[]> {
  const { rows } = await candidatesQuery(entryNos).execute(db)
  return [...Map.groupBy(rows, keyOf)]
    .filter(([key, group]) => key !== undefined && group.length > 1)
    .flatMap(([, group]) => [...twinsWithin(group, besidesFile)])
    .filter(([, twins]) => twins.length > 0)
    .map(([entry, twins]) =>
      notice('ledger', 'Duplicate', here('compareEntries'), {
        entryId: entry.id,
        entryNo: entry.entryNo,
        entries: twins.map(twin => `${twin.entryNo} (${twin.projectCode})`),
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
