import type { Align, CellModel, ColumnFormat, RowKind, Value } from '../model/document-model.ts'

/** Columns whose cells are figures. */
export const FIGURE_COLUMNS: ReadonlySet<ColumnFormat> = new Set(['money', 'quantity', 'percent', 'rate'])

/** Rows drawn as a table: all their cells have borders, also the empty ones. */
export const TABLE_ROWS: ReadonlySet<RowKind> = new Set([
  'band',
  'header',
  'heading',
  'line',
  'check',
  'subtotal',
  'total',
])

function headerAlign(column: ColumnFormat): Align {
  if (FIGURE_COLUMNS.has(column)) return 'right'
  return column === 'date' || column === 'check' ? 'center' : 'left'
}

/** Figures and their headings stand right, dates and checks in the middle, words left; in every format. */
export function alignmentOf(kind: RowKind, cell: CellModel, shown: Value, column: ColumnFormat): Align {
  if (cell.align) return cell.align
  if (kind === 'band') return 'left'
  if (kind === 'header') return headerAlign(column)
  if (shown.kind === 'date') return 'center'
  if (shown.kind !== 'text' && shown.kind !== 'empty') return 'right'
  if (column === 'check') return 'center'
  // Words among figures, as in the checks, stand where the figures do.
  return kind === 'check' && FIGURE_COLUMNS.has(column) ? 'right' : 'left'
}
