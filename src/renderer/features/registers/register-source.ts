import { type ListColumn, type ListSource, useClient } from '#renderer/ui/index.ts'
import type { InputOf, OutputOf } from '#shared/contract/index.ts'

type RegisterName = 'assets.list' | 'procurements.list'
type RowOf<N extends RegisterName> = OutputOf<N>['rows'][number]

/** A register is read whole: a project has hundreds of records, not thousands. */
export function useRegisterSource<N extends RegisterName>(
  name: N,
  filter: InputOf<N>,
  total: number | undefined,
): ListSource<RowOf<N>> {
  const client = useClient()
  return {
    key: [name, filter],
    total,
    read: async ({ offset, limit }, signal) => {
      const read = await client.call(name, filter, { signal })
      if (!read.ok) return read
      const { rows } = read.value
      return {
        ok: true,
        value: { rows: rows.slice(offset, offset + limit), hasMore: rows.length > offset + limit },
      }
    },
  }
}

/** A column of plain words. */
export const textColumn = <Row extends object>(
  id: string,
  label: string,
  width: number,
  value: (row: Row) => string,
): ListColumn<Row> => ({ id, label, width, cell: row => value(row) })
