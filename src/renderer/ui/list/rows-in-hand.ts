import type { ListSource } from './list-types.ts'

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
