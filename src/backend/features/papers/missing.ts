import { sql } from 'kysely'
import type { Reader } from '#backend/rpc/context.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import type { Period } from '#shared/kernel/period.ts'
import { costTypeOf, missingPapersOf } from './missing-sql.ts'

export interface MissingPapers {
  /** Posted entries that lack a paper. */
  readonly entries: number
  readonly papers: number
  readonly byType: readonly { readonly costType: string; readonly entries: number; readonly papers: number }[]
}

/** Posted entries of a project's span that lack papers, by type of cost: one grouped statement, whatever their number. */
export async function entriesWithMissingPapers(
  db: Reader,
  projectId: string,
  span: Period,
): Promise<MissingPapers> {
  const { rows } = await sql<MissingPapers['byType'][number]>`
    SELECT costType, count(*) AS entries, sum(missing) AS papers FROM (
      SELECT ${costTypeOf('e')} AS costType, ${missingPapersOf('e')} AS missing
      FROM ledger_entry AS e
      WHERE e.project_id = ${projectId} AND e.state = 'posted' AND e.entry_date BETWEEN ${span.start} AND ${span.end}
    ) WHERE missing > 0 GROUP BY costType ORDER BY costType`.execute(db)
  return {
    entries: sumMinor(rows.map(row => row.entries)),
    papers: sumMinor(rows.map(row => row.papers)),
    byType: rows,
  }
}

/** How many papers each of the named entries lacks; entries that lack none are missing. */
export async function missingPaperCounts(
  db: Reader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ id: string; missing: number }>`
    SELECT e.id, ${missingPapersOf('e')} AS missing
    FROM json_each(${JSON.stringify(ids)}) AS n CROSS JOIN ledger_entry AS e ON e.id = n.value`.execute(db)
  return new Map(rows.filter(row => row.missing > 0).map(row => [row.id, row.missing]))
}
