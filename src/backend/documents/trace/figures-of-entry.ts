import type { TracedFigure } from '#shared/contract/document-trace.ts'
import { address } from '../model/cell-address.ts'
import { shownValue } from '../model/cells.ts'
import type { CellModel, DocumentModel, RowModel, SheetModel } from '../model/document-model.ts'
import { displayText } from '../render/display-text.ts'

/** Whether the entries behind a figure, given by its reference, include the entry that is looked for. */
export type Includes = (ref: string) => Promise<boolean>

interface Placed {
  readonly cell: CellModel
  /** Counts from 1; a wide cell pushes the next ones on. */
  readonly column: number
}

function placed(row: RowModel): readonly Placed[] {
  let column = 1
  return row.cells.map(cell => {
    const at = column
    column += Math.max(1, cell.span ?? 1)
    return { cell, column: at }
  })
}

const wordsOf = (cell: CellModel): string => {
  const value = shownValue(cell)
  return value.kind === 'text' ? value.text.trim() : ''
}

/** A code stands alone in its cell, and the name in the next one. */
const CODE = /^\S{1,12}$/

/** Name of a row: its first text, with the next one when the first is only a code. */
function labelOf(cells: readonly Placed[], column: number): string {
  const [first = '', second = ''] = cells
    .filter(other => other.column < column)
    .map(({ cell }) => wordsOf(cell))
    .filter(words => words !== '')
  return CODE.test(first) ? `${first} ${second}`.trim() : first
}

/** What stands above the figures of a table: the header row met last, else the sheet's own columns. */
class Heads {
  readonly #sheet: SheetModel
  #above = new Map<number, string>()

  constructor(sheet: SheetModel) {
    this.#sheet = sheet
  }

  meet(row: RowModel): void {
    if (row.kind === 'header')
      this.#above = new Map(placed(row).map(({ cell, column }) => [column, wordsOf(cell)]))
  }

  of(column: number): string {
    return this.#above.get(column) || (this.#sheet.columns[column - 1]?.header ?? '')
  }
}

/** Lists longer than this are passed over: asking each row would take longer than opening the list. */
const LONGEST_LIST = 5000

/** Rows of a sheet with their numbers, but for those of very long lists. */
async function* rowsOf(
  sheet: SheetModel,
): AsyncGenerator<{ readonly row: RowModel; readonly number: number }> {
  let start = 1
  for (const block of sheet.blocks) {
    const size = block.kind === 'rows' ? block.rows.length : block.count
    if (block.kind === 'rows' || size <= LONGEST_LIST) {
      let number = start
      for await (const row of block.kind === 'rows' ? block.rows : block.open()) {
        yield { row, number }
        number += 1
      }
    }
    start += size
  }
}

async function figuresOfSheet(
  model: DocumentModel,
  sheet: SheetModel,
  includes: Includes,
): Promise<TracedFigure[]> {
  const found: TracedFigure[] = []
  const heads = new Heads(sheet)
  for await (const { row, number } of rowsOf(sheet)) {
    heads.meet(row)
    const cells = placed(row)
    for (const { cell, column } of cells) {
      if (cell.drill === undefined || !(await includes(cell.drill.ref))) continue
      found.push({
        sheet: model.sheets.indexOf(sheet),
        sheetName: sheet.name,
        row: number,
        cell: address(number, column),
        label: labelOf(cells, column),
        column: heads.of(column),
        text: displayText(shownValue(cell), model.language),
        sums: row.kind !== 'line',
      })
    }
  }
  return found
}

/** Every figure of a document whose entries include the one looked for, in the order of its sheets and rows. */
export async function figuresOfEntry(model: DocumentModel, includes: Includes): Promise<TracedFigure[]> {
  const found: TracedFigure[] = []
  for (const sheet of model.sheets) found.push(...(await figuresOfSheet(model, sheet, includes)))
  return found
}
