import type { Reader } from '#backend/rpc/context.ts'
import {
  type GermanExpenseRow,
  type GermanFinancing,
  type GermanIncomeRow,
  type GermanSource,
  type GermanStatement,
  germanStatement,
  isInventoryItem,
} from '#shared/domain/reports/index.ts'
import { divideHalfUp, formatDecimal, fromInteger } from '#shared/kernel/decimal.ts'
import { minorFromDecimalText, sumMinor } from '#shared/kernel/money.ts'
import { type BudgetRow, linesBelow, loadBudget, type ReportBudget } from '../basis/budget.ts'
import { type ForwardedAgreement, loadForwarded } from '../basis/forwarded.ts'
import { type FundKind, type FundMovement, loadMovements } from '../basis/funds.ts'
import { type InventoryItem, loadInventory } from '../basis/inventory.ts'
import { type JournalScope, type JournalTotals, journalTotals } from '../basis/journal.ts'
import { loadPeriods, type PeriodSeries } from '../basis/periods.ts'
import { loadProject, type ReportProject, requiredRule } from '../basis/project.ts'
import { loadNotes, loadSpending } from '../basis/spending.ts'
import { withUnbudgeted } from '../basis/unbudgeted.ts'

/** Rows of table 2.1: the four sources, and what money in the bank brings by itself. */
export const INCOME_ROWS = ['grant', 'public', 'third_party', 'own', 'other'] as const
export type IncomeRow = (typeof INCOME_ROWS)[number]

export interface Receipt {
  readonly movement: FundMovement
  readonly row: IncomeRow
  /** With its sign: what went back is below zero. */
  readonly minor: number
}

export interface ExpenditureRow {
  readonly row: BudgetRow
  readonly lineIds: readonly string[]
  readonly planMinor: number
  readonly actualMinor: number
  /** Of a line; a heading is only the sum of its lines. */
  readonly line: GermanExpenseRow | null
  readonly reason: string
}

export interface ProofFigures {
  readonly project: ReportProject
  readonly periods: PeriodSeries
  readonly budget: ReportBudget
  readonly limits: { readonly overspend: string; readonly explain: string }
  readonly financing: GermanFinancing
  readonly share: string
  readonly statement: GermanStatement
  readonly income: ReadonlyMap<IncomeRow, GermanIncomeRow>
  readonly receipts: readonly Receipt[]
  readonly rows: readonly ExpenditureRow[]
  readonly scope: JournalScope
  readonly totals: JournalTotals
  readonly ledger: LedgerFacts
  readonly inventory: readonly InventoryItem[]
  readonly forwarded: readonly ForwardedAgreement[]
}

/** What the ledger says by itself of the entries in the list. */
export interface LedgerFacts {
  readonly minor: number
  /** Paid before the first or after the last day of the funding period. */
  readonly outside: number
  /** Without payee, purpose or number of the receipt. */
  readonly incomplete: number
}

/** Receipts are listed from the very first, whatever its date. */
const FIRST_DAY = '0000-01-01'
const SHARE_DECIMALS = 12

const ROW_OF_KIND = {
  instalment: 'grant',
  refund: 'grant',
  other_donor: 'third_party',
  own_contribution: 'own',
  interest: 'other',
  exchange_difference: 'other',
} as const satisfies Record<FundKind, IncomeRow>

const ROW_OF_FUNDING = {
  donor: 'grant',
  beneficiary: 'own',
  other_donor: 'third_party',
  revenue: 'other',
} as const

/** Interest and exchange gains raise the income side without being anybody's contribution. */
const sourceOf = (row: IncomeRow): GermanSource => (row === 'other' ? 'third_party' : row)

/** Planned money by source; where no sources are entered, the grant and the rest as own funds. */
async function plannedIncome(
  db: Reader,
  project: ReportProject,
  planMinor: number,
): Promise<ReadonlyMap<IncomeRow, number>> {
  const sources = await db
    .selectFrom('funding_source')
    .select(['kind', 'planned_minor'])
    .where('project_id', '=', project.id)
    .execute()
  if (sources.length === 0) {
    const grant = project.grantMinor ?? planMinor
    return new Map([
      ['grant', grant],
      ['own', sumMinor([planMinor, -grant])],
    ])
  }
  const planned = new Map<IncomeRow, number>()
  for (const { kind, planned_minor } of sources) {
    // Contributions in kind are no money: the statement of account leaves them out.
    if (kind === 'in_kind') continue
    const row = ROW_OF_FUNDING[kind]
    planned.set(row, sumMinor([planned.get(row) ?? 0, planned_minor]))
  }
  return planned
}

async function ledgerFacts(db: Reader, project: ReportProject, until: string): Promise<LedgerFacts> {
  const row = await db
    .selectFrom('ledger_entry')
    .select(eb => {
      const paid = eb.fn.coalesce('payment_date', 'entry_date')
      return [
        eb.fn.coalesce(eb.fn.sum<number>('base_minor'), eb.lit(0)).as('minor'),
        eb.fn
          .countAll<number>()
          .filterWhere(eb.or([eb(paid, '<', project.start), eb(paid, '>', project.end)]))
          .as('outside'),
        eb.fn
          .countAll<number>()
          .filterWhere(eb.or([eb('payee', '=', ''), eb('description', '=', ''), eb('document_no', '=', '')]))
          .as('incomplete'),
      ]
    })
    .where('project_id', '=', project.id)
    .where('state', '=', 'posted')
    .where('entry_date', '<=', until)
    .executeTakeFirstOrThrow()
  return { minor: row.minor, outside: row.outside, incomplete: row.incomplete }
}

function financingOf(project: ReportProject, share: string): GermanFinancing {
  const type = requiredRule(project, 'financing_type')
  if (type === 'deficit' || type === 'fixed_sum' || type === 'full') return { type }
  return { type: 'share', share }
}

function shareOf(grantMinor: number, planMinor: number): string {
  const ratio = divideHalfUp(fromInteger(grantMinor), fromInteger(planMinor), SHARE_DECIMALS)
  return ratio ? formatDecimal(ratio) : '1'
}

async function inventoryOf(db: Reader, project: ReportProject, until: string) {
  const items = await loadInventory(db, project, until)
  const text = project.rule('inventory_limit')
  const limit = text === null ? null : (minorFromDecimalText(text, project.currency) ?? null)
  return limit === null ? items : items.filter(item => isInventoryItem(item.costMinor, limit))
}

/** Lines with the words about them, and headings as sums of their lines. */
function expenditureRows(
  budget: ReportBudget,
  lines: ReadonlyMap<string, GermanExpenseRow>,
  notes: ReadonlyMap<string, string>,
): readonly ExpenditureRow[] {
  return budget.rows.map(row => {
    const below = linesBelow(budget.rows, row)
    const own = below.flatMap(line => lines.get(line.id) ?? [])
    return {
      row,
      lineIds: below.flatMap(line => (line.lineId === null ? [] : [line.lineId])),
      planMinor: sumMinor(own.map(line => line.planMinor)),
      actualMinor: sumMinor(own.map(line => line.actualMinor)),
      line: lines.get(row.id) ?? null,
      reason: row.lineId === null ? '' : (notes.get(row.lineId) ?? ''),
    }
  })
}

/**
 * All figures of a German proof of use from the start of the project to the end of a reporting period
 * (donor-formats.md section 4). Export names the rule that the contract doesn't state.
 */
export async function loadProof(
  db: Reader,
  parameters: { readonly project: string; readonly period: number },
): Promise<ProofFigures> {
  const project = await loadProject(db, parameters.project)
  const limits = {
    overspend: requiredRule(project, 'line_overspend_limit'),
    explain: requiredRule(project, 'line_overspend_explain_limit'),
  }
  const periods = await loadPeriods(db, project, parameters.period)
  const { end } = periods.current
  const spending = await loadSpending(db, project, periods.current)
  const budget = await withUnbudgeted(db, await loadBudget(db, project, null), spending)
  const lines = budget.rows.filter(row => row.kind !== 'heading')
  const planMinor = sumMinor(lines.map(row => row.amountMinor))
  const planned = await plannedIncome(db, project, planMinor)
  const receipts = (await loadMovements(db, project, end)).map(
    (movement): Receipt => ({
      movement,
      row: ROW_OF_KIND[movement.kind],
      minor: movement.kind === 'refund' ? -movement.baseMinor : movement.baseMinor,
    }),
  )
  const received = (row: IncomeRow) =>
    sumMinor(receipts.filter(receipt => receipt.row === row).map(receipt => receipt.minor))
  const grantMinor = planned.get('grant') ?? 0
  const share = shareOf(grantMinor, planMinor)
  const financing = financingOf(project, share)
  const statement = germanStatement(
    INCOME_ROWS.map(row => ({
      source: sourceOf(row),
      planMinor: planned.get(row) ?? 0,
      actualMinor: received(row),
    })),
    lines.map(row => {
      const own = row.lineId === null ? undefined : spending.byLine.get(row.lineId)
      return {
        code: row.code,
        planMinor: row.amountMinor,
        actualMinor: sumMinor([own?.earlierMinor ?? 0, own?.periodMinor ?? 0]),
      }
    }),
    {
      financing,
      grantMinor,
      paidMinor: received('grant'),
      overspendLimit: limits.overspend,
      explainLimit: limits.explain,
    },
  )
  const byRow = new Map(
    lines.flatMap((row, index): [string, GermanExpenseRow][] => {
      const line = statement.expenditure[index]
      return line ? [[row.id, line]] : []
    }),
  )
  const scope = { projectId: project.id, from: FIRST_DAY, to: end }
  return {
    project,
    periods,
    budget,
    limits,
    financing,
    share,
    statement,
    income: new Map(
      INCOME_ROWS.flatMap((row, index): [IncomeRow, GermanIncomeRow][] => {
        const found = statement.income[index]
        return found ? [[row, found]] : []
      }),
    ),
    receipts,
    rows: expenditureRows(budget, byRow, await loadNotes(db, periods.current)),
    scope,
    totals: await journalTotals(db, scope),
    ledger: await ledgerFacts(db, project, end),
    inventory: await inventoryOf(db, project, end),
    forwarded: await loadForwarded(db, project, periods.current),
  }
}
