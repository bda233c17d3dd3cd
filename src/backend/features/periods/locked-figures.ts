import { spendingByLine } from '#backend/features/ledger/index.ts'
import { insertRows } from '#backend/platform/insert-rows.ts'
import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import type { Period } from '#shared/kernel/period.ts'

type Span = Period & { readonly id: string; readonly projectId: string }

/** Posted entries of each line in a span. */
async function entriesByLine(
  db: Reader,
  { projectId, start, end }: Span,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('budget_line as line')
    .crossJoin('ledger_split as split')
    .crossJoin('ledger_entry as entry')
    .select(eb => ['line.id as lineId', eb.fn.countAll<number>().as('entries')])
    .where('line.project_id', '=', projectId)
    .whereRef('split.budget_line_id', '=', 'line.id')
    .whereRef('entry.id', '=', 'split.entry_id')
    .where('entry.state', '=', 'posted')
    .where('entry.entry_date', '>=', start)
    .where('entry.entry_date', '<=', end)
    .groupBy('line.id')
    .execute()
  return new Map(rows.map(row => [row.lineId, row.entries]))
}

/**
 * Keeps what a period's report stands on, line by line, in minor units of the project's currency: the expenditure
 * of the period and from the start (donor-formats.md section 7 rule 47). `workspace verify` compares it with the
 * ledger, so that a figure that moved after the lock is found.
 */
export async function keepLockedFigures({ trx, newId }: CommandContext, period: Span): Promise<void> {
  const spending = await spendingByLine(trx, period)
  const entries = await entriesByLine(trx, period)
  await insertRows(
    trx,
    'locked_figure',
    [...spending].map(([lineId, { periodMinor, earlierMinor }]) => ({
      id: newId(),
      period_id: period.id,
      budget_line_id: lineId,
      spent_minor: periodMinor,
      cumulative_minor: earlierMinor + periodMinor,
      entries: entries.get(lineId) ?? 0,
    })),
  )
}

/** Forgets them when the period is opened again. */
export async function dropLockedFigures({ trx }: CommandContext, periodId: string): Promise<void> {
  await trx.deleteFrom('locked_figure').where('period_id', '=', periodId).execute()
}
