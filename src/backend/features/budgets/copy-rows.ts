import type { CommandContext } from '#backend/rpc/context.ts'
import { movedOn, withChanges } from './moved.ts'
import { nodesOf, type StoredNode } from './nodes.ts'

/** Rows per statement: far below SQLite's limit of bound values. */
const CHUNK = 500

/** Parents before what is below them, as the table's own reference demands. */
function parentsFirst(nodes: readonly StoredNode[]): readonly StoredNode[] {
  const byParent = Map.groupBy(nodes, node => node.parent_id)
  const below = (parent: string | null): readonly StoredNode[] =>
    (byParent.get(parent) ?? []).flatMap(node => [node, ...below(node.id)])
  return below(null)
}

/** Copies what each line is funded by; a line whose amount changed shows its difference as uncovered. */
async function copyFunding(
  { trx, newId }: CommandContext,
  fromId: string,
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  const rows = await trx
    .selectFrom('budget_node_funding as funding')
    .innerJoin('budget_node as node', 'node.id', 'funding.node_id')
    .select(['funding.node_id', 'funding.funding_source_id', 'funding.amount_minor'])
    .where('node.version_id', '=', fromId)
    .execute()
  const copies = rows.map(row => ({ ...row, id: newId(), node_id: ids.get(row.node_id) ?? row.node_id }))
  for (let start = 0; start < copies.length; start += CHUNK)
    await trx
      .insertInto('budget_node_funding')
      .values(copies.slice(start, start + CHUNK))
      .execute()
}

/**
 * Copies a version's rows with their tree and their funding; lines keep their identity, so that spending stays with
 * them. With moves, what was moved and released since the version was signed is in the copy's amounts.
 */
export async function copyRows(
  context: CommandContext,
  fromId: string,
  toId: string,
  withMoves: boolean,
): Promise<void> {
  const { trx, newId } = context
  const stored = await nodesOf(trx, fromId)
  const moved = await movedOn(trx, fromId)
  const nodes = parentsFirst(withMoves ? withChanges(stored, moved.reallocated, moved.released) : stored)
  const ids = new Map(nodes.map(node => [node.id, newId()]))
  const copies = nodes.map(node => ({
    ...node,
    id: ids.get(node.id) ?? newId(),
    version: 1,
    version_id: toId,
    parent_id: node.parent_id === null ? null : (ids.get(node.parent_id) ?? null),
  }))
  for (let start = 0; start < copies.length; start += CHUNK)
    await trx
      .insertInto('budget_node')
      .values(copies.slice(start, start + CHUNK))
      .execute()
  await copyFunding(context, fromId, ids)
}
