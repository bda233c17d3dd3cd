import { chooseVersion, linesOfProject, nodesOf, versionsOf } from '#backend/features/budgets/index.ts'
import { periodsOfProject, projectTerms } from '#backend/features/ledger/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { ForecastLine } from '#shared/contract/forecasts.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { budgetWithin } from '#shared/domain/budgets/index.ts'
import type { ReportingPeriod } from '#shared/domain/periods/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import type { Period } from '#shared/kernel/period.ts'
import { spentByPeriod } from './spent.ts'

type Grid = OutputOf<'forecasts.grid'>

interface Cell {
  readonly periodId: string
  readonly lineId: string
  readonly version: number | null
  readonly unit: string
  readonly quantity: string | null
  readonly unitValue: string | null
  readonly amountMinor: number
}

const FIELDS = [
  'period_id as periodId',
  'budget_line_id as lineId',
  'unit',
  'quantity',
  'unit_value as unitValue',
  'amount_minor as amountMinor',
] as const

/** Cells in hand, or those that were kept with a report. */
async function cellsOf(
  db: Reader,
  projectId: string,
  madeWithPeriodId: string | null,
): Promise<readonly Cell[]> {
  if (madeWithPeriodId === null)
    return db
      .selectFrom('forecast')
      .select([...FIELDS, 'version'])
      .where('project_id', '=', projectId)
      .execute()
  const rows = await db
    .selectFrom('forecast_frozen')
    .select([...FIELDS])
    .where('project_id', '=', projectId)
    .where('made_with_period_id', '=', madeWithPeriodId)
    .execute()
  return rows.map(row => ({ ...row, version: null }))
}

async function frozenOf(db: Reader, projectId: string, periods: readonly ReportingPeriod[]) {
  const rows = await db
    .selectFrom('forecast_frozen')
    .select(eb => [
      'made_with_period_id as madeWithPeriodId',
      eb.fn.max('frozen_at').as('frozenAt'),
      eb.fn.countAll<number>().as('cells'),
      eb.fn.sum<number>('amount_minor').as('totalMinor'),
    ])
    .where('project_id', '=', projectId)
    .groupBy('made_with_period_id')
    .execute()
  return periods.flatMap(period =>
    rows
      .filter(row => row.madeWithPeriodId === period.id)
      .map(row => ({ ...row, label: period.label, frozenAt: row.frozenAt ?? '' })),
  )
}

const key = (periodId: string, lineId: string): string => `${periodId} ${lineId}`

/** Amounts of the lines in the signed budget, else in the newest. */
async function budgetOf(db: Reader, projectId: string): Promise<ReadonlyMap<string, number>> {
  const version = chooseVersion(await versionsOf(db, projectId), null)
  const nodes = version ? await nodesOf(db, version.id) : []
  return new Map(nodes.map(node => [node.line_id ?? '', node.amount_minor]))
}

const planOf = (budgetMinor: number, span: Period | null, period: Period): number =>
  span ? budgetWithin(budgetMinor, span, period) : 0

/**
 * Forecast of every line and period with the even plan and what was spent beside it; the one kept with a report when
 * its period is named. Throws NotFound.
 */
export async function forecastGrid(
  db: Reader,
  { projectId, madeWithPeriodId }: ParsedInputOf<'forecasts.grid'>,
): Promise<Grid> {
  const { currency, span } = await projectTerms(db, projectId)
  const periods = await periodsOfProject(db, projectId)
  if (madeWithPeriodId !== null && !periods.some(period => period.id === madeWithPeriodId))
    throw new ProblemError(problem('NotFound', 'problem.notFound.period', { id: madeWithPeriodId }))
  const cells = new Map(
    (await cellsOf(db, projectId, madeWithPeriodId)).map(cell => [key(cell.periodId, cell.lineId), cell]),
  )
  const spent = new Map(
    (await spentByPeriod(db, projectId)).map(row => [key(row.periodId, row.lineId), row.minor]),
  )
  const budget = await budgetOf(db, projectId)
  const lines = (await linesOfProject(db, projectId)).map((line): ForecastLine => {
    const budgetMinor = budget.get(line.id) ?? 0
    return {
      lineId: line.id,
      code: line.code,
      label: line.label,
      heading: line.heading,
      budgetMinor,
      cells: periods.map(period => {
        const cell = cells.get(key(period.id, line.id))
        return {
          periodId: period.id,
          amountMinor: cell?.amountMinor ?? null,
          version: cell?.version ?? null,
          unit: cell?.unit ?? '',
          quantity: cell?.quantity ?? null,
          unitValue: cell?.unitValue ?? null,
          planMinor: planOf(budgetMinor, span, period),
          spentMinor: spent.get(key(period.id, line.id)) ?? 0,
        }
      }),
    }
  })
  return {
    currency,
    periods: periods.map(period => ({
      id: period.id,
      label: period.label,
      startDate: period.start,
      endDate: period.end,
      state: period.state,
    })),
    lines,
    frozen: await frozenOf(db, projectId, periods),
  }
}
