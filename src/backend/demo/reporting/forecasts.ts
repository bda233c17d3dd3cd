import type { CommandContext } from '#backend/rpc/context.ts'
import { divideIntegersHalfUp } from '#shared/kernel/decimal.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import { shareOfMinor } from '#shared/kernel/ratio.ts'
import { lineId } from '../budgets.ts'
import { demoId } from '../deterministic.ts'
import type { BudgetFacts, NodeFacts } from '../facts/budget-types.ts'
import { euBudget } from '../facts/eu-contract.ts'
import { gizBudget } from '../facts/giz-contract.ts'
import { lockedAt, type PeriodFacts, periodFacts } from '../facts/periods.ts'
import { soe11Budget } from '../facts/soe-11.ts'
import { insertAll } from '../insert-all.ts'
import type { Cell } from '../ledger/cell.ts'
import { euCells } from '../ledger/eu-plan.ts'
import { gizCells } from '../ledger/giz-plan.ts'
import { soe11Cells } from '../ledger/soe-11-plan.ts'
import { periodId, projectId } from '../programme.ts'

const INDIRECT_RATE = '0.07'

/** Cents rounded to hundreds of the currency, as people plan. */
const toHundreds = (minor: number): number => Number(divideIntegersHalfUp(BigInt(minor), 10_000n)) * 10_000

/** What the months' plan says for one line in one period. */
const planned = (cells: readonly Cell[], line: string, { start, end }: PeriodFacts): number =>
  sumMinor(
    cells
      .filter(cell => cell.line === line && cell.month >= start.slice(0, 7) && cell.month <= end.slice(0, 7))
      .map(cell => cell.targetMinor),
  )

/** An indirect line follows the lines under its own heading; one that stands alone follows all. */
function directOf(budget: BudgetFacts, node: NodeFacts): readonly string[] {
  const lines = budget.nodes.filter(
    other => other.kind === 'line' && (node.parent === null || other.parent === node.parent),
  )
  return lines.map(line => line.code)
}

function amountOf(budget: BudgetFacts, node: NodeFacts, cells: readonly Cell[], period: PeriodFacts): number {
  if (node.kind === 'line') return toHundreds(planned(cells, node.code, period))
  const direct = directOf(budget, node).map(code => planned(cells, code, period))
  return toHundreds(shareOfMinor(sumMinor(direct), INDIRECT_RATE))
}

function forecastsOf(budget: BudgetFacts, cells: readonly Cell[]) {
  const { project } = budget
  const nodes = budget.nodes.filter(node => node.kind === 'line' || node.kind === 'indirect')
  return periodFacts
    .filter(period => period.project === project)
    .flatMap(period =>
      nodes.map(node => ({
        id: demoId('forecast', `${project} ${period.number} ${node.code}`),
        project_id: projectId(project),
        period_id: periodId(project, period.number),
        budget_line_id: lineId(project, node.code),
        unit: node.unit,
        quantity: null,
        unit_value: null,
        amount_minor: amountOf(budget, node, cells, period),
      })),
    )
    .filter(row => row.amount_minor > 0)
}

const allForecasts = () => [
  ...forecastsOf(soe11Budget, soe11Cells()),
  ...forecastsOf(euBudget, euCells()),
  ...forecastsOf(gizBudget, gizCells()),
]

/** Forecasts of every period: each row names the period it is for, so a report shows those of the next one. */
export async function insertForecasts({ trx }: CommandContext): Promise<void> {
  await insertAll(trx, 'forecast', allForecasts())
}

/** What each locked report showed: its own and the later periods' forecast of the time, here the one in hand. */
export async function freezeForecasts({ trx }: CommandContext): Promise<void> {
  const all = allForecasts()
  const shown = periodFacts
    .filter(period => period.locked)
    .flatMap(madeWith =>
      periodFacts
        .filter(period => period.project === madeWith.project && period.number >= madeWith.number)
        .flatMap(period => {
          const id = periodId(period.project, period.number)
          return all
            .filter(row => row.period_id === id)
            .map(row => ({
              ...row,
              id: demoId('forecast_frozen', `${madeWith.number} ${row.id}`),
              made_with_period_id: periodId(madeWith.project, madeWith.number),
              frozen_at: lockedAt(madeWith),
            }))
        }),
    )
  await insertAll(trx, 'forecast_frozen', shown)
}
