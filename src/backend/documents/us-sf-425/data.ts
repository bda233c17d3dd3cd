import type { Reader } from '#backend/rpc/context.ts'
import {
  type Sf425Computed,
  type Sf425Fault,
  type Sf425Input,
  sf425,
  sf425Faults,
} from '#shared/domain/reports/index.ts'
import { divideHalfUp, formatDecimal, fromInteger } from '#shared/kernel/decimal.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import { percentAsShare, shareOfMinor } from '#shared/kernel/ratio.ts'
import { loadPending } from '../basis/adjustments.ts'
import { loadBudget, type ReportBudget } from '../basis/budget.ts'
import { type ForwardedAgreement, loadForwarded } from '../basis/forwarded.ts'
import { type FundMovement, loadMovements, sumOf } from '../basis/funds.ts'
import { loadPeriods, type PeriodSeries, type ReportPeriod } from '../basis/periods.ts'
import { loadProject, type ReportProject, requiredRule } from '../basis/project.ts'
import { loadSpending } from '../basis/spending.ts'

/** Line 7 of the form: what counts as spent. */
export type ReportBasis = 'cash' | 'accrual'

/** Money that is promised and not yet spent. */
export interface Obligation {
  readonly id: string
  readonly kind: 'agreement' | 'payment'
  readonly party: string
  readonly reference: string
  readonly promisedMinor: number
  /** What line e already has of it: accepted cost, or on a cash basis what was sent. */
  readonly spentMinor: number
}

/** Sums from the start of the project to a day, in minor units of the report's currency. */
export interface CostBasis {
  /** Posted entries by the ledger's own sum, and the same by the sum of their parts. */
  readonly postedMinor: number
  readonly partsMinor: number
  /** Of them booked as accrued: cost without a payment. */
  readonly accruedMinor: number
  /** Sent to sub-grantees and not yet accepted as cost; below zero where more was accepted than sent. */
  readonly advancesMinor: number
  /** What left the accounts: posted, less accrued, with the advances. */
  readonly cashMinor: number
  /** Cost on the basis of line 7. */
  readonly reportedMinor: number
  readonly indirectMinor: number
  readonly obligations: readonly Obligation[]
  /** Accrued cost that is among the payments to come already, below zero or 0. */
  readonly deductedMinor: number
  readonly obligedMinor: number
}

/** Indirect cost (line 11): the agreed rate as a share, null where the contract states none. */
export interface Indirect {
  readonly rate: string | null
  readonly baseMinor: number
  readonly federalMinor: number
  readonly lineIds: readonly string[]
}

export interface Sf425Figures {
  readonly project: ReportProject
  readonly periods: PeriodSeries
  readonly basis: ReportBasis
  /** The agency's part of the cost, as a share. */
  readonly share: string
  readonly totalMinor: number
  readonly receipts: readonly FundMovement[]
  readonly cost: CostBasis
  readonly lines: Sf425Input
  readonly computed: Sf425Computed
  readonly indirect: Indirect
  readonly faults: readonly Sf425Fault[]
  /** True in a final report, where line f must be 0 unless the award says otherwise. */
  readonly unliquidatedMustBeZero: boolean
}

/** Decimals of a share that is worked out from two amounts. */
const SHARE_DECIMALS = 12

function federalShare(project: ReportProject, totalMinor: number): string {
  if (project.fundingPercent !== null) return percentAsShare(project.fundingPercent)
  const ratio = divideHalfUp(
    fromInteger(project.grantMinor ?? totalMinor),
    fromInteger(totalMinor),
    SHARE_DECIMALS,
  )
  return ratio ? formatDecimal(ratio) : '1'
}

async function postedUntil(db: Reader, project: ReportProject, until: string) {
  const rows = await db
    .selectFrom('ledger_entry')
    .select(['nature', eb => eb.fn.sum<number>('base_minor').as('minor')])
    .where('project_id', '=', project.id)
    .where('state', '=', 'posted')
    .where('entry_date', '<=', until)
    .groupBy('nature')
    .execute()
  return {
    postedMinor: sumMinor(rows.map(row => row.minor)),
    accruedMinor: rows.find(row => row.nature === 'accrual')?.minor ?? 0,
  }
}

const ofAgreement = (item: ForwardedAgreement, basis: ReportBasis): Obligation => ({
  id: item.id,
  kind: 'agreement',
  party: item.organisation,
  reference: item.agreementNo,
  promisedMinor: item.agreedMinor - item.releasedMinor,
  spentMinor: basis === 'cash' ? item.paidMinor : item.acceptedMinor,
})

async function loadObligations(
  db: Reader,
  project: ReportProject,
  until: string,
  agreements: readonly ForwardedAgreement[],
  basis: ReportBasis,
): Promise<readonly Obligation[]> {
  const pending = await loadPending(db, project, until)
  return [
    ...agreements.map(item => ofAgreement(item, basis)),
    ...pending.map(
      (item): Obligation => ({
        id: item.id,
        kind: 'payment',
        party: item.supplier,
        reference: item.line,
        promisedMinor: item.amountMinor,
        spentMinor: 0,
      }),
    ),
  ]
}

const openOf = (items: readonly Obligation[]): number =>
  sumMinor(items.map(item => item.promisedMinor - item.spentMinor))

/** Lines of the signed budget that hold indirect cost. */
const indirectLines = (budget: ReportBudget): readonly string[] =>
  budget.rows.flatMap(row => (row.kind === 'indirect' && row.lineId !== null ? [row.lineId] : []))

async function loadCost(
  db: Reader,
  scope: { readonly project: ReportProject; readonly period: ReportPeriod; readonly basis: ReportBasis },
  indirectIds: readonly string[],
): Promise<CostBasis> {
  const { project, period, basis } = scope
  const { postedMinor, accruedMinor } = await postedUntil(db, project, period.end)
  const spending = await loadSpending(db, project, period)
  const agreements = await loadForwarded(db, project, period)
  const advancesMinor = sumMinor(agreements.map(item => item.unspentMinor))
  const obligations = await loadObligations(db, project, period.end, agreements, basis)
  const payments = openOf(obligations.filter(item => item.kind === 'payment'))
  const deductedMinor = basis === 'accrual' ? -Math.max(0, Math.min(accruedMinor, payments)) : 0
  const cashMinor = sumMinor([postedMinor, -accruedMinor, advancesMinor])
  return {
    postedMinor,
    accruedMinor,
    partsMinor: sumMinor([spending.earlierMinor, spending.periodMinor]),
    advancesMinor,
    cashMinor,
    reportedMinor: basis === 'cash' ? cashMinor : postedMinor,
    indirectMinor: sumMinor(
      indirectIds.flatMap(id => {
        const line = spending.byLine.get(id)
        return line ? [line.earlierMinor, line.periodMinor] : []
      }),
    ),
    obligations,
    deductedMinor,
    obligedMinor: sumMinor([openOf(obligations), deductedMinor]),
  }
}

/** Lines a to j; program income (l to n) is entered by hand, since no account of the books holds it. */
function linesOf(
  cost: CostBasis,
  receipts: readonly FundMovement[],
  terms: { readonly share: string; readonly grantMinor: number; readonly totalMinor: number },
): Sf425Input {
  const { share, grantMinor, totalMinor } = terms
  const e = shareOfMinor(cost.reportedMinor, share)
  return {
    a: sumMinor([sumOf(receipts, 'instalment'), -sumOf(receipts, 'refund')]),
    b: shareOfMinor(cost.cashMinor, share),
    d: grantMinor,
    e,
    f: shareOfMinor(cost.obligedMinor, share),
    i: sumMinor([totalMinor, -grantMinor]),
    j: sumMinor([cost.reportedMinor, -e]),
    l: 0,
    m: 0,
    n: 0,
  }
}

/** What came from the agency and went back to it until a day. */
const federalReceipts = (movements: readonly FundMovement[], until: string): readonly FundMovement[] =>
  movements.filter(item => (item.kind === 'instalment' || item.kind === 'refund') && item.date <= until)

/** All figures of an SF-425 at the end of one reporting period, cumulative from the start (donor-formats.md section 5). */
export async function loadSf425(
  db: Reader,
  parameters: { readonly project: string; readonly period: number },
): Promise<Sf425Figures> {
  const project = await loadProject(db, parameters.project)
  const basis: ReportBasis = requiredRule(project, 'report_basis') === 'accrual' ? 'accrual' : 'cash'
  const periods = await loadPeriods(db, project, parameters.period)
  const budget = await loadBudget(db, project, null)
  const budgetMinor = sumMinor(budget.rows.filter(row => row.kind !== 'heading').map(row => row.amountMinor))
  const totalMinor = project.totalMinor ?? budgetMinor
  const share = federalShare(project, totalMinor)
  const grantMinor = project.grantMinor ?? shareOfMinor(totalMinor, share)
  const lineIds = indirectLines(budget)
  const movements = await loadMovements(db, project, periods.current.end)
  const at = async (period: ReportPeriod) => {
    const receipts = federalReceipts(movements, period.end)
    const cost = await loadCost(db, { project, period, basis }, lineIds)
    return { receipts, cost, lines: linesOf(cost, receipts, { share, grantMinor, totalMinor }) }
  }
  const before = periods.earlier.at(-1)
  const previous = before ? (await at(before)).lines : null
  const now = await at(periods.current)
  const isFinal = periods.current.kind === 'final'
  return {
    project,
    periods,
    basis,
    share,
    totalMinor,
    ...now,
    computed: sf425(now.lines),
    indirect: {
      rate: project.rule('indirect_limit'),
      baseMinor: sumMinor([now.cost.reportedMinor, -now.cost.indirectMinor]),
      federalMinor: shareOfMinor(now.cost.indirectMinor, share),
      lineIds,
    },
    faults: sf425Faults(now.lines, { isFinal, previous }),
    unliquidatedMustBeZero: isFinal && project.rule('final_unliquidated_zero') !== 'false',
  }
}
