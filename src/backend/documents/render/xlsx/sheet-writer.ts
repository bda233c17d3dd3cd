import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { address, columnLetters } from '../../model/cell-address.ts'
import { shownValue } from '../../model/cells.ts'
import type { CellModel, RowModel, SheetModel } from '../../model/document-model.ts'
import { TABLE_ROWS } from '../alignment.ts'
import { cellXml } from './cell-xml.ts'
import { heightOf, linesOf, widthForWords } from './row-height.ts'
import type { InputRows } from './sheet-rules.ts'
import type { CellXml, RowXml, StreamSheet } from './stream-workbook.ts'
import { ColumnStyles } from './styles.ts'

const MAX_ROWS = 1_048_576
const EMPTY: CellModel = { kind: 'empty' }
const NO_STYLE: Record<string, never> = {}
/** Formula cells the library may remember before its list is cleared. */
const ROWS_BETWEEN_CLEARING = 64

const TITLE_HEIGHT = 22
/** Notes are in smaller letters. */
const NOTE_DENSITY = 0.92
/** Texts that run across the whole sheet. */
const WIDE_ROWS: ReadonlySet<RowModel['kind']> = new Set(['note', 'paragraph'])
const BOLD_ROWS: ReadonlySet<RowModel['kind']> = new Set(['header', 'heading', 'subtotal', 'total'])

/** Throws `Export` for a list longer than a sheet can be. */
export function assertFits(sheet: SheetModel): void {
  if (sheet.rowCount < MAX_ROWS - 20) return
  throw new ProblemError(
    problem('Export', 'documentsRender.problem.tooManyRows', {
      sheet: sheet.name,
      rows: sheet.rowCount,
      limit: MAX_ROWS,
    }),
  )
}

/** Writes the rows of one sheet and remembers where its input cells are. */
export class SheetWriter {
  readonly inputs: InputRows = new Map()
  readonly #target: StreamSheet
  readonly #sheet: SheetModel
  readonly #styles: readonly ColumnStyles[]
  readonly #looseStyles = new ColumnStyles('text')
  readonly #letters: readonly string[]
  readonly #widths: readonly number[]
  readonly #width: number

  constructor(target: StreamSheet, sheet: SheetModel) {
    this.#target = target
    this.#sheet = sheet
    this.#styles = sheet.columns.map(column => new ColumnStyles(column.format))
    this.#letters = sheet.columns.map((_, index) => columnLetters(index + 1))
    this.#widths = sheet.columns.map(({ width, header }) => Math.max(width, widthForWords(header)))
    this.#width = this.#widths.reduce((sum, width) => sum + width, 0)
    target.columns = this.#widths.map(width => ({ width, style: {} }))
  }

  row(row: RowModel, rowNumber: number): void {
    const cells = TABLE_ROWS.has(row.kind)
      ? this.#tableCells(row, rowNumber)
      : this.#looseCells(row, rowNumber)
    const height = row.height ?? this.#ownHeight(row)
    if (cells.length > 0 || height !== undefined) this.#put(row, rowNumber, cells, height)
    if (rowNumber % ROWS_BETWEEN_CLEARING === 0) this.#target._formulae = {}
  }

  #put(row: RowModel, rowNumber: number, cells: readonly CellXml[], height: number | undefined): void {
    const model: RowXml = {
      number: rowNumber,
      cells,
      min: 1,
      max: this.#letters.length,
      height,
      outlineLevel: row.outline,
      style: NO_STYLE,
    }
    this.#target._writeRow({ hasValues: cells.length > 0, height, model })
  }

  /** All cells of the row, also the empty ones, so that the table's lines are whole. */
  #tableCells(row: RowModel, rowNumber: number): CellXml[] {
    const { columns } = this.#sheet
    const cells: CellXml[] = []
    for (let index = 0; index < columns.length; index += 1) {
      const column = columns[index]
      const styles = this.#styles[index]
      if (!column || !styles || (row.kind === 'band' && column.band === undefined)) continue
      const cell = row.cells[index] ?? EMPTY
      if (cell.input === true) this.#noteInput(index, rowNumber)
      cells.push(cellXml(this.#letters[index] + String(rowNumber), cell, row.kind, styles))
    }
    return cells
  }

  #looseCells(row: RowModel, rowNumber: number): CellXml[] {
    const cells: CellXml[] = []
    row.cells.forEach((cell, index) => {
      if (cell.kind === 'empty' && cell.input !== true) return
      if (cell.input === true) this.#noteInput(index, rowNumber)
      cells.push(cellXml(address(rowNumber, index + 1), cell, row.kind, this.#looseStyles))
    })
    if (WIDE_ROWS.has(row.kind) && this.#letters.length > 1)
      this.#target._merges.push(`${address(rowNumber, 1)}:${address(rowNumber, this.#letters.length)}`)
    return cells
  }

  /** Undefined where one line of the usual height does. */
  #ownHeight(row: RowModel): number | undefined {
    if (row.kind === 'title') return TITLE_HEIGHT
    const [first] = row.cells
    if (WIDE_ROWS.has(row.kind) && first?.kind === 'text') {
      const density = row.kind === 'note' ? NOTE_DENSITY : 1
      return heightOf(linesOf(first.text, this.#width / density, false))
    }
    if (!TABLE_ROWS.has(row.kind) || row.kind === 'band') return undefined
    const lines = this.#linesOf(row)
    return lines > 1 ? heightOf(lines) : undefined
  }

  #linesOf(row: RowModel): number {
    const bold = BOLD_ROWS.has(row.kind)
    let lines = 1
    for (let index = 0; index < row.cells.length; index += 1) {
      const cell = row.cells[index]
      const width = this.#widths[index]
      if (!cell || width === undefined) continue
      const shown = shownValue(cell)
      if (shown.kind === 'text') lines = Math.max(lines, linesOf(shown.text, width, bold))
    }
    return lines
  }

  #noteInput(index: number, rowNumber: number): void {
    const known = this.inputs.get(index)
    if (known) known.to = rowNumber
    else this.inputs.set(index, { from: rowNumber, to: rowNumber })
  }
}
