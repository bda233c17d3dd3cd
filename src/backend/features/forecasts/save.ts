import { requireVersion } from '#backend/features/audit/index.ts'
import { periodsOfProject, projectTerms } from '#backend/features/ledger/index.ts'
import type { CommandContext } from '#backend/rpc/context.ts'
import type { ParsedInputOf } from '#shared/contract/index.ts'
import { lineAmount } from '#shared/domain/budgets/index.ts'
import type { ReportingPeriod } from '#shared/domain/periods/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'

type CellInput = ParsedInputOf<'forecasts.save'>['cells'][number]

/** Product of quantity and unit value where both are given, else the stated amount; null blanks the cell. */
function amountOf(cell: CellInput, currency: string): number | null {
  if (cell.quantity === null || cell.unitValue === null) return cell.amountMinor
  const amount = lineAmount(cell.quantity, cell.unitValue, currency)
  if (amount === undefined)
    throw new ProblemError(problem('Validation', 'problem.forecast.amountTooLarge', { ...cell }))
  return amount
}

function requireOpen(cells: readonly CellInput[], periods: ReadonlyMap<string, ReportingPeriod>): void {
  for (const cell of cells) {
    const period = periods.get(cell.periodId)
    if (!period)
      throw new ProblemError(
        problem('NotFound', 'problem.notFound.period', { field: 'periodId', id: cell.periodId }),
      )
    if (period.state === 'locked')
      throw new ProblemError(
        problem('Rule.PeriodLocked', 'problem.forecast.periodLocked', { period: period.label }),
      )
  }
}

/** Every line belongs to the project, and every cell stands once. */
async function requireLines({ trx }: CommandContext, projectId: string, cells: readonly CellInput[]) {
  const lines = await trx.selectFrom('budget_line').select('id').where('project_id', '=', projectId).execute()
  const known = new Set(lines.map(line => line.id))
  const strange = cells.find(cell => !known.has(cell.lineId))
  if (strange)
    throw new ProblemError(
      problem('NotFound', 'problem.notFound.budgetRow', { field: 'lineId', id: strange.lineId }),
    )
  if (new Set(cells.map(cell => `${cell.periodId} ${cell.lineId}`)).size !== cells.length)
    throw new ProblemError(problem('Validation', 'problem.forecast.cellTwice', {}))
}

async function saveCell(
  { trx, newId }: CommandContext,
  projectId: string,
  cell: CellInput,
  amountMinor: number | null,
): Promise<void> {
  const stored = await trx
    .selectFrom('forecast')
    .select(['id', 'version'])
    .where('period_id', '=', cell.periodId)
    .where('budget_line_id', '=', cell.lineId)
    .executeTakeFirst()
  if (stored) await requireVersion(trx, stored, cell.version)
  if (amountMinor === null) {
    if (stored) await trx.deleteFrom('forecast').where('id', '=', stored.id).execute()
    return
  }
  const values = {
    unit: cell.unit,
    quantity: cell.quantity,
    unit_value: cell.unitValue,
    amount_minor: amountMinor,
  }
  if (stored)
    await trx
      .updateTable('forecast')
      .set({ ...values, version: stored.version + 1 })
      .where('id', '=', stored.id)
      .execute()
  else
    await trx
      .insertInto('forecast')
      .values({
        ...values,
        id: newId(),
        project_id: projectId,
        period_id: cell.periodId,
        budget_line_id: cell.lineId,
      })
      .execute()
}

/**
 * Saves cells of the forecast in hand: an amount, also 0, or a blank. Throws NotFound, Conflict when a cell was changed
 * meanwhile, Rule.PeriodLocked, Validation.
 */
export async function saveForecast(
  context: CommandContext,
  { projectId, cells }: ParsedInputOf<'forecasts.save'>,
): Promise<{ readonly saved: number; readonly blanked: number }> {
  const { currency } = await projectTerms(context.trx, projectId)
  const periods = await periodsOfProject(context.trx, projectId)
  requireOpen(cells, new Map(periods.map(period => [period.id, period])))
  await requireLines(context, projectId, cells)
  const amounts = cells.map(cell => amountOf(cell, currency))
  for (const [index, cell] of cells.entries())
    await saveCell(context, projectId, cell, amounts[index] ?? null)
  const blanked = amounts.filter(amount => amount === null).length
  return { saved: cells.length - blanked, blanked }
}
