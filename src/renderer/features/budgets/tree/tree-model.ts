import type { BudgetNodeRow } from '#shared/contract/budgets.ts'

export type TreeRow = {
  readonly node: BudgetNodeRow
  readonly hasChildren: boolean
  readonly isOpen: boolean
  /** Place among its siblings, counting from 1, and how many they are. */
  readonly place: number
  readonly siblings: number
}

/** Rows below each row, by parent; null holds the top. */
export type Children = ReadonlyMap<string | null, readonly BudgetNodeRow[]>

/** The rows of a budget by their parents, in print order. */
export const childrenOf = (nodes: readonly BudgetNodeRow[]): Children =>
  Map.groupBy(nodes, node => node.parentId)

/** The rows to draw: everything but what lies below a closed heading. */
export function visibleRows(children: Children, closed: ReadonlySet<string>): TreeRow[] {
  const rows: TreeRow[] = []
  const visit = (parentId: string | null) => {
    const siblings = children.get(parentId) ?? []
    for (const [index, node] of siblings.entries()) {
      const hasChildren = children.has(node.id)
      const isOpen = hasChildren && !closed.has(node.id)
      rows.push({ node, hasChildren, isOpen, place: index + 1, siblings: siblings.length })
      if (isOpen) visit(node.id)
    }
  }
  visit(null)
  return rows
}

/** Ids of the budget lines of a row: its own, or those of all rows below it. */
export function linesUnder(children: Children, node: BudgetNodeRow): string[] {
  const below = (children.get(node.id) ?? []).flatMap(child => linesUnder(children, child))
  return node.lineId === null ? below : [node.lineId, ...below]
}

/** Headings with rows below them: what "close all" closes. */
export const headingIds = (children: Children): string[] => [...children.keys()].filter(id => id !== null)

/** Rows above a row, nearest first. */
export function ancestorsOf(nodes: readonly BudgetNodeRow[], node: BudgetNodeRow): BudgetNodeRow[] {
  const parent = nodes.find(candidate => candidate.id === node.parentId)
  return parent ? [parent, ...ancestorsOf(nodes, parent)] : []
}
