import { sql } from 'kysely'
import type { Reader } from '#backend/rpc/context.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import type { StoredNode } from './nodes.ts'

/** What was moved since a version was signed, by budget line, in minor units. */
export interface Moved {
  /** Notified moves between lines. */
  readonly reallocated: ReadonlyMap<string, number>
  /** Parts of the reserve that were released, and what the reserve gave for them. */
  readonly released: ReadonlyMap<string, number>
}

/** Moves in force on a version; an addendum that is signed later starts without any. */
export async function movedOn(db: Reader, versionId: string): Promise<Moved> {
  const rows = await db
    .selectFrom('reallocation')
    .select(['budget_line_id as lineId', 'kind', sql<number>`sum(amount_minor)`.as('minor')])
    .where('version_id', '=', versionId)
    .groupBy(['budget_line_id', 'kind'])
    .execute()
  const of = (kind: 'reallocation' | 'contingency') =>
    new Map(rows.filter(row => row.kind === kind).map(row => [row.lineId, row.minor]))
  return { reallocated: of('reallocation'), released: of('contingency') }
}

/**
 * Rows with their lines' changes laid on. A line that changes no longer is quantity times unit value, so both are
 * blanked.
 */
export const withChanges = (
  nodes: readonly StoredNode[],
  ...changes: readonly ReadonlyMap<string, number>[]
): readonly StoredNode[] =>
  nodes.map(node => {
    const delta = sumMinor(changes.map(change => change.get(node.line_id ?? '') ?? 0))
    return delta === 0
      ? node
      : { ...node, amount_minor: sumMinor([node.amount_minor, delta]), quantity: null, unit_value: null }
  })
