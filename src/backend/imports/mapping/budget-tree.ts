import type { RowProblem } from '#shared/contract/imports.ts'
import { add, compareDecimal, type Decimal, formatDecimal, parseDecimal } from '#shared/kernel/decimal.ts'
import { minorFromDecimalText, minorToDecimalText, multiplyToMinor } from '#shared/kernel/money.ts'
import type { AppliedMapping, MappedRow } from './apply-mapping.ts'
import { FUNDING_COLUMN_KINDS } from './targets/budget-funding.ts'

/** A row of a budget with its place in the tree. */
export type BudgetTreeRow = MappedRow & {
  readonly kind: 'heading' | 'line'
  /** File row of the heading it stands under; null at the top. */
  readonly parentRow: number | null
  /** 0 at the top. */
  readonly depth: number
}

export type BudgetTree = {
  readonly rows: readonly BudgetTreeRow[]
  /** Headings whose stated sum differs, and lines whose amount is not quantity times unit value. */
  readonly problems: readonly RowProblem[]
}

const text = (row: MappedRow, key: string): string | null => row.values[key] ?? null

const NUMERIC = ['amount', 'quantity', 'unitValue', ...Object.keys(FUNDING_COLUMN_KINDS)]

/** A row without any number names a heading. */
const hasNumbers = (row: MappedRow): boolean => NUMERIC.some(key => text(row, key) !== null)

/** Codes compare without case, spaces and trailing marks: "1.2." is "1.2". */
const codeOf = (row: MappedRow): string =>
  (text(row, 'code') ?? '')
    .toUpperCase()
    .replace(/\s+/g, '')
    .replace(/[.)\-:]+$/, '')

/** Codes above a code, nearest first: 1.2.3 -> 1.2, 1; A1.2 -> A1, A. */
function codesAbove(code: string): string[] {
  const above: string[] = []
  for (let rest = code; ; ) {
    const shorter = /^(.+)[.\-/][^.\-/]+$/.exec(rest)?.[1] ?? /^([A-Z]+)\d+$/.exec(rest)?.[1]
    if (shorter === undefined) return above
    above.push(shorter)
    rest = shorter
  }
}

type Node = { readonly row: MappedRow; parent: Node | undefined; readonly children: Node[] }

const isHeading = (node: Node): boolean => node.children.length > 0 || !hasNumbers(node.row)

/** The row that a code or an explicit parent code names; codes are taken from rows above first. */
function parentByCode(node: Node, byCode: ReadonlyMap<string, Node>): Node | undefined {
  const stated = (text(node.row, 'parentCode') ?? '')
    .toUpperCase()
    .replace(/\s+/g, '')
    .replace(/[.)\-:]+$/, '')
  const wanted = stated === '' ? codesAbove(codeOf(node.row)) : [stated]
  for (const code of wanted) {
    const found = byCode.get(code)
    if (found && found !== node) return found
  }
  return undefined
}

/** The nearest row above with a smaller indent, when the file shows levels by indents. */
function parentByIndent(index: number, nodes: readonly Node[]): Node | undefined {
  const indent = nodes[index]?.row.indent ?? 0
  for (let above = index - 1; above >= 0; above -= 1) {
    const candidate = nodes[above]
    if (candidate && candidate.row.indent < indent) return candidate
  }
  return undefined
}

/**
 * Parents by place alone: by indents where the file has any; else rows with numbers stand under the last
 * heading without, and headings at the top.
 */
function parentsByPlace(nodes: readonly Node[]): readonly (Node | undefined)[] {
  const hasIndents = new Set(nodes.map(node => node.row.indent)).size > 1
  if (hasIndents) return nodes.map((_, index) => parentByIndent(index, nodes))
  let heading: Node | undefined
  return nodes.map(node => {
    if (hasNumbers(node.row)) return heading
    heading = node
    return undefined
  })
}

/** Cuts a parent that would make a circle (A under B under A). */
function cutCircles(nodes: readonly Node[]): void {
  for (const node of nodes) {
    const seen = new Set<Node>([node])
    for (let above = node.parent; above; above = above.parent) {
      if (!seen.has(above)) {
        seen.add(above)
        continue
      }
      node.parent = undefined
      break
    }
  }
}

const WHOLE = /^\d+$/

/** Two whole numbers count on: row 8 of an Annex III stands beside heading 6 above it, not under it. */
const areSiblings = (node: Node, other: Node): boolean =>
  WHOLE.test(codeOf(node.row)) && WHOLE.test(codeOf(other.row))

function linkParents(nodes: readonly Node[]): void {
  const byCode = new Map<string, Node>()
  for (const node of nodes) {
    const code = codeOf(node.row)
    if (code !== '' && !byCode.has(code)) byCode.set(code, node)
  }
  const byPlace = parentsByPlace(nodes)
  for (const [index, node] of nodes.entries()) {
    const isCoded = codesAbove(codeOf(node.row)).length > 0 || text(node.row, 'parentCode') !== null
    // A heading with a code of the top level ("2") stands under nothing, wherever it is.
    const isTop = codeOf(node.row) !== '' && !isCoded && !hasNumbers(node.row)
    const place = byPlace[index]
    const stands = isTop || (place !== undefined && areSiblings(node, place))
    node.parent = parentByCode(node, byCode) ?? (stands ? undefined : place)
  }
  cutCircles(nodes)
  for (const node of nodes) node.parent?.children.push(node)
}

const depthOf = (node: Node): number => (node.parent ? depthOf(node.parent) + 1 : 0)

const ZERO: Decimal = { digits: 0n, scale: 0 }

function amountOf(row: MappedRow, currency: string): Decimal | undefined {
  const stated = text(row, 'amount')
  if (stated !== null) return parseDecimal(stated)
  const minor = multiplyToMinor(text(row, 'quantity') ?? '', text(row, 'unitValue') ?? '', currency)
  return minor === undefined ? undefined : parseDecimal(minorToDecimalText(minor, currency))
}

function sumOfLines(heading: Node, currency: string): Decimal {
  return heading.children
    .map(node => (isHeading(node) ? sumOfLines(node, currency) : (amountOf(node.row, currency) ?? ZERO)))
    .reduce(add, ZERO)
}

const warning = (
  sheet: string,
  row: MappedRow,
  name: string,
  value: string,
  details: RowProblem['details'],
): RowProblem => ({
  sheet,
  row: row.row,
  column: '',
  value,
  severity: 'warning',
  messageKey: `import.problem.${name}`,
  details: { label: text(row, 'label') ?? '', ...details },
  remedyKey: `import.remedy.${name}`,
})

/** Headings get their sums from their lines; a stated sum that differs is worth a look. */
function headingProblem(node: Node, sheet: string, currency: string): RowProblem[] {
  const stated = text(node.row, 'amount')
  const exact = stated === null ? undefined : parseDecimal(stated)
  if (stated === null || !exact) return []
  const sum = sumOfLines(node, currency)
  if (compareDecimal(exact, sum) === 0) return []
  return [warning(sheet, node.row, 'headingSumDiffers', stated, { stated, sum: formatDecimal(sum) })]
}

/** Quantity times unit value, rounded to the cent, is the amount of a line; a stated one that differs is shown. */
function lineProblem(row: MappedRow, sheet: string, currency: string): RowProblem[] {
  const stated = text(row, 'amount')
  const product = multiplyToMinor(text(row, 'quantity') ?? '', text(row, 'unitValue') ?? '', currency)
  if (stated === null || product === undefined || minorFromDecimalText(stated, currency) === product)
    return []
  return [
    warning(sheet, row, 'productDiffers', stated, { stated, product: minorToDecimalText(product, currency) }),
  ]
}

/**
 * Finds the tree in the rows of a budget: by code (1.2.3 under 1.2), by an explicit parent code, else by
 * indents, else by order. Rows without numbers are headings, and so are rows with numbers that have rows
 * under them. `currency` is the budget's, for rounding to its cents.
 */
export function budgetTree(applied: Pick<AppliedMapping, 'rows' | 'sheet'>, currency: string): BudgetTree {
  const nodes: Node[] = applied.rows.map(row => ({ row, parent: undefined, children: [] }))
  linkParents(nodes)
  return {
    rows: nodes.map(node => ({
      ...node.row,
      kind: isHeading(node) ? 'heading' : 'line',
      parentRow: node.parent?.row.row ?? null,
      depth: depthOf(node),
    })),
    problems: nodes.flatMap(node =>
      isHeading(node)
        ? headingProblem(node, applied.sheet, currency)
        : lineProblem(node.row, applied.sheet, currency),
    ),
  }
}
