import type { FundingKind } from '#shared/domain/budgets/index.ts'
import { minorFromDecimalText, minorToDecimalText, sumMinor } from '#shared/kernel/money.ts'
import type { AppliedMapping } from '../../mapping/apply-mapping.ts'
import type { BudgetTreeRow } from '../../mapping/budget-tree.ts'
import { FUNDING_COLUMN_KINDS } from '../../mapping/targets/budget-funding.ts'
import type { ProblemList, RowPlace } from '../problem-list.ts'

/** A column of the file that says what one source pays. */
export interface FundingColumn {
  readonly key: string
  readonly kind: FundingKind
  /** Its heading without what stands in brackets and without the heading of its group. */
  readonly name: string
  /** As problems name it: `F "Own contribution (EUR)"`. */
  readonly label: string
}

/** What one column gives to a row, in minor units of the project's currency; never zero. */
export interface FundingShare {
  readonly key: string
  readonly amountMinor: number
}

/** Longest name of a source, in characters; the same as the form's. */
const LONGEST_NAME = 200

/** @example nameOf('Funding / Municipality of Peja (EUR)') // 'Municipality of Peja' */
const nameOf = (heading: string): string =>
  (heading.split(' / ').at(-1) ?? heading)
    .replace(/\([^)]*\)|\[[^\]]*\]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST_NAME)

/** Columns of sources that the mapping names, in the order of the fields; none when the file doesn't divide its lines. */
export const fundingColumns = ({ columns, headings }: AppliedMapping): readonly FundingColumn[] =>
  Object.entries(FUNDING_COLUMN_KINDS).flatMap(([key, kind]) => {
    const label = columns[key]
    return label === undefined ? [] : [{ key, kind, name: nameOf(headings[key] ?? '') || label, label }]
  })

const placeIn = (applied: AppliedMapping, row: BudgetTreeRow, column: FundingColumn): RowPlace => ({
  sheet: applied.sheet,
  row: row.row,
  column: column.label,
  value: row.values[column.key] ?? '',
})

/** What each source gives to a line; amounts that the currency can't hold or below zero are errors. */
export function sharesOf(
  applied: AppliedMapping,
  row: BudgetTreeRow,
  columns: readonly FundingColumn[],
  currency: string,
  problems: ProblemList,
): readonly FundingShare[] {
  return columns.flatMap(column => {
    const stated = row.values[column.key] ?? null
    if (stated === null) return []
    const amountMinor = minorFromDecimalText(stated, currency)
    if (amountMinor === undefined)
      problems.report('error', placeIn(applied, row, column), 'amountNotInCurrency', { currency })
    else if (amountMinor < 0) problems.report('error', placeIn(applied, row, column), 'fundingBelowZero')
    return amountMinor === undefined || amountMinor <= 0 ? [] : [{ key: column.key, amountMinor }]
  })
}

/**
 * A line's sources add up to its amount. More is always an error; less is one where several columns divide the
 * amount, and worth a word where a single column names a part of it. A line with no source at all stays uncovered.
 */
export function checkShares(
  applied: AppliedMapping,
  row: BudgetTreeRow,
  columns: readonly FundingColumn[],
  line: { readonly amountMinor: number; readonly shares: readonly FundingShare[]; readonly currency: string },
  problems: ProblemList,
): void {
  const { amountMinor, shares, currency } = line
  const sum = sumMinor(shares.map(share => share.amountMinor))
  const last = columns.findLast(column => shares.some(share => share.key === column.key)) ?? columns[0]
  if (!last || sum === amountMinor) return
  const of = (minor: number) => ({ minor, currency })
  const place = { ...placeIn(applied, row, last), value: minorToDecimalText(sum, currency) }
  const details = {
    amount: of(amountMinor),
    sum: of(sum),
    difference: of(Math.abs(sumMinor([sum, -amountMinor]))),
  }
  if (sum > amountMinor) problems.report('error', place, 'fundingBeyondAmount', details)
  else if (sum === 0) problems.report('warning', place, 'lineWithoutFunding', details)
  else problems.report(columns.length > 1 ? 'error' : 'warning', place, 'fundingShort', details)
}
