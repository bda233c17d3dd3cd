import type { BudgetNodeRow } from '#shared/contract/budgets.ts'

/** A line whose amount differs between two versions; null where the line is not in the version. */
export type LineDifference = {
  readonly key: string
  readonly name: string
  readonly before: number | null
  readonly after: number | null
}

const isLine = (node: BudgetNodeRow): boolean => node.kind !== 'heading' && node.lineId !== null

const byLine = (nodes: readonly BudgetNodeRow[]): Map<string, BudgetNodeRow> =>
  new Map(nodes.filter(isLine).map(node => [node.lineId ?? node.id, node]))

/** Lines that a new version changes, adds or leaves out, in the order of the new one. */
export function budgetDifferences(
  before: readonly BudgetNodeRow[],
  after: readonly BudgetNodeRow[],
): LineDifference[] {
  const old = byLine(before)
  const next = byLine(after)
  const keys = [...new Set([...next.keys(), ...old.keys()])]
  return keys
    .map(key => {
      const node = next.get(key) ?? old.get(key)
      return {
        key,
        name: `${node?.code ?? ''} ${node?.label ?? ''}`.trim(),
        before: old.get(key)?.amounts.budgeted ?? null,
        after: next.get(key)?.amounts.budgeted ?? null,
      }
    })
    .filter(line => line.before !== line.after)
}
