import { sql } from 'kysely'
import type { Reader } from '#backend/rpc/context.ts'

/** Posted costs by reporting period and line, line by line through the splits' own index. */
export async function spentByPeriod(
  db: Reader,
  projectId: string,
): Promise<readonly { readonly periodId: string; readonly lineId: string; readonly minor: number }[]> {
  return db
    .selectFrom('budget_line as line')
    .crossJoin('ledger_split as split')
    .crossJoin('ledger_entry as entry')
    .crossJoin('reporting_period as period')
    .select(eb => [
      'period.id as periodId',
      'line.id as lineId',
      sql<number>`sum(${eb.ref('split.base_minor')})`.as('minor'),
    ])
    .where('line.project_id', '=', projectId)
    .whereRef('split.budget_line_id', '=', 'line.id')
    .whereRef('entry.id', '=', 'split.entry_id')
    .where('entry.state', '=', 'posted')
    .where('period.project_id', '=', projectId)
    .whereRef('entry.entry_date', '>=', 'period.start_date')
    .whereRef('entry.entry_date', '<=', 'period.end_date')
    .groupBy(['period.id', 'line.id'])
    .execute()
}
