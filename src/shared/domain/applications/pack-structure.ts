import {
  faultAt,
  KEY_COLUMN,
  keyFaults,
  type PackCell,
  type PackCells,
  type PackFault,
  shownCell,
} from '#shared/domain/packs/index.ts'
import { type PackRow, type PackSheet, TABLE_COLUMN } from './pack-layout.ts'

export type FilledPack = Readonly<Record<PackSheet, PackCells>>

export const cellAt = (
  pack: FilledPack,
  sheet: PackSheet,
  row: number,
  column: number,
): PackCell | undefined => pack[sheet].get(row)?.get(column)

function columnFaults(row: PackRow, pack: FilledPack): PackFault<PackSheet>[] {
  // Where another row stands, its cells say nothing of the columns.
  if (row.kind !== 'columns' || shownCell(cellAt(pack, row.sheet, row.row, KEY_COLUMN)).trim() !== row.key)
    return []
  return row.columns.flatMap(({ key }, index) => {
    const at = TABLE_COLUMN + index
    const found = shownCell(cellAt(pack, row.sheet, row.row, at)).trim()
    return found === key ? [] : [faultAt(row, at, found, 'ColumnMoved', { expected: key })]
  })
}

/** Where a pack isn't the one that was handed out: rows that aren't where they were, and table columns that moved. */
export const structureFaults = (layout: readonly PackRow[], pack: FilledPack): PackFault<PackSheet>[] => [
  ...keyFaults(layout, sheet => pack[sheet]),
  ...layout.flatMap(row => columnFaults(row, pack)),
]
