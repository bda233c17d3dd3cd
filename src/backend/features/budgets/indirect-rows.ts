import { projectTerms } from '#backend/features/ledger/index.ts'
import type { Writer } from '#backend/rpc/context.ts'
import { type BudgetNode, euRowsOf, indirectAmount } from '#shared/domain/budgets/index.ts'
import { domainNode, nodesOf, type StoredNode } from './nodes.ts'
import type { StoredVersion } from './versions.ts'

/** Rows below a heading, at any depth. */
function below(parentId: string, nodes: readonly BudgetNode[]): readonly BudgetNode[] {
  const children = nodes.filter(node => node.parentId === parentId)
  return children.flatMap(child => [child, ...below(child.id, nodes)])
}

/**
 * What an indirect row with a rate must amount to: under a heading it follows the lines of that heading, at the top
 * all direct costs, and then the contract's total takes up the rounding cent.
 */
export function computedAmount(
  row: Pick<StoredNode, 'parent_id' | 'indirect_rate' | 'indirect_base'>,
  nodes: readonly StoredNode[],
  totalMinor: number | null,
): number | null {
  if (row.indirect_rate === null) return null
  const all = nodes.map(domainNode)
  const isOnly = nodes.filter(node => node.kind === 'indirect').length === 1
  return indirectAmount(
    euRowsOf(row.parent_id === null ? all : below(row.parent_id, all)),
    row.indirect_rate,
    row.indirect_base ?? 'direct',
    row.parent_id === null && isOnly ? totalMinor : null,
  )
}

/** Brings the indirect rows of a draft up to date after its lines changed; rows without a rate stay as typed. */
export async function followDirectCosts(trx: Writer, version: StoredVersion): Promise<void> {
  const nodes = await nodesOf(trx, version.id)
  const computed = nodes.filter(node => node.indirect_rate !== null)
  if (computed.length === 0) return
  const { totalMinor } = await projectTerms(trx, version.project_id)
  for (const node of computed) {
    const amount = computedAmount(node, nodes, totalMinor)
    if (amount !== null && amount !== node.amount_minor)
      await trx
        .updateTable('budget_node')
        .set({ amount_minor: amount, version: node.version + 1 })
        .where('id', '=', node.id)
        .execute()
  }
}
