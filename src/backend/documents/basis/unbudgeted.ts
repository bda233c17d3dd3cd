import type { Reader } from '#backend/rpc/context.ts'
import type { BudgetRow, ReportBudget } from './budget.ts'
import type { Spending } from './spending.ts'

/**
 * Lines that carry expenditure but stand in no row of the report's budget: they are shown with a budget of zero,
 * because a cost that nobody budgeted must never drop out of a report.
 */
export async function withUnbudgeted(
  db: Reader,
  budget: ReportBudget,
  spending: Spending,
): Promise<ReportBudget> {
  const known = new Set(budget.rows.map(row => row.lineId))
  const missing = [...spending.byLine.keys()].filter(lineId => !known.has(lineId))
  if (missing.length === 0) return budget
  const lines = await db
    .selectFrom('budget_line as l')
    .leftJoin('budget_node as n', 'n.line_id', 'l.id')
    .select(['l.id', 'l.code', eb => eb.fn.max('n.label').as('label')])
    .where('l.id', 'in', missing)
    .groupBy('l.id')
    .orderBy('l.code')
    .execute()
  const rows = lines.map(
    (line): BudgetRow => ({
      id: line.id,
      parentId: null,
      lineId: line.id,
      kind: 'line',
      depth: 0,
      code: line.code,
      label: line.label ?? line.code,
      unit: '',
      quantity: null,
      unitValue: null,
      amountMinor: 0,
      fundingSource: '',
      costType: '',
      interventionId: null,
      clarification: '',
      justification: '',
    }),
  )
  return { ...budget, rows: [...budget.rows, ...rows] }
}
