import { parseAmountInput } from '#shared/kernel/amount-input.ts'
import type { DecimalSeparator } from '../../mapping/separators.ts'
import { type CellValue, cellText, columnLetter, EMPTY, isBlank, type Sheet } from '../../reading/sheet.ts'
import { ratePeriod } from './rate-period.ts'
import { type Place, type RateParams, rateText } from './reading.ts'

/** A table turned so that periods run down and currencies across, each cell with its place in the file. */
export type RateGrid = {
  readonly sheet: string
  readonly currencies: readonly { readonly position: number; readonly currency: string }[]
  readonly lines: readonly {
    readonly period: CellValue
    readonly cells: readonly CellValue[]
    readonly index: number
  }[]
  /** Position of the periods. */
  readonly periodAt: number
  readonly turned: boolean
}

const KNOWN: ReadonlySet<string> = new Set([
  ...Intl.supportedValuesOf('currency'),
  'BYR',
  'MRO',
  'ZWL',
  'XCG',
  'VED',
])

/** The currency a heading names: MKD, Denar (MKD), EUR/MKD; undefined when it names none or several. */
function currencyOf(cell: CellValue | undefined, base: string | undefined): string | undefined {
  const codes = new Set(cellText(cell).match(/\b[A-Z]{3}\b/g) ?? [])
  if (codes.size > 1 && base !== undefined) codes.delete(base)
  const [code] = codes
  const isHeading =
    codes.size === 1 && code !== undefined && (KNOWN.has(code) || cellText(cell).trim() === code)
  return isHeading ? code : undefined
}

type Matrix = readonly (readonly CellValue[])[]

/** The rows of a sheet by row number, blank ones as empty. */
function matrixOf(sheet: Sheet): Matrix {
  const matrix: (readonly CellValue[])[] = []
  for (const row of sheet.rows) matrix[row.number - 1] = row.cells
  return Array.from(matrix, cells => cells ?? [])
}

const MOST_TURNED = 5000

function transposed(matrix: Matrix): Matrix {
  const width = matrix.reduce((widest, cells) => Math.max(widest, cells.length), 0)
  if (matrix.length > MOST_TURNED) return []
  return Array.from({ length: width }, (_, column) => matrix.map(cells => cells[column] ?? EMPTY))
}

const SEARCHED = 30

/** The line with the most currency codes near the start, and the position of the periods below it. */
function gridOf(
  matrix: Matrix,
  sheet: string,
  base: string | undefined,
  turned: boolean,
): RateGrid | undefined {
  let header: { index: number; currencies: RateGrid['currencies'] } | undefined
  for (const [index, cells] of matrix.slice(0, SEARCHED).entries()) {
    const currencies = cells.flatMap((cell, position) => {
      const currency = currencyOf(cell, base)
      return currency === undefined ? [] : [{ position, currency }]
    })
    // A bank statement has a column "Debit (CHF)" among others; in a table of rates most columns are currencies.
    const others = cells.filter(cell => !isBlank(cell)).length - currencies.length - 1
    const isTable = others <= currencies.length
    if (isTable && currencies.length > (header?.currencies.length ?? 0)) header = { index, currencies }
  }
  if (!header) return undefined
  const { index: headerIndex, currencies } = header
  const body = matrix.slice(headerIndex + 1)
  const taken = new Set(currencies.map(({ position }) => position))
  const periodAt = [0, 1, 2, 3].find(
    position =>
      !taken.has(position) &&
      body.slice(0, SEARCHED).some(cells => ratePeriod(cells[position]) !== undefined),
  )
  if (periodAt === undefined) return undefined
  const lines = body
    .map((cells, offset) => ({ period: cells[periodAt] ?? EMPTY, cells, index: headerIndex + 1 + offset }))
    .filter(line => line.cells.some(cell => !isBlank(cell)))
  return { sheet, currencies, lines, periodAt, turned }
}

/** Finds the table of periods and currencies in a sheet, in either direction. */
export function findGrid(sheet: Sheet, params: RateParams): RateGrid | undefined {
  const matrix = matrixOf(sheet)
  const base = params.base
  return gridOf(matrix, sheet.name, base, false) ?? gridOf(transposed(matrix), sheet.name, base, true)
}

/** Where a cell of the grid stands in the file. */
export function placeIn(
  grid: RateGrid,
  lineIndex: number,
  position: number,
  cell: CellValue | undefined,
): Place {
  const [row, column] = grid.turned ? [position, lineIndex] : [lineIndex, position]
  return { sheet: grid.sheet, row: row + 1, column: columnLetter(column), value: cellText(cell) }
}

const GAP = /^(n\/?a|nan|null|none|-+|–|—|\.\.+|:|x)?$/i

/**
 * A cell's rate as plain decimal; null for a gap, undefined for what is no rate. One mark is decimal unless
 * the file says otherwise.
 */
export function cellRate(
  cell: CellValue | undefined,
  separator: DecimalSeparator | undefined,
): string | null | undefined {
  if (!cell || isBlank(cell)) return null
  const text = cellText(cell).trim()
  if (cell.kind === 'text' && GAP.test(text)) return null
  if (cell.kind !== 'text' && cell.kind !== 'number') return undefined
  const plain = cell.kind === 'number' ? cell.text : text
  if (!plain.includes(',') && (separator !== ',' || cell.kind === 'number')) return rateText(plain)
  const mark = separator ?? (plain.includes('.') ? undefined : ',')
  const read = parseAmountInput(plain, { decimals: 30, ...(mark ? { decimalSeparator: mark } : {}) })
  return read.kind === 'amount' ? rateText(read.text) : undefined
}

/** Where a whole line stands: the cell of its period. */
export const linePlace = (grid: RateGrid, lineIndex: number, period?: CellValue): Place =>
  placeIn(grid, lineIndex, grid.periodAt, period)

/** Texts of all rate cells, to tell the decimal mark by. */
export function* textsOf(grid: RateGrid): Iterable<string> {
  for (const line of grid.lines)
    for (const { position } of grid.currencies) {
      const cell = line.cells[position]
      if (cell?.kind === 'text') yield cell.text
    }
}
