import { refuse } from '../refuse.ts'
import {
  type CellValue,
  columnIndex,
  columnLetter,
  EMPTY,
  type MergedRange,
  type Row,
  rowOf,
  type Sheet,
} from '../sheet.ts'
import type { XmlAttributes } from '../xml.ts'
import { type CellContext, cellValue, type RawCell } from './cell-value.ts'
import { type Package, readPart } from './part.ts'
import { textCollector } from './shared-strings.ts'
import type { SheetPart } from './structure.ts'

const LAST_ROW = 1_048_576
const LAST_COLUMN = 16_384

/** Counts cells over all sheets of a workbook against the limit. */
export type CellBudget = { left: number }

const REFERENCE = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/

function position(reference: string): { column: number; row: number } | undefined {
  const match = REFERENCE.exec(reference)
  if (!match) return undefined
  return { column: columnIndex(match[1] ?? ''), row: Number(match[2]) }
}

/** A merged range from its reference; one cell or nonsense is none. */
export function mergedRange(reference: string): MergedRange | undefined {
  const [first, last] = reference.split(':').map(position)
  if (!first || !last) return undefined
  return { top: first.row, left: first.column + 1, bottom: last.row, right: last.column + 1 }
}

/** The sheet as far as its XML has gone by. */
type State = {
  readonly source: Package
  readonly sheet: SheetPart
  readonly context: CellContext
  readonly budget: CellBudget
  readonly rows: Row[]
  readonly merges: MergedRange[]
  readonly inline: ReturnType<typeof textCollector>
  inData: boolean
  element: string
  row: number
  rowHidden: boolean
  /** -1 until the row has a filled cell. */
  rowIndent: number
  cells: CellValue[]
  column: number
  cell: XmlAttributes
  value: string | undefined
  formula: string | undefined
}

function openRow(state: State, attributes: XmlAttributes): void {
  const { r, hidden } = attributes
  state.row = r === undefined ? state.row + 1 : Number(r)
  if (!(state.row >= 1 && state.row <= LAST_ROW))
    throw refuse('import.xlsx.badRow', { sheet: state.sheet.name, row: r ?? '' })
  state.rowHidden = hidden === '1' || hidden === 'true'
  state.rowIndent = -1
  state.cells = []
  state.column = -1
}

function openCell(state: State, attributes: XmlAttributes): void {
  const reference = attributes['r']
  state.column = reference === undefined ? state.column + 1 : (position(reference)?.column ?? -1)
  const taken = (state.cells[state.column] ?? EMPTY).kind !== 'empty'
  if (state.column < 0 || state.column >= LAST_COLUMN || taken)
    throw refuse('import.xlsx.badCell', { sheet: state.sheet.name, cell: reference ?? String(state.row) })
  state.cell = attributes
  state.value = undefined
  state.formula = undefined
  state.inline.take()
}

function indentOf(state: State, value: CellValue, style: number): number {
  const leading = value.kind === 'text' ? /^[ \u00a0]*/.exec(value.text)?.[0].length : 0
  return (state.context.styles[style]?.indent ?? 0) * 2 + (leading ?? 0)
}

function takeFromBudget(state: State, cells: number): void {
  state.budget.left -= Math.max(0, cells)
  if (state.budget.left < 0)
    throw refuse('import.xlsx.tooManyCells', {
      sheet: state.sheet.name,
      limit: state.source.limits.cells,
    })
}

function closeCell(state: State): void {
  const { column, cells } = state
  const raw: RawCell = {
    reference: `${state.sheet.name}!${columnLetter(column)}${state.row}`,
    type: state.cell['t'] ?? 'n',
    style: Number(state.cell['s'] ?? 0),
    value: state.value,
    inlineText: state.inline.take(),
    formula: state.formula,
  }
  const value = cellValue(raw, state.context)
  if (value.kind === 'empty') return
  takeFromBudget(state, column + 1 - cells.length)
  while (cells.length <= column) cells.push(EMPTY)
  cells[column] = value
  if (state.rowIndent < 0) state.rowIndent = indentOf(state, value, raw.style)
}

function closeRow(state: State): void {
  const row = rowOf(state.row, state.cells, state.rowHidden, Math.max(0, state.rowIndent))
  if (row) state.rows.push(row)
  state.cells = []
}

function addMerge(state: State, reference: string): void {
  const { merges } = state.source.limits
  if (state.merges.length >= merges)
    throw refuse('import.xlsx.tooManyMerges', { sheet: state.sheet.name, limit: merges })
  const range = mergedRange(reference)
  if (range) state.merges.push(range)
}

function openElement(state: State, name: string, attributes: XmlAttributes): void {
  if (name === 'sheetData') state.inData = true
  if (name === 'mergeCell') addMerge(state, attributes['ref'] ?? '')
  if (!state.inData) return
  state.element = name
  if (name === 'row') openRow(state, attributes)
  else if (name === 'c') openCell(state, attributes)
  else if (name === 'v') state.value = ''
  else if (name === 'f') state.formula = ''
  else state.inline.open(name)
}

function addText(state: State, piece: string): void {
  if (state.element === 'v') state.value = (state.value ?? '') + piece
  else if (state.element === 'f') state.formula = (state.formula ?? '') + piece
  else if (state.element === 't') state.inline.text(piece)
}

function closeElement(state: State, name: string): void {
  state.element = ''
  if (!state.inData) return
  if (name === 'sheetData') state.inData = false
  else if (name === 'c') closeCell(state)
  else if (name === 'row') closeRow(state)
  else state.inline.close(name)
}

/** Rows may come in any order; two rows of one number contradict each other. */
function inOrder(rows: Row[], sheet: SheetPart): readonly Row[] {
  rows.sort((a, b) => a.number - b.number)
  for (const [index, row] of rows.entries())
    if (rows[index + 1]?.number === row.number)
      throw refuse('import.xlsx.badRow', { sheet: sheet.name, row: String(row.number) })
  return rows
}

function startState(source: Package, sheet: SheetPart, context: CellContext, budget: CellBudget): State {
  return {
    source,
    sheet,
    context,
    budget,
    rows: [],
    merges: [],
    inline: textCollector(),
    inData: false,
    element: '',
    row: 0,
    rowHidden: false,
    rowIndent: -1,
    cells: [],
    column: -1,
    cell: {},
    value: undefined,
    formula: undefined,
  }
}

/** Reads one worksheet part in one pass; memory grows with filled cells, not with declared ranges. */
export async function readSheetPart(
  source: Package,
  sheet: SheetPart,
  context: CellContext,
  budget: CellBudget,
): Promise<Sheet> {
  const state = startState(source, sheet, context, budget)
  await readPart(source, sheet.part, {
    open: (name, attributes) => openElement(state, name, attributes),
    text: piece => addText(state, piece),
    close: name => closeElement(state, name),
  })
  const rows = inOrder(state.rows, sheet)
  const rowCount = rows.at(-1)?.number ?? 0
  return { name: sheet.name, hidden: sheet.hidden, rowCount, rows, merges: state.merges }
}
