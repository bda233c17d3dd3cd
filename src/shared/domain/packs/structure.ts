import type { JsonValue } from '#shared/kernel/errors.ts'
import { columnLetters, type PackCells, shownCell } from './cells.ts'

/** Column of hidden keys, from 1. */
export const KEY_COLUMN = 1

/** A row of a pack with the hidden key in its first column. */
export type KeyedRow<Sheet extends string = string> = {
  readonly sheet: Sheet
  /** Row of the sheet, from 1. */
  readonly row: number
  readonly key: string
}

/** What is wrong at a place of the pack. */
export type PackFault<Sheet extends string = string> = {
  readonly sheet: Sheet
  readonly row: number
  /** Letter of the column; empty when the whole row is meant. */
  readonly column: string
  readonly value: string
  readonly code: string
  readonly details: { readonly [key: string]: JsonValue }
}

/** A fault at a row, and at one of its columns unless that is null. */
export const faultAt = <Sheet extends string>(
  row: Pick<KeyedRow<Sheet>, 'sheet' | 'row'>,
  column: number | null,
  value: string,
  code: string,
  details: PackFault['details'] = {},
): PackFault<Sheet> => ({
  sheet: row.sheet,
  row: row.row,
  column: column === null ? '' : columnLetters(column),
  value: value.slice(0, 120),
  code,
  details,
})

export type CellsOf<Sheet extends string> = (sheet: Sheet) => PackCells

const keyAt = (cells: PackCells, row: number): string => shownCell(cells.get(row)?.get(KEY_COLUMN)).trim()

/** What stands in place of an expected key; nothing when it stands there. */
function keyFault<Sheet extends string>(
  row: KeyedRow<Sheet>,
  found: string,
  known: ReadonlyMap<string, KeyedRow<Sheet>>,
): PackFault<Sheet>[] {
  if (found === row.key) return []
  const from = known.get(`${row.sheet}!${found}`)
  if (found === '') return [faultAt(row, KEY_COLUMN, '', 'RowLost', { expected: row.key })]
  if (from) return [faultAt(row, KEY_COLUMN, found, 'RowMoved', { expected: row.key, from: from.row })]
  return [faultAt(row, KEY_COLUMN, found, 'RowUnknown', { expected: row.key })]
}

/** So many rows in a row, moved alike, come of one row that was deleted or inserted above them. */
const SHIFT_FROM = 3

const shiftOf = ({ row, code, details }: PackFault): number | null =>
  code === 'RowMoved' ? Number(details['from']) - row : null

/** Rows that one deletion or insertion moved, told once: from where, to where, and by how much. */
function withShifts<Sheet extends string>(faults: readonly PackFault<Sheet>[]): PackFault<Sheet>[] {
  const told: PackFault<Sheet>[] = []
  for (let at = 0; at < faults.length; ) {
    const first = faults[at]
    if (!first) break
    const by = shiftOf(first)
    let end = at + 1
    while (
      by !== null &&
      faults[end]?.sheet === first.sheet &&
      faults[end] &&
      shiftOf(faults[end] ?? first) === by
    )
      end += 1
    const last = faults[end - 1] ?? first
    if (by === null || end - at < SHIFT_FROM) told.push(...faults.slice(at, end))
    else
      told.push({
        ...first,
        code: by > 0 ? 'RowsTooHigh' : 'RowsTooLow',
        details: { ...first.details, count: Math.abs(by), last: last.row },
      })
    at = end
  }
  return told
}

/**
 * Where the rows of a pack aren't those that were handed out: keys that are missing, moved, doubled or unknown. With
 * one of them nothing is read, because any cell may then belong elsewhere.
 */
export function keyFaults<Sheet extends string>(
  layout: readonly KeyedRow<Sheet>[],
  cellsOf: CellsOf<Sheet>,
): PackFault<Sheet>[] {
  const known = new Map(layout.map(row => [`${row.sheet}!${row.key}`, row]))
  const places = new Set(layout.map(row => `${row.sheet}!${row.row}`))
  const sheets = [...new Set(layout.map(row => row.sheet))]
  const stray = sheets.flatMap(sheet =>
    [...cellsOf(sheet).keys()].flatMap(row => {
      const key = keyAt(cellsOf(sheet), row)
      const isStray = known.has(`${sheet}!${key}`) && !places.has(`${sheet}!${row}`)
      return isStray ? [faultAt({ sheet, row }, KEY_COLUMN, key, 'RowElsewhere', { expected: key })] : []
    }),
  )
  const faults = layout.flatMap(row => keyFault(row, keyAt(cellsOf(row.sheet), row.row), known))
  return [...withShifts(faults), ...stray]
}
