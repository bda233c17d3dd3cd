import { minorFromDecimalText, multiplyToMinor, sumMinor } from '#shared/kernel/money.ts'
import type { AppliedMapping } from '../../mapping/apply-mapping.ts'
import type { BudgetTree, BudgetTreeRow } from '../../mapping/budget-tree.ts'
import type { ProblemList, RowPlace } from '../problem-list.ts'
import { reportHalfProducts } from './half-products.ts'
import { type OuterKind, outerKind } from './node-kind.ts'
import { checkShares, type FundingColumn, type FundingShare, sharesOf } from './read-funding.ts'

/** A row of the file as a row of the budget. */
export interface BudgetRow {
  readonly row: number
  /** File row of its heading. */
  readonly parentRow: number | null
  /** Place among the rows of the same heading. */
  readonly position: number
  readonly kind: 'heading' | 'line' | OuterKind
  readonly code: string
  readonly label: string
  readonly unit: string
  readonly quantity: string | null
  readonly unitValue: string | null
  /** Of a line, in minor units of the project's currency; 0 for a heading, which is the sum of its lines. */
  readonly amountMinor: number
  readonly fundingSource: string
  readonly clarification: string
  readonly justification: string
  /** What its sources give, none for a heading. */
  readonly shares: readonly FundingShare[]
}

/** Bounds of a budget row's texts, in characters; the same as the form's. */
const LONGEST = {
  code: 30,
  label: 300,
  unit: 60,
  fundingSource: 200,
  clarification: 4000,
  justification: 4000,
} as const

type Field = keyof typeof LONGEST | 'quantity' | 'unitValue' | 'amount'

const value = (row: BudgetTreeRow, key: Field): string | null => row.values[key] ?? null

const placeOf = (applied: AppliedMapping, row: BudgetTreeRow, key?: Field): RowPlace => ({
  sheet: applied.sheet,
  row: row.row,
  column: key === undefined ? '' : (applied.columns[key] ?? ''),
  value: key === undefined ? '' : (value(row, key) ?? ''),
})

/** Only rows at the top can stand outside the headings; a line "Reserve of paper" under one is a line. */
function kindOf(row: BudgetTreeRow): BudgetRow['kind'] {
  if (row.kind === 'heading') return 'heading'
  return (row.depth === 0 ? outerKind(value(row, 'label') ?? '') : undefined) ?? 'line'
}

/** Quantity times unit value, else the stated amount, else what its sources add up to; the first two have been compared by reading. */
function amountOf(
  applied: AppliedMapping,
  row: BudgetTreeRow,
  shares: readonly FundingShare[],
  currency: string,
  problems: ProblemList,
): number {
  const [quantity, unitValue, stated] = [
    value(row, 'quantity'),
    value(row, 'unitValue'),
    value(row, 'amount'),
  ]
  if (quantity !== null && unitValue !== null) {
    const product = multiplyToMinor(quantity, unitValue, currency)
    if (product !== undefined) return product
    problems.report('error', placeOf(applied, row, 'unitValue'), 'amountNotInCurrency', { currency })
    return 0
  }
  if (stated === null && shares.length > 0) return sumMinor(shares.map(share => share.amountMinor))
  if (stated === null) {
    problems.report('warning', placeOf(applied, row, 'amount'), 'lineWithoutAmount')
    return 0
  }
  const minor = minorFromDecimalText(stated, currency)
  if (minor === undefined)
    problems.report('error', placeOf(applied, row, 'amount'), 'amountNotInCurrency', { currency })
  return minor ?? 0
}

/** Codes for rows that have none: numbered below their heading's code, or at the top. */
class CodeMaker {
  readonly #taken: Set<string>
  readonly #byRow = new Map<number, string>()

  constructor(rows: readonly BudgetTreeRow[]) {
    this.#taken = new Set(rows.map(row => value(row, 'code') ?? '').filter(code => code !== ''))
  }

  codeOf(row: BudgetTreeRow): { readonly code: string; readonly made: boolean } {
    const own = value(row, 'code') ?? ''
    const code = own === '' ? this.#make(row.parentRow) : own
    this.#byRow.set(row.row, code)
    return { code, made: own === '' }
  }

  #make(parentRow: number | null): string {
    const parent = parentRow === null ? undefined : this.#byRow.get(parentRow)
    const prefix = parent === undefined ? '' : `${parent}.`
    for (let number = 1; ; number += 1) {
      const code = `${prefix}${number}`
      if (this.#taken.has(code)) continue
      this.#taken.add(code)
      return code
    }
  }
}

/** A code stands for one row; the second one says which row has it already. */
function checkCodes(applied: AppliedMapping, rows: readonly BudgetTreeRow[], problems: ProblemList): void {
  const first = new Map<string, number>()
  for (const row of rows) {
    const code = value(row, 'code') ?? ''
    const earlier = first.get(code)
    if (code === '') continue
    if (earlier === undefined) first.set(code, row.row)
    else problems.report('error', placeOf(applied, row, 'code'), 'codeTwice', { first: earlier })
  }
}

function checkLengths(applied: AppliedMapping, row: BudgetTreeRow, problems: ProblemList): void {
  for (const [key, longest] of Object.entries(LONGEST) as [keyof typeof LONGEST, number][])
    if ((value(row, key) ?? '').length > longest)
      problems.report('error', placeOf(applied, row, key), 'textTooLong', { longest })
}

function reportMadeCodes(
  applied: AppliedMapping,
  made: readonly BudgetTreeRow[],
  problems: ProblemList,
): void {
  const [first] = made
  if (first) problems.report('warning', placeOf(applied, first, 'code'), 'codesMade', { count: made.length })
}

/** Amount and sources of a line, which add up. */
function moneyOf(
  applied: AppliedMapping,
  row: BudgetTreeRow,
  columns: readonly FundingColumn[],
  currency: string,
  problems: ProblemList,
): Pick<BudgetRow, 'amountMinor' | 'shares'> {
  const shares = sharesOf(applied, row, columns, currency, problems)
  const amountMinor = amountOf(applied, row, shares, currency, problems)
  checkShares(applied, row, columns, { amountMinor, shares, currency }, problems)
  return { amountMinor, shares }
}

/** Reads the rows of a budget in the order of the file; what is wrong with them goes into the list. */
export function readNodes(
  applied: AppliedMapping,
  tree: BudgetTree,
  columns: readonly FundingColumn[],
  currency: string,
  problems: ProblemList,
): readonly BudgetRow[] {
  problems.addAll({ problems: tree.problems, errors: 0, warnings: tree.problems.length })
  checkCodes(applied, tree.rows, problems)
  const codes = new CodeMaker(tree.rows)
  const made: BudgetTreeRow[] = []
  const siblings = new Map<number | null, number>()
  const nodes = tree.rows.map((row): BudgetRow => {
    checkLengths(applied, row, problems)
    const code = codes.codeOf(row)
    if (code.made) made.push(row)
    const kind = kindOf(row)
    const position = siblings.get(row.parentRow) ?? 0
    siblings.set(row.parentRow, position + 1)
    return {
      row: row.row,
      parentRow: row.parentRow,
      position,
      kind,
      code: code.code,
      label: value(row, 'label') ?? '',
      unit: value(row, 'unit') ?? '',
      quantity: kind === 'heading' ? null : value(row, 'quantity'),
      unitValue: kind === 'heading' ? null : value(row, 'unitValue'),
      ...(kind === 'heading'
        ? { amountMinor: 0, shares: [] }
        : moneyOf(applied, row, columns, currency, problems)),
      fundingSource: value(row, 'fundingSource') ?? '',
      clarification: value(row, 'clarification') ?? '',
      justification: value(row, 'justification') ?? '',
    }
  })
  reportMadeCodes(applied, made, problems)
  reportHalfProducts(applied, nodes, problems)
  return nodes
}
