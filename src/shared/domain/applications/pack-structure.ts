import type { JsonValue } from '#shared/kernel/errors.ts'
import type { PackCell } from './pack-cells.ts'
import {
  columnLetters,
  KEY_COLUMN,
  PACK_SHEETS,
  type PackRow,
  type PackSheet,
  TABLE_COLUMN,
} from './pack-layout.ts'

/** Cells of a filled sheet by row and column, from 1. */
export type PackCells = ReadonlyMap<number, ReadonlyMap<number, PackCell>>
export type FilledPack = Readonly<Record<PackSheet, PackCells>>

/** What is wrong at a place of the pack. */
export type PackFault = {
  readonly sheet: PackSheet
  readonly row: number
  /** Letter of the column; empty when the whole row is meant. */
  readonly column: string
  readonly value: string
  readonly code: string
  readonly details: { readonly [key: string]: JsonValue }
}

export const shownCell = (cell: PackCell | undefined): string => {
  if (cell === undefined) return ''
  return cell.kind === 'formula' ? `=${cell.formula}` : cell.text
}

export const cellAt = (
  pack: FilledPack,
  sheet: PackSheet,
  row: number,
  column: number,
): PackCell | undefined => pack[sheet].get(row)?.get(column)

export const faultAt = (
  row: Pick<PackRow, 'sheet' | 'row'>,
  column: number | null,
  value: string,
  code: string,
  details: PackFault['details'] = {},
): PackFault => ({
  sheet: row.sheet,
  row: row.row,
  column: column === null ? '' : columnLetters(column),
  value: value.slice(0, 120),
  code,
  details,
})

const keyAt = (pack: FilledPack, sheet: PackSheet, row: number): string =>
  shownCell(cellAt(pack, sheet, row, KEY_COLUMN)).trim()

/** What stands in place of an expected key; nothing when it stands there. */
function keyFaults(row: PackRow, pack: FilledPack, known: ReadonlyMap<string, PackRow>): PackFault[] {
  const found = keyAt(pack, row.sheet, row.row)
  if (found === row.key) return []
  const from = known.get(found)
  if (found === '') return [faultAt(row, KEY_COLUMN, '', 'RowLost', { expected: row.key })]
  if (from) return [faultAt(row, KEY_COLUMN, found, 'RowMoved', { expected: row.key, from: from.row })]
  return [faultAt(row, KEY_COLUMN, found, 'RowUnknown', { expected: row.key })]
}

/** Keys that stand where none belongs. */
function strayFaults(
  layout: readonly PackRow[],
  pack: FilledPack,
  known: ReadonlyMap<string, PackRow>,
): PackFault[] {
  const places = new Set(layout.map(row => `${row.sheet}!${row.row}`))
  return PACK_SHEETS.flatMap(sheet =>
    [...pack[sheet].keys()].flatMap(row => {
      const key = keyAt(pack, sheet, row)
      const isStray = known.has(key) && !places.has(`${sheet}!${row}`)
      return isStray ? [faultAt({ sheet, row }, KEY_COLUMN, key, 'RowElsewhere', { expected: key })] : []
    }),
  )
}

function columnFaults(row: PackRow, pack: FilledPack): PackFault[] {
  if (row.kind !== 'columns') return []
  return row.columns.flatMap(({ key }, index) => {
    const at = TABLE_COLUMN + index
    const found = shownCell(cellAt(pack, row.sheet, row.row, at)).trim()
    return found === key ? [] : [faultAt(row, at, found, 'ColumnMoved', { expected: key })]
  })
}

/**
 * Where a pack isn't the one that was handed out: keys that are missing, moved, doubled or unknown, and table columns
 * that moved. With one of them nothing is read, because any cell may then belong elsewhere.
 */
export function structureFaults(layout: readonly PackRow[], pack: FilledPack): PackFault[] {
  const known = new Map(layout.map(row => [row.key, row]))
  return [
    ...layout.flatMap(row => keyFaults(row, pack, known)),
    ...strayFaults(layout, pack, known),
    ...layout.flatMap(row => columnFaults(row, pack)),
  ]
}
