import { sumMinor } from '#shared/kernel/money.ts'
import type { BudgetNode } from './node.ts'

/** A node with what is below it; `totalMinor` is its own amount for a line, the sum of the branch for a heading. */
export type BudgetBranch = {
  readonly node: BudgetNode
  readonly depth: number
  readonly totalMinor: number
  readonly children: readonly BudgetBranch[]
}

/**
 * The tree of a flat list of nodes, siblings by position, with totals summed from the lines up. Nodes whose
 * parent is missing stand at the top and nodes in a circle are left out; `validateBudget` names both.
 */
export function budgetTree(nodes: readonly BudgetNode[]): BudgetBranch[] {
  const known = new Set(nodes.map(node => node.id))
  const byParent = new Map<string | null, BudgetNode[]>()
  for (const node of nodes) {
    const parent = node.parentId !== null && known.has(node.parentId) ? node.parentId : null
    byParent.set(parent, [...(byParent.get(parent) ?? []), node])
  }
  const branches = (parent: string | null, depth: number): BudgetBranch[] =>
    (byParent.get(parent) ?? [])
      .toSorted((a, b) => a.position - b.position)
      .map(node => {
        const children = branches(node.id, depth + 1)
        const totalMinor =
          node.kind === 'heading' ? sumMinor(children.map(child => child.totalMinor)) : node.amountMinor
        return { node, depth, totalMinor, children }
      })
  return branches(null, 0)
}

/** The branches of a tree as one list, each before what is below it: the order of a printed budget. */
export function flattenTree(branches: readonly BudgetBranch[]): BudgetBranch[] {
  return branches.flatMap(branch => [branch, ...flattenTree(branch.children)])
}

/** Total of each node by its id. */
export const totalsById = (branches: readonly BudgetBranch[]): ReadonlyMap<string, number> =>
  new Map(flattenTree(branches).map(branch => [branch.node.id, branch.totalMinor]))
