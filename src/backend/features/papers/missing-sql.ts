import { type RawBuilder, sql } from 'kysely'
import { costTypes } from '#backend/features/rule-lists/index.ts'
import { papersOfLines } from '#shared/domain/costs/index.ts'

/** Codes of this program's own lists stand in the statement, so that SQLite prepares it once. */
const word = (code: string) => sql.lit(code)

const OF_LINE = sql.join(
  papersOfLines().map(([line, papers]) => sql`WHEN ${word(line)} THEN ${word(papers)}`),
  sql` `,
)
const NEEDED = sql.join(
  costTypes().map(type => sql`WHEN ${word(type.code)} THEN ${sql.lit(type.documents.length)}`),
  sql` `,
)
const LISTED = sql.join(
  costTypes().flatMap(type => type.documents.map(document => word(`${type.code}/${document.code}`))),
)

/** Type of cost of an entry: its own, else that of the first of its lines which has one in the signed budget. */
export const costTypeOf = (entry: string): RawBuilder<string> => sql<string>`coalesce(
  nullif(${sql.ref(`${entry}.cost_type`)}, ''),
  (SELECT CASE pn.cost_type ${OF_LINE} ELSE '' END
   FROM ledger_split ps
     JOIN budget_version pv ON pv.project_id = ${sql.ref(`${entry}.project_id`)} AND pv.state = 'signed'
     JOIN budget_node pn ON pn.line_id = ps.budget_line_id AND pn.version_id = pv.id
   WHERE ps.entry_id = ${sql.ref(`${entry}.id`)} AND pn.cost_type <> ''
   ORDER BY ps.position LIMIT 1),
  '')`

const hasFile = (entry: string): RawBuilder<number> =>
  sql<number>`EXISTS (SELECT 1 FROM attachment_link pf WHERE pf.record_kind = 'ledger_entry' AND pf.record_id = ${sql.ref(`${entry}.id`)})`

/**
 * How many papers an entry lacks: those of its type of cost that are neither attached nor waived; one where no type is
 * known and nothing at all is attached. A reversal needs none: its original proves the cost.
 */
export const missingPapersOf = (entry: string): RawBuilder<number> => sql<number>`CASE
  WHEN ${sql.ref(`${entry}.reverses_id`)} IS NOT NULL THEN 0
  ELSE (
    SELECT CASE pk.type ${NEEDED} ELSE 1 - ${hasFile(entry)} END - (
      SELECT count(DISTINCT pp.code) FROM (
        SELECT document_type AS code FROM attachment_link WHERE record_kind = 'ledger_entry' AND record_id = ${sql.ref(`${entry}.id`)}
        UNION ALL SELECT document_type FROM document_waiver WHERE entry_id = ${sql.ref(`${entry}.id`)}
      ) pp WHERE pk.type || '/' || pp.code IN (${LISTED})
    )
    FROM (SELECT ${costTypeOf(entry)} AS type) pk
  ) END`
