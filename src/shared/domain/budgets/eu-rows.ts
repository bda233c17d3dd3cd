import { sumMinor } from '#shared/kernel/money.ts'
import { percentText, shareOfMinor } from '#shared/kernel/ratio.ts'
import type { BudgetNode } from './node.ts'
import { type BudgetBranch, budgetTree, flattenTree } from './tree.ts'

export type HeadingTotal = { readonly code: string; readonly label: string; readonly minor: number }

/** Rows 7 to 13 of an Annex III budget, in minor units. */
export type EuRows = {
  readonly headings: readonly HeadingTotal[]
  readonly row7: number
  readonly row8: number
  readonly row9: number
  readonly row10: number
  readonly row11: number
  readonly row12: number
  readonly row13: number
}

export type EuRowInput = {
  readonly headings: readonly HeadingTotal[]
  readonly indirectMinor: number
  readonly contingencyMinor: number
  readonly taxesInKindMinor: number
}

/**
 * Rows 7 to 13 from the headings and the rows that are entered: 7 direct costs, 8 indirect, 9 = 7 + 8,
 * 10 reserve, 11 = 9 + 10 total eligible, 12 taxes and in kind, 13 = 11 + 12 total accepted
 * (donor-formats.md 1.1; S3b, rows 11-13 G).
 */
export function euRows(input: EuRowInput): EuRows {
  const row7 = sumMinor(input.headings.map(heading => heading.minor))
  const row9 = sumMinor([row7, input.indirectMinor])
  const row11 = sumMinor([row9, input.contingencyMinor])
  return {
    headings: input.headings,
    row7,
    row8: input.indirectMinor,
    row9,
    row10: input.contingencyMinor,
    row11,
    row12: input.taxesInKindMinor,
    row13: sumMinor([row11, input.taxesInKindMinor]),
  }
}

const sumOfKind = (branches: readonly BudgetBranch[], kind: BudgetNode['kind']): number =>
  sumMinor(branches.filter(branch => branch.node.kind === kind).map(branch => branch.totalMinor))

/** Rows 7 to 13 of a budget version; lines without a heading stand as headings of their own. */
export function euRowsOf(nodes: readonly BudgetNode[]): EuRows {
  const top = budgetTree(nodes)
  const rows = flattenTree(top)
  return euRows({
    headings: top
      .filter(branch => branch.node.kind === 'heading' || branch.node.kind === 'line')
      .map(branch => ({
        code: branch.node.code,
        label: branch.node.label,
        minor: directTotal(branch),
      })),
    indirectMinor: sumOfKind(rows, 'indirect'),
    contingencyMinor: sumOfKind(rows, 'contingency'),
    taxesInKindMinor: sumOfKind(rows, 'taxes_in_kind'),
  })
}

/** Direct costs of a branch: rows 8, 10 and 12 filed under a heading don't count twice. */
const directTotal = (branch: BudgetBranch): number => sumOfKind(flattenTree([branch]), 'line')

/** Grant, its share of the total eligible costs as printed, and what others pay (EU-01). */
export type GrantShare = {
  readonly grantMinor: number
  readonly percentOfEligible: string | undefined
  readonly cofinancingMinor: number
}

/**
 * Share of a grant in the total eligible costs (row 11), two decimals as the contract prints it, and the
 * co-financing that is left.
 * @example grantShare(29_000_000, 34_713_746) // 83.54 %, 5713746
 */
export const grantShare = (grantMinor: number, eligibleMinor: number): GrantShare => ({
  grantMinor,
  percentOfEligible: percentText(grantMinor, eligibleMinor),
  cofinancingMinor: sumMinor([eligibleMinor, -grantMinor]),
})

/**
 * What the indirect costs are a share of: direct costs only since 2014 (S3b), direct costs and reserve in the
 * January 2013 sheet (S4).
 */
export type IndirectBase = 'direct' | 'direct_and_contingency'

/** Amount the indirect cap is taken on, in minor units. */
export const indirectBaseMinor = (rows: EuRows, base: IndirectBase): number =>
  base === 'direct' ? rows.row7 : sumMinor([rows.row7, rows.row10])

/** An amount against its cap, both in minor units; `excessMinor` is 0 when the cap holds. */
export type CapCheck = {
  readonly capMinor: number
  readonly amountMinor: number
  readonly ok: boolean
  readonly excessMinor: number
}

/**
 * An amount against a share of a base: the cap is rounded half up to the cent and compared as money, so one
 * cent over is over (EU-02 indirect costs, EU-03 contingency reserve).
 * @example capCheck(31_508_174, '0.07', 2_205_573) // cap 2205572, not ok, excess 1
 */
export function capCheck(baseMinor: number, limit: string, amountMinor: number): CapCheck {
  const capMinor = shareOfMinor(baseMinor, limit)
  const excessMinor = Math.max(0, amountMinor - capMinor)
  return { capMinor, amountMinor, ok: excessMinor === 0, excessMinor }
}
