import { columnLetters } from '../model/cell-address.ts'
import { shownValue } from '../model/cells.ts'
import type {
  Align,
  CellModel,
  ColumnFormat,
  DocumentModel,
  RowModel,
  SheetModel,
  Translate,
} from '../model/document-model.ts'
import { sliceRows } from '../model/model-rows.ts'
import { alignmentOf } from './alignment.ts'
import { displayText } from './display-text.ts'
import { provenanceRows } from './provenance.ts'
import { printableText } from './safe-text.ts'

export type PreviewCell = {
  readonly text: string
  readonly kind: 'empty' | 'text' | 'number' | 'date' | 'check'
  readonly align: Align
  readonly bold: boolean
  readonly drill: string | null
  readonly input: boolean
  readonly span: number
}

export type Preview = {
  readonly title: string
  readonly sheets: readonly string[]
  readonly sheet: number
  readonly columns: readonly { readonly width: number; readonly letter: string }[]
  readonly headRows: number
  readonly headColumns: number
  readonly rows: readonly { readonly kind: RowModel['kind']; readonly cells: readonly PreviewCell[] }[]
  readonly hasMore: boolean
}

export type PreviewWindow = { readonly sheet: number; readonly offset: number; readonly limit: number }

const BOLD_ROWS: ReadonlySet<RowModel['kind']> = new Set([
  'title',
  'band',
  'header',
  'heading',
  'subtotal',
  'total',
])
const NUMBERS = new Set(['money', 'number', 'percent', 'rate'])

function kindOf(cell: CellModel): PreviewCell['kind'] {
  if (cell.check) return 'check'
  const { kind } = shownValue(cell)
  if (NUMBERS.has(kind)) return 'number'
  return kind === 'date' || kind === 'empty' ? kind : 'text'
}

function previewCell(
  cell: CellModel,
  rowKind: RowModel['kind'],
  column: ColumnFormat,
  locale: string,
): PreviewCell {
  const kind = kindOf(cell)
  return {
    text: printableText(displayText(shownValue(cell), locale)),
    kind,
    align: alignmentOf(rowKind, cell, shownValue(cell), column),
    bold: cell.bold ?? BOLD_ROWS.has(rowKind),
    drill: cell.drill?.ref ?? null,
    input: cell.input ?? false,
    span: cell.span ?? 1,
  }
}

/** Some rows with the closing rows of the sheet, as if they stood in the list. */
async function windowOf(sheet: SheetModel, closing: readonly RowModel[], offset: number, limit: number) {
  const rows = await sliceRows(sheet, offset, limit)
  const from = Math.max(offset - sheet.rowCount, 0)
  return [...rows, ...closing.slice(from, from + limit - rows.length)]
}

/**
 * Part of one sheet for the screen to draw: formatted texts, never the whole list. A sheet number that
 * does not exist shows the first sheet.
 */
export async function previewModel(
  model: DocumentModel,
  window: PreviewWindow,
  translate: Translate,
  dataHash: string | null = null,
): Promise<Preview> {
  const at = model.sheets[window.sheet] ? window.sheet : 0
  const sheet = model.sheets[at]
  const names = model.sheets.map(({ name }) => name)
  if (!sheet)
    return {
      title: model.title,
      sheets: names,
      sheet: 0,
      columns: [],
      headRows: 0,
      headColumns: 0,
      rows: [],
      hasMore: false,
    }
  const closing = provenanceRows(model, sheet, translate, dataHash)
  const rows = await windowOf(sheet, closing, window.offset, window.limit)
  return {
    title: model.title,
    sheets: names,
    sheet: at,
    columns: sheet.columns.map(({ width }, index) => ({ width, letter: columnLetters(index + 1) })),
    headRows: sheet.freeze.rows,
    headColumns: sheet.freeze.columns,
    rows: rows.map(row => ({
      kind: row.kind,
      cells: row.cells.map((cell, index) =>
        previewCell(cell, row.kind, sheet.columns[index]?.format ?? 'text', model.language),
      ),
    })),
    hasMore: window.offset + window.limit < sheet.rowCount + closing.length,
  }
}
