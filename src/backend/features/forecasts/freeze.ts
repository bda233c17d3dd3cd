import type { CommandContext } from '#backend/rpc/context.ts'

/** Rows per statement: far below SQLite's limit of bound values. */
const CHUNK = 500

/**
 * Keeps the forecast as the report of a period shows it: its own and all later periods' cells, written when the period
 * is locked. Locking again after an unlock writes it anew. Blank cells have no row, then as now.
 */
export async function freezeForecast(
  { trx, newId, now }: CommandContext,
  period: { readonly id: string; readonly projectId: string; readonly start: string },
): Promise<void> {
  const cells = await trx
    .selectFrom('forecast')
    .innerJoin('reporting_period as period', 'period.id', 'forecast.period_id')
    .selectAll('forecast')
    .where('forecast.project_id', '=', period.projectId)
    .where('period.start_date', '>=', period.start)
    .orderBy('period.start_date')
    .orderBy('forecast.id')
    .execute()
  await thawForecast(trx, period.id)
  const rows = cells.map(cell => ({
    id: newId(),
    project_id: cell.project_id,
    made_with_period_id: period.id,
    period_id: cell.period_id,
    budget_line_id: cell.budget_line_id,
    unit: cell.unit,
    quantity: cell.quantity,
    unit_value: cell.unit_value,
    amount_minor: cell.amount_minor,
    frozen_at: now,
  }))
  for (let start = 0; start < rows.length; start += CHUNK)
    await trx
      .insertInto('forecast_frozen')
      .values(rows.slice(start, start + CHUNK))
      .execute()
}

/** Drops the forecast kept with a period that is opened again: its report no longer stands. */
export async function thawForecast(trx: CommandContext['trx'], periodId: string): Promise<void> {
  await trx.deleteFrom('forecast_frozen').where('made_with_period_id', '=', periodId).execute()
}
