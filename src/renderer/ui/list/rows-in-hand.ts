import type { GroupSource, ListSource } from './list-types.ts'

type Order<Row extends object> = Readonly<Record<string, (a: Row, b: Row) => number>>

/**
 * A source over rows that are all here already (a workspace has tens of projects, not thousands). `stamp` changes
 * when the rows do, for example `query.dataUpdatedAt`.
 */
export function rowsInHand<Row extends object>(
  name: string,
  rows: readonly Row[],
  stamp: number | string,
  orders: Order<Row> = {},
): ListSource<Row> {
  return {
    key: ['in-hand', name, stamp, rows.length],
    total: rows.length,
    read: async ({ offset, limit, sort }) => {
      const compare = sort ? orders[sort.key] : undefined
      const factor = sort?.direction === 'descending' ? -1 : 1
      const ordered = compare ? rows.toSorted((a, b) => factor * compare(a, b)) : rows
      return { ok: true, value: { rows: ordered.slice(offset, offset + limit), total: rows.length } }
    },
  }
}

/**
 * Groups over rows that are all here already, in the order of their labels; rows without any key stand last. Nothing
 * is added up: rows in hand may contain one another, as schemes do their projects.
 */
export function groupsInHand<Row extends object>(
  key: readonly unknown[],
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  labelOf: (key: string) => string,
): GroupSource<Row> {
  const byKey = Map.groupBy(rows, keyOf)
  const groups = [...byKey]
    .map(([id, members]) => ({ id, label: labelOf(id), count: members.length, sums: {}, ref: id }))
    .toSorted((a, b) => Number(a.id === '') - Number(b.id === '') || a.label.localeCompare(b.label))
  return {
    key: ['in-hand', ...key, rows.length],
    read: async ({ offset, limit }) => ({
      ok: true,
      value: { groups: groups.slice(offset, offset + limit), total: groups.length },
    }),
    rows: async ({ id }, { offset, limit }) => ({
      ok: true,
      value: { rows: (byKey.get(id) ?? []).slice(offset, offset + limit) },
    }),
  }
}
