import { type CellValue, cellText } from '#backend/imports/reading/sheet.ts'
import type { PackOutput, PackSheetCells } from '#backend/imports/worker/task.ts'
import type { PackCell, PackCells } from '#shared/domain/packs/index.ts'

/** What a hidden sheet of a pack states by key; undefined for a workbook without such a sheet. */
export function statedOn({ pack }: PackOutput, sheetName: string): ReadonlyMap<string, string> | undefined {
  const sheet = pack.sheets.find(({ name }) => name === sheetName)
  return sheet && new Map(sheet.rows.map(({ cells }) => [cellText(cells[0]), cellText(cells[1])]))
}

function packCell(cell: CellValue): PackCell | undefined {
  switch (cell.kind) {
    case 'empty':
      return undefined
    case 'formula':
      return { kind: 'formula', formula: cell.formula, cached: cellText(cell.cached) }
    case 'text':
    case 'number':
      return { kind: cell.kind, text: cell.text }
    case 'date':
      return { kind: 'date', text: cell.date }
    default:
      return { kind: 'other', text: cellText(cell) }
  }
}

const cellsOf = (sheet: PackSheetCells | undefined): PackCells =>
  new Map(
    (sheet?.rows ?? []).map(({ number, cells }) => [
      number,
      new Map(
        cells.flatMap((cell, index): [number, PackCell][] => {
          const read = packCell(cell)
          return read === undefined ? [] : [[index + 1, read]]
        }),
      ),
    ]),
  )

/** The cells of a sheet by its name; none for one that is gone. */
export const sheetCells = ({ pack }: PackOutput, name: string): PackCells =>
  cellsOf(pack.sheets.find(sheet => sheet.name === name))
