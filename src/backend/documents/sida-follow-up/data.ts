import type { Reader } from '#backend/rpc/context.ts'
import { budgetUntil, budgetWithin } from '#shared/domain/budgets/index.ts'
import { type SidaLine, sidaLine } from '#shared/domain/reports/index.ts'
import { type BudgetRow, linesBelow, loadBudget, type ReportBudget } from '../basis/budget.ts'
import { type ForwardedAgreement, loadForwarded } from '../basis/forwarded.ts'
import { type FundMovement, type FundStatement, loadFundStatement, loadMovements } from '../basis/funds.ts'
import { loadPeriods, type PeriodSeries } from '../basis/periods.ts'
import { loadProject, type ReportProject, requiredRule } from '../basis/project.ts'
import { loadNotes, loadSpending } from '../basis/spending.ts'
import { withUnbudgeted } from '../basis/unbudgeted.ts'

export interface SidaRow {
  readonly row: BudgetRow
  readonly figures: SidaLine
  readonly lineIds: readonly string[]
  readonly note: string
}

export interface Conversion {
  readonly id: string
  readonly date: string
  readonly fromCurrency: string
  readonly fromMinor: number
  readonly toCurrency: string
  readonly toMinor: number
  readonly rate: string
  readonly slipNo: string
}

export interface AuditFinding {
  readonly id: string
  readonly finding: string
  readonly response: string
  readonly action: string
  readonly deadline: string | null
  readonly status: 'open' | 'in_progress' | 'closed'
}

export interface SidaFigures {
  readonly project: ReportProject
  readonly periods: PeriodSeries
  readonly budget: ReportBudget
  readonly rows: readonly SidaRow[]
  /** Sum of all cost lines. */
  readonly total: SidaLine
  readonly movements: readonly FundMovement[]
  readonly funds: FundStatement
  readonly conversions: readonly Conversion[]
  readonly forwarded: readonly ForwardedAgreement[]
  readonly findings: readonly AuditFinding[]
  /** Posted expenditure of the period and before it, straight from the ledger: what the sheet must add up to. */
  readonly ledger: { readonly periodMinor: number; readonly earlierMinor: number }
}

async function loadConversions(
  db: Reader,
  project: ReportProject,
  until: string,
): Promise<readonly Conversion[]> {
  const rows = await db
    .selectFrom('currency_conversion')
    .selectAll()
    .where('project_id', '=', project.id)
    .where('date', '<=', until)
    .orderBy('date')
    .orderBy('id')
    .execute()
  return rows.map(row => ({
    id: row.id,
    date: row.date,
    fromCurrency: row.from_currency,
    fromMinor: row.from_minor,
    toCurrency: row.to_currency,
    toMinor: row.to_minor,
    rate: row.rate,
    slipNo: row.slip_no,
  }))
}

const loadFindings = (db: Reader, project: ReportProject) =>
  db
    .selectFrom('audit_finding')
    .select(['id', 'finding', 'response', 'action', 'deadline', 'status'])
    .where('project_id', '=', project.id)
    .orderBy('position')
    .execute()

/** All figures of the Sida budget follow-up for one reporting period, calculated on cents. */
export async function loadSidaFigures(
  db: Reader,
  parameters: { readonly project: string; readonly period: number },
): Promise<SidaFigures> {
  const project = await loadProject(db, parameters.project)
  const limit = requiredRule(project, 'deviation_limit')
  const periods = await loadPeriods(db, project, parameters.period)
  const { current } = periods
  const spending = await loadSpending(db, project, current)
  const budget = await withUnbudgeted(db, await loadBudget(db, project, null), spending)
  const notes = await loadNotes(db, current)
  const span = { start: project.start, end: project.end }
  const lineFigures = (row: BudgetRow): SidaLine => {
    const own = row.lineId === null ? undefined : spending.byLine.get(row.lineId)
    return sidaLine(
      {
        approvedMinor: row.amountMinor,
        budgetPeriodMinor: budgetWithin(row.amountMinor, span, current),
        outcomePeriodMinor: own?.periodMinor ?? 0,
        cumulativeBudgetMinor: budgetUntil(row.amountMinor, span, current.end),
        outcomeEarlierMinor: own?.earlierMinor ?? 0,
      },
      limit,
    )
  }
  const byId = new Map(
    budget.rows.filter(row => row.kind !== 'heading').map(row => [row.id, lineFigures(row)]),
  )
  const figuresOf = (row: BudgetRow): SidaLine =>
    byId.get(row.id) ?? sumOfLines(linesBelow(budget.rows, row), byId, limit)
  const movements = await loadMovements(db, project, current.end)
  return {
    project,
    periods,
    budget,
    rows: budget.rows.map(row => ({
      row,
      figures: figuresOf(row),
      lineIds: linesBelow(budget.rows, row).flatMap(line => (line.lineId === null ? [] : [line.lineId])),
      note: row.lineId === null ? '' : (notes.get(row.lineId) ?? ''),
    })),
    total: sumOfLines(budget.rows, byId, limit),
    movements,
    funds: await loadFundStatement(db, project, current, periods.earlier.at(-1), movements),
    conversions: await loadConversions(db, project, current.end),
    forwarded: await loadForwarded(db, project, current),
    findings: await loadFindings(db, project),
    ledger: { periodMinor: spending.periodMinor, earlierMinor: spending.earlierMinor },
  }
}

/** A heading is the sum of its lines' figures, so that nothing is rounded twice. */
function sumOfLines(
  lines: readonly BudgetRow[],
  byId: ReadonlyMap<string, SidaLine>,
  limit: string,
): SidaLine {
  const found = lines.flatMap(line => byId.get(line.id) ?? [])
  const sum = (pick: (line: SidaLine) => number) => found.reduce((total, line) => total + pick(line), 0)
  return sidaLine(
    {
      approvedMinor: sum(line => line.approvedMinor),
      budgetPeriodMinor: sum(line => line.budgetPeriodMinor),
      outcomePeriodMinor: sum(line => line.outcomePeriodMinor),
      cumulativeBudgetMinor: sum(line => line.cumulativeBudgetMinor),
      outcomeEarlierMinor: sum(line => line.outcomeEarlierMinor),
    },
    limit,
  )
}
