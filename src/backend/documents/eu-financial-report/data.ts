import { acceptedCost } from '#backend/features/payments/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import { isPendingPaymentListed } from '#shared/domain/reports/index.ts'
import { minorFromDecimalText } from '#shared/kernel/money.ts'
import {
  type ForecastLine,
  loadForecast,
  loadPending,
  loadReallocations,
  type PendingPayment,
} from '../basis/adjustments.ts'
import { type BudgetRow, loadBudget, type ReportBudget } from '../basis/budget.ts'
import { type EuTable, euTable } from '../basis/eu-table.ts'
import { type JournalScope, type JournalTotals, journalTotals } from '../basis/journal.ts'
import { loadPeriods, type PeriodSeries } from '../basis/periods.ts'
import { loadProject, type ReportProject, requiredRule } from '../basis/project.ts'
import { loadRefusals, type Refusals } from '../basis/refusals.ts'
import { type LineSpending, loadNotes, loadSpending, type Spending } from '../basis/spending.ts'
import { withUnbudgeted } from '../basis/unbudgeted.ts'
import { type FundingSource, loadSources } from '../eu-budget/data.ts'

export interface EuReportFigures {
  readonly project: ReportProject
  readonly periods: PeriodSeries
  readonly budget: ReportBudget
  readonly table: EuTable
  /** The draft addendum, when one is being prepared; matched to the signed budget line by line. */
  readonly addendum: ReportBudget | undefined
  readonly spending: Spending
  readonly refusals: Refusals
  /** Cost accepted from the start to the end of the report, as the request for payment takes it. */
  readonly acceptedMinor: number
  readonly notes: ReadonlyMap<string, string>
  readonly moves: ReadonlyMap<string, number>
  readonly contingencyUse: ReadonlyMap<string, number>
  readonly forecastNow: ReadonlyMap<string, ForecastLine>
  readonly forecastNext: ReadonlyMap<string, ForecastLine>
  readonly sources: readonly FundingSource[]
  readonly pending: readonly PendingPayment[]
  readonly pendingLimit: string
  readonly journal: { readonly scope: JournalScope; readonly totals: JournalTotals }
}

async function loadAddendum(db: Reader, project: ReportProject): Promise<ReportBudget | undefined> {
  const draft = await db
    .selectFrom('budget_version')
    .select('number')
    .where('project_id', '=', project.id)
    .where('state', '=', 'draft')
    .where('kind', '=', 'addendum')
    .executeTakeFirst()
  return draft && loadBudget(db, project, draft.number)
}

/** Payments above the contract's limit; without a stated limit all of them are listed. */
async function loadListedPending(
  db: Reader,
  project: ReportProject,
  limit: string,
  until: string,
): Promise<readonly PendingPayment[]> {
  const minor = minorFromDecimalText(limit, project.currency) ?? 0
  return (await loadPending(db, project, until)).filter(item =>
    isPendingPaymentListed(item.amountMinor, minor),
  )
}

/** All figures of an Annex VI financial report for one reporting period. */
export async function loadEuReport(
  db: Reader,
  parameters: { readonly project: string; readonly period: number },
): Promise<EuReportFigures> {
  const project = await loadProject(db, parameters.project)
  const pendingLimit = requiredRule(project, 'pending_payment_limit')
  const periods = await loadPeriods(db, project, parameters.period)
  const { current, next } = periods
  const spending = await loadSpending(db, project, current)
  const budget = await withUnbudgeted(db, await loadBudget(db, project, null), spending)
  const scope = { projectId: project.id, from: current.start, to: current.end }
  const span = { start: project.start, end: project.end }
  const accepted = await acceptedCost(db, { terms: project, span }, current.end)
  return {
    project,
    periods,
    budget,
    table: euTable(budget),
    addendum: await loadAddendum(db, project),
    spending,
    refusals: await loadRefusals(db, project, periods),
    acceptedMinor: accepted.acceptedMinor,
    notes: await loadNotes(db, current),
    moves: await loadReallocations(db, project, current.end),
    contingencyUse: await loadReallocations(db, project, current.end, ['contingency']),
    forecastNow: await loadForecast(db, current, periods.earlier.at(-1)),
    forecastNext: await loadForecast(db, next, current),
    sources: await loadSources(db, project),
    pending: await loadListedPending(db, project, pendingLimit, current.end),
    pendingLimit,
    journal: { scope, totals: await journalTotals(db, scope) },
  }
}

const NOTHING: LineSpending = { periodMinor: 0, earlierMinor: 0, quantity: null }

/** What the ledger says of one row of the report. */
export const spendingOf = (figures: EuReportFigures, row: BudgetRow): LineSpending =>
  row.lineId === null ? NOTHING : (figures.spending.byLine.get(row.lineId) ?? NOTHING)

export const moveOf = (figures: EuReportFigures, row: BudgetRow): number =>
  row.lineId === null ? 0 : (figures.moves.get(row.lineId) ?? 0)

const NOT_REFUSED = { periodMinor: 0, earlierMinor: 0 }

/** What was found ineligible of one row of the report. */
export const refusedOf = (figures: EuReportFigures, row: BudgetRow) =>
  row.lineId === null ? NOT_REFUSED : (figures.refusals.byLine.get(row.lineId) ?? NOT_REFUSED)
