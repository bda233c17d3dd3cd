import { sumMinor } from '#shared/kernel/money.ts'
import { percentText } from '#shared/kernel/ratio.ts'
import { deficitGrant, isOverspent, planTotal, shareGrant } from './bmz.ts'

/** Sources of table 2.1 (S16a). */
export type GermanSource = 'own' | 'third_party' | 'public' | 'grant'

export type GermanIncome = {
  readonly source: GermanSource
  readonly planMinor: number
  readonly actualMinor: number
}

export type GermanExpense = {
  readonly code: string
  readonly planMinor: number
  readonly actualMinor: number
}

/** How the grant is tied to the cost (S16a; parameter `financing_type`). */
export type GermanFinancing =
  | { readonly type: 'share'; readonly share: string }
  | { readonly type: 'deficit' | 'fixed_sum' | 'full' }

export type GermanTerms = {
  readonly financing: GermanFinancing
  readonly grantMinor: number
  /** Received so far of the grant. */
  readonly paidMinor: number
  /** `line_overspend_limit` and `line_overspend_explain_limit` as shares. */
  readonly overspendLimit: string
  readonly explainLimit: string
}

type Row = { readonly differenceMinor: number; readonly percent: string | undefined }
export type GermanIncomeRow = GermanIncome & Row
export type GermanExpenseRow = GermanExpense &
  Row & {
    /** Above the plan by more than may be covered by savings elsewhere. */
    readonly aboveLimit: boolean
    /** Above the plan by so much that it is explained apart. */
    readonly explain: boolean
  }

export type GermanStatement = {
  readonly income: readonly GermanIncomeRow[]
  readonly expenditure: readonly GermanExpenseRow[]
  readonly planMinor: number
  readonly costMinor: number
  /** The total never passes the plan, whatever single lines do. */
  readonly withinPlan: boolean
  /** Income from others than the grant, above what was planned. */
  readonly extraIncomeMinor: number
  readonly finalGrantMinor: number
  /** Paid less final grant, 0 when nothing is repaid. */
  readonly repayMinor: number
  /** Final grant less paid, 0 when nothing is due. */
  readonly dueMinor: number
}

const rowOf = (planMinor: number, actualMinor: number): Row => {
  const differenceMinor = sumMinor([actualMinor, -planMinor])
  return { differenceMinor, percent: percentText(differenceMinor, planMinor) }
}

/**
 * Final grant by the type of financing: extra income and savings lower it in proportion (share) or in full
 * (deficit, full); a fixed sum stays, at most the cost (DE-03, DE-04, S16a).
 */
export function germanFinalGrant(
  financing: GermanFinancing,
  figures: {
    readonly grantMinor: number
    readonly costMinor: number
    readonly otherIncomeMinor: number
    readonly extraIncomeMinor: number
  },
): number {
  const { grantMinor, costMinor, otherIncomeMinor, extraIncomeMinor } = figures
  switch (financing.type) {
    case 'share':
      return shareGrant(sumMinor([costMinor, -extraIncomeMinor]), financing.share, grantMinor)
    case 'deficit':
    case 'full':
      return deficitGrant(costMinor, otherIncomeMinor, grantMinor)
    case 'fixed_sum':
      return Math.max(0, Math.min(grantMinor, costMinor))
  }
}

/**
 * Statement of account of a German proof of use: income 2.1 and expenditure 4.1 in the structure of the financing
 * plan, lines above the overspend limits, the plan's total, and what is repaid or still due (donor-formats.md
 * section 4, statements 44 and 45). All amounts in minor units.
 */
export function germanStatement(
  income: readonly GermanIncome[],
  expenditure: readonly GermanExpense[],
  terms: GermanTerms,
): GermanStatement {
  const others = income.filter(row => row.source !== 'grant')
  const otherIncomeMinor = sumMinor(others.map(row => row.actualMinor))
  const plannedOthers = sumMinor(others.map(row => row.planMinor))
  const extraIncomeMinor = Math.max(0, sumMinor([otherIncomeMinor, -plannedOthers]))
  const total = planTotal(
    expenditure.map(row => row.planMinor),
    expenditure.map(row => row.actualMinor),
  )
  const finalGrantMinor = germanFinalGrant(terms.financing, {
    grantMinor: terms.grantMinor,
    costMinor: total.actualMinor,
    otherIncomeMinor,
    extraIncomeMinor,
  })
  return {
    income: income.map(row => ({ ...row, ...rowOf(row.planMinor, row.actualMinor) })),
    expenditure: expenditure.map(row => ({
      ...row,
      ...rowOf(row.planMinor, row.actualMinor),
      aboveLimit: isOverspent(row.planMinor, row.actualMinor, terms.overspendLimit),
      explain: isOverspent(row.planMinor, row.actualMinor, terms.explainLimit),
    })),
    planMinor: total.planMinor,
    costMinor: total.actualMinor,
    withinPlan: total.ok,
    extraIncomeMinor,
    finalGrantMinor,
    repayMinor: Math.max(0, sumMinor([terms.paidMinor, -finalGrantMinor])),
    dueMinor: Math.max(0, sumMinor([finalGrantMinor, -terms.paidMinor])),
  }
}
