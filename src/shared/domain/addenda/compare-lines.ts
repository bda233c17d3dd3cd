import { compareDecimal, parseDecimal } from '#shared/kernel/decimal.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import { percentText } from '#shared/kernel/ratio.ts'
import { type BudgetNode, compareCodes } from '../budgets/index.ts'

/** What one side of the comparison says of a line; amounts in minor units. */
export type LineState = Pick<BudgetNode, 'label' | 'unit' | 'quantity' | 'unitValue' | 'amountMinor'>

export type LineChange = {
  readonly code: string
  readonly kind: BudgetNode['kind']
  readonly change: 'added' | 'removed' | 'changed' | 'same'
  readonly before: LineState | null
  readonly after: LineState | null
  /** After less before; a missing side counts as 0. */
  readonly deltaMinor: number
  /** Signed percent of the amount before; undefined where there was none. */
  readonly percent: string | undefined
  /** A dearer unit is looked at apart, whatever the amount does (domain-rules.md rule 8). */
  readonly unitValueRises: boolean
}

const stateOf = (node: BudgetNode | undefined): LineState | null =>
  node
    ? {
        label: node.label,
        unit: node.unit,
        quantity: node.quantity,
        unitValue: node.unitValue,
        amountMinor: node.amountMinor,
      }
    : null

const isSame = (before: LineState, after: LineState): boolean =>
  before.amountMinor === after.amountMinor &&
  before.label === after.label &&
  before.unit === after.unit &&
  isSameNumber(before.quantity, after.quantity) &&
  isSameNumber(before.unitValue, after.unitValue)

/** Decimal texts by their value: a workbook gives back 1850.00 as 1850. */
function isSameNumber(before: string | null, after: string | null): boolean {
  const [a, b] = [parseDecimal(before ?? ''), parseDecimal(after ?? '')]
  return a && b ? compareDecimal(a, b) === 0 : before === after
}

function changeOf(before: LineState | null, after: LineState | null): LineChange['change'] {
  if (!before) return 'added'
  if (!after) return 'removed'
  return isSame(before, after) ? 'same' : 'changed'
}

function rises(before: LineState | null, after: LineState | null): boolean {
  const first = parseDecimal(before?.unitValue ?? '')
  const second = parseDecimal(after?.unitValue ?? '')
  return first !== undefined && second !== undefined && compareDecimal(second, first) > 0
}

const linesOf = (nodes: readonly BudgetNode[]): ReadonlyMap<string, BudgetNode> =>
  new Map(nodes.filter(node => node.kind !== 'heading').map(node => [node.code, node]))

/**
 * Two versions of a budget line by line, matched by code and in the order of codes; headings are compared by
 * `compareHeadings` (domain-rules.md rule 8; addenda sheet of Annex VI, donor-formats.md 1.2). The deltas add up
 * to the difference of the totals, and turned round every delta changes its sign.
 * @example compareLines(signed, proposed).filter(line => line.change !== 'same')
 */
export function compareLines(
  reference: readonly BudgetNode[],
  proposed: readonly BudgetNode[],
): readonly LineChange[] {
  const before = linesOf(reference)
  const after = linesOf(proposed)
  return [...new Set([...before.keys(), ...after.keys()])].toSorted(compareCodes).map(code => {
    const [old, next] = [stateOf(before.get(code)), stateOf(after.get(code))]
    const deltaMinor = sumMinor([next?.amountMinor ?? 0, -(old?.amountMinor ?? 0)])
    return {
      code,
      kind: (after.get(code) ?? before.get(code))?.kind ?? 'line',
      change: changeOf(old, next),
      before: old,
      after: next,
      deltaMinor,
      percent: percentText(deltaMinor, old?.amountMinor ?? 0),
      unitValueRises: rises(old, next),
    }
  })
}
