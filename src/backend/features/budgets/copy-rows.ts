import type { CommandContext } from '#backend/rpc/context.ts'
import { allocateByLargestRemainder } from '#shared/kernel/allocation.ts'
import { sumMinor } from '#shared/kernel/money.ts'
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

type FundingRow = { readonly funding_source_id: string; readonly amount_minor: number }

/** The same shares of a changed amount, to the cent; what was uncovered stays so in proportion. */
function scaled(rows: readonly FundingRow[], beforeMinor: number, afterMinor: number): readonly FundingRow[] {
  if (beforeMinor === afterMinor || beforeMinor <= 0) return rows
  const open = Math.max(0, beforeMinor - sumMinor(rows.map(row => row.amount_minor)))
  const parts = allocateByLargestRemainder(afterMinor, [...rows.map(row => row.amount_minor), open])
  return rows
    .map((row, index) => ({ ...row, amount_minor: parts[index] ?? 0 }))
    .filter(row => row.amount_minor !== 0)
}

/** Copies what each line is funded by; a line whose amount changed keeps the shares of its sources. */
async function copyFunding(
  { trx, newId }: CommandContext,
  before: readonly StoredNode[],
  after: readonly StoredNode[],
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  const [first] = before
  if (!first) return
  const rows = await trx
    .selectFrom('budget_node_funding as funding')
    .innerJoin('budget_node as node', 'node.id', 'funding.node_id')
    .select(['funding.node_id', 'funding.funding_source_id', 'funding.amount_minor'])
    .where('node.version_id', '=', first.version_id)
    .execute()
  const old = new Map(before.map(node => [node.id, node.amount_minor]))
  const next = new Map(after.map(node => [node.id, node.amount_minor]))
  const copies = [...Map.groupBy(rows, row => row.node_id)].flatMap(([nodeId, parts]) =>
    scaled(parts, old.get(nodeId) ?? 0, next.get(nodeId) ?? 0).map(part => ({
      id: newId(),
      node_id: ids.get(nodeId) ?? nodeId,
      funding_source_id: part.funding_source_id,
      amount_minor: part.amount_minor,
    })),
  )
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
  await copyFunding(context, stored, nodes, ids)
}
