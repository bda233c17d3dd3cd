import { projectTerms } from '#backend/features/ledger/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import { type SettledCost, type SettlementResult, settlementResult } from '#shared/domain/reports/index.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import { percentAsShare } from '#shared/kernel/ratio.ts'
import { loadBudget, type ReportBudget } from '../basis/budget.ts'
import { loadMovements, sumOf } from '../basis/funds.ts'
import type { JournalRow } from '../basis/journal.ts'
import { loadPeriods, type PeriodSeries } from '../basis/periods.ts'
import { loadProject, type ReportProject } from '../basis/project.ts'
import { loadSpending } from '../basis/spending.ts'
import { withUnbudgeted } from '../basis/unbudgeted.ts'
import { claimedCosts, settledRow } from './costs.ts'
import { finalRates, type SettlementRate } from './final-rates.ts'

/** One cost of a sheet: a part of a posted entry on one line, converted at the sheet's rate. */
export interface SettlementRow extends SettledCost {
  readonly entry: JournalRow
  /** In the sheet's currency, without tax that isn't counted. */
  readonly amountMinor: number
  /** What the cost served: activity or work package, by code and name; empty where none is named. */
  readonly output: string
}

/** One sheet of the settlement: all costs in one currency. */
export interface CurrencySheet {
  readonly currency: string
  readonly rate: SettlementRate
  readonly rows: readonly SettlementRow[]
  readonly amountMinor: number
  readonly settledMinor: number
  readonly refusedMinor: number
  readonly ledgerMinor: number
}

export interface LineSettlement {
  readonly settledMinor: number
  readonly refusedMinor: number
}

export interface SettlementFigures {
  readonly project: ReportProject
  readonly periods: PeriodSeries
  readonly budget: ReportBudget
  /** Where the contract converts at one rate, which method that is. */
  readonly method: string
  readonly sheets: readonly CurrencySheet[]
  /** By code of the budget line. */
  readonly byLine: ReadonlyMap<string, LineSettlement>
  readonly total: LineSettlement & { readonly acceptedMinor: number }
  /** Grant of the contract; the accepted cost has no upper limit where it isn't stated. */
  readonly grantMinor: number | null
  readonly share: string
  readonly receivedMinor: number
  readonly result: SettlementResult
  readonly ledger: LedgerFacts
}

/** What the ledger says by itself of the same entries. */
export interface LedgerFacts {
  /** Counted amounts by currency, in its minor units. */
  readonly byCurrency: ReadonlyMap<string, number>
  /** Paid before the first or after the last day of the implementation. */
  readonly outside: number
}

const FIRST_DAY = '0000-01-01'

async function ledgerFacts(db: Reader, project: ReportProject, until: string): Promise<LedgerFacts> {
  const rows = await db
    .selectFrom('ledger_entry')
    .select(eb => {
      const paid = eb.fn.coalesce('payment_date', 'entry_date')
      return [
        'currency',
        eb.fn.sum<number>(eb('amount_minor', '-', eb.ref('excluded_minor'))).as('minor'),
        eb.fn
          .countAll<number>()
          .filterWhere(eb.or([eb(paid, '<', project.start), eb(paid, '>', project.end)]))
          .as('outside'),
      ]
    })
    .where('project_id', '=', project.id)
    .where('state', '=', 'posted')
    .where('entry_date', '<=', until)
    .groupBy('currency')
    .execute()
  return {
    byCurrency: new Map(rows.map(row => [row.currency, row.minor])),
    outside: sumMinor(rows.map(row => row.outside)),
  }
}

const sumBy = (rows: readonly SettlementRow[], pick: (row: SettlementRow) => number): number =>
  sumMinor(rows.map(pick))

const sheetOf = (currency: string, rate: SettlementRate, rows: readonly SettlementRow[]): CurrencySheet => ({
  currency,
  rate,
  rows,
  amountMinor: sumBy(rows, row => row.amountMinor),
  settledMinor: sumBy(rows, row => row.settledMinor),
  refusedMinor: sumBy(rows, row => row.refusedMinor),
  ledgerMinor: sumBy(rows, row => row.entry.reportedMinor),
})

/** Sheets in the order of their currencies, the report's own last. */
function inOrder(currencies: Iterable<string>, base: string): readonly string[] {
  const others = [...currencies].filter(currency => currency !== base).toSorted()
  return [...others, base]
}

/**
 * All figures of a settlement with the Visegrad Fund from the start of the project to the end of a reporting period
 * (donor-formats.md section 5): every cost converted anew at the contract's one rate of its currency. Throws Export
 * where the contract converts otherwise, Rule.RateMissing or Rule.InstalmentMissing where that rate isn't there.
 */
export async function loadSettlement(
  db: Reader,
  parameters: { readonly project: string; readonly period: number },
): Promise<SettlementFigures> {
  const project = await loadProject(db, parameters.project)
  const periods = await loadPeriods(db, project, parameters.period)
  const { end } = periods.current
  const terms = await projectTerms(db, project.id)
  const costs = await claimedCosts(db, { projectId: project.id, from: FIRST_DAY, to: end })
  const byCurrency = Map.groupBy(costs, cost => cost.entry.currency)
  const currencies = inOrder(byCurrency.keys(), project.currency)
  const rates = await finalRates(db, { terms, currencies, until: end })
  const sheets = currencies.map(currency => {
    const rate = rates(currency)
    const rows = (byCurrency.get(currency) ?? []).map(cost => settledRow(cost, rate.rate, project.currency))
    return sheetOf(currency, rate, rows)
  })
  const rows = sheets.flatMap(sheet => sheet.rows)
  const spending = await loadSpending(db, project, periods.current)
  const movements = await loadMovements(db, project, end)
  const total = {
    settledMinor: sumBy(rows, row => row.settledMinor),
    refusedMinor: sumBy(rows, row => row.refusedMinor),
    acceptedMinor: sumBy(rows, row => row.acceptedMinor),
  }
  const share = percentAsShare(project.fundingPercent ?? '100')
  const receivedMinor = sumOf(movements, 'instalment') - sumOf(movements, 'refund')
  return {
    project,
    periods,
    budget: await withUnbudgeted(db, await loadBudget(db, project, null), spending),
    method: terms.ratePolicy,
    sheets,
    byLine: new Map(
      [...Map.groupBy(rows, row => row.entry.line)].map(([code, own]) => [
        code,
        {
          settledMinor: sumBy(own, row => row.settledMinor),
          refusedMinor: sumBy(own, row => row.refusedMinor),
        },
      ]),
    ),
    total,
    grantMinor: project.grantMinor,
    share,
    receivedMinor,
    result: settlementResult({
      acceptedMinor: total.acceptedMinor,
      grantMinor: project.grantMinor ?? Number.MAX_SAFE_INTEGER,
      share,
      receivedMinor,
    }),
    ledger: await ledgerFacts(db, project, end),
  }
}
