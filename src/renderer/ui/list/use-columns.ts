import {
  type ColumnDef,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  functionalUpdate,
  type Header,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { useMemo } from 'react'
import type { ListColumn } from './list-types.ts'
import type { ListLayout } from './use-list-layout.ts'

const features = tableFeatures({ columnVisibilityFeature, columnSizingFeature, columnResizingFeature })
const NARROWEST = 56

export type ShownColumn<Row extends object> = {
  readonly column: ListColumn<Row>
  readonly header: Header<typeof features, Row, unknown>
}

export type ListTable<Row extends object> = {
  readonly shown: readonly ShownColumn<Row>[]
  /** CSS grid template of a row. */
  readonly template: string
  readonly totalWidth: number
}

export type ColumnsInput<Row extends object> = {
  readonly columns: readonly ListColumn<Row>[]
  readonly rows: readonly Row[]
  readonly rowId: (row: Row) => string
  readonly layout: ListLayout
  readonly changeLayout: (change: (layout: ListLayout) => ListLayout) => void
}

/** The columns that are shown, with their widths; TanStack Table keeps visibility, sizes and the drag of an edge. */
export function useColumns<Row extends object>(input: ColumnsInput<Row>): ListTable<Row> {
  const { columns, rows, rowId, layout, changeLayout } = input
  const definitions = useMemo(
    () =>
      columns.map(
        (column): ColumnDef<typeof features, Row> => ({
          id: column.id,
          header: column.label,
          size: column.width,
          minSize: NARROWEST,
          enableHiding: column.fixed !== true,
        }),
      ),
    [columns],
  )
  const table = useTable<typeof features, Row>({
    features,
    columns: definitions,
    data: rows,
    getRowId: rowId,
    columnResizeMode: 'onChange',
    state: { columnVisibility: layout.visible, columnSizing: layout.widths },
    onColumnVisibilityChange: updater =>
      changeLayout(before => ({ ...before, visible: functionalUpdate(updater, before.visible) })),
    onColumnSizingChange: updater =>
      changeLayout(before => ({ ...before, widths: functionalUpdate(updater, before.widths) })),
  })
  const headers = table.getHeaderGroups()[0]?.headers
  return useMemo(() => {
    const byId = new Map(columns.map(column => [column.id, column]))
    const shown = (headers ?? []).flatMap(header => {
      const column = byId.get(header.column.id)
      return column ? [{ column, header }] : []
    })
    return measured(shown, layout.widths)
  }, [headers, columns, layout.widths])
}

/** Widths as CSS: the growing column takes what is left until somebody sizes it. */
function measured<Row extends object>(
  shown: readonly ShownColumn<Row>[],
  widths: ListLayout['widths'],
): ListTable<Row> {
  const pixels = shown.map(({ column }) => widths[column.id] ?? column.width)
  const parts = shown.map(({ column }, index) =>
    column.grow && widths[column.id] === undefined ? `minmax(${pixels[index]}px, 1fr)` : `${pixels[index]}px`,
  )
  return { shown, template: parts.join(' '), totalWidth: pixels.reduce((sum, width) => sum + width, 0) }
}
