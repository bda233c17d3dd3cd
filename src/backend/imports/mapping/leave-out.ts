import { add, compareDecimal, type Decimal, parseDecimal } from '#shared/kernel/decimal.ts'
import { type CellValue, cellText, isBlank, type Row } from '../reading/sheet.ts'
import { totalLabel } from '../reading/totals.ts'
import type { LocatedTable } from './locate.ts'
import type { Target } from './target.ts'

export type LeftOutReason = 'total' | 'totalBySum' | 'note' | 'repeatedHeader'

type Values = ReadonlyMap<string, string | null>

const ZERO: Decimal = { digits: 0n, scale: 0 }

/** Running sums of the amount column, to recognise a totals row by its number. */
export type Sums = { all: Decimal; group: Decimal; rows: number; groupRows: number }

export const startSums = (): Sums => ({ all: ZERO, group: ZERO, rows: 0, groupRows: 0 })

function amountOf(values: Values): Decimal | undefined {
  for (const key of ['amount', 'baseAmount']) {
    const text = values.get(key)
    if (text !== undefined && text !== null) return parseDecimal(text)
  }
  return undefined
}

/** Adds a kept row to the sums. */
export function addToSums(sums: Sums, values: Values): void {
  const amount = amountOf(values)
  if (!amount) return
  sums.all = add(sums.all, amount)
  sums.group = add(sums.group, amount)
  sums.rows += 1
  sums.groupRows += 1
}

/** A totals row ends a group. */
export function endGroup(sums: Sums): void {
  sums.group = ZERO
  sums.groupRows = 0
}

function equalsSum(values: Values, sums: Sums): boolean {
  const amount = amountOf(values)
  if (!amount || amount.digits === 0n) return false
  const isAll = sums.rows > 1 && compareDecimal(amount, sums.all) === 0
  return isAll || (sums.groupRows > 1 && compareDecimal(amount, sums.group) === 0)
}

const cellFor = (row: Row, table: LocatedTable, key: string): CellValue | undefined => {
  const column = table.columns.find(candidate => candidate.field.key === key)
  return column && row.cells[column.index]
}

const isMapped = (table: LocatedTable, key: string): boolean =>
  table.columns.some(column => column.field.key === key)

/** Blank as it stands in the file: a cell that was refused is not blank. The label of a total is no date. */
function isBlankFor(row: Row, table: LocatedTable, key: string): boolean {
  const cell = cellFor(row, table, key)
  return isBlank(cell) || (cell?.kind === 'text' && totalLabel(cell.text) !== undefined)
}

/** The strongest totals label among the first texts of a row; totals stand under any of the leading columns. */
function labelOf(row: Row): 'alone' | 'phrase' | undefined {
  const texts = row.cells.filter(cell => cell.kind === 'text' && !isBlank(cell)).slice(0, 3)
  const labels = texts.map(cell => totalLabel(cellText(cell)))
  if (labels.includes('alone')) return 'alone'
  return labels[0]
}

/** Headings come again word for word, those of the last row when several make the header. */
function isRepeatedHeader(row: Row, table: LocatedTable): boolean {
  let headed = 0
  let repeats = 0
  for (const { heading, index } of table.columns) {
    if (heading === '') continue
    headed += 1
    const cell = row.cells[index]
    if (cell?.kind !== 'text' || cell.text.length > heading.length + 4) continue
    const text = cell.text.replace(/\s+/g, ' ').trim()
    if (text !== '' && heading.endsWith(text)) repeats += 1
  }
  return headed >= 2 && repeats >= Math.max(2, headed * 0.6)
}

function totalReason(
  row: Row,
  values: Values,
  table: LocatedTable,
  target: Target,
  sums: Sums,
): LeftOutReason | undefined {
  if (!target.detail.every(key => isBlankFor(row, table, key))) return undefined
  const detailIsMapped = target.detail.some(key => isMapped(table, key))
  const label = labelOf(row)
  const sumMatches = equalsSum(values, sums)
  if (label === 'alone' || (label === 'phrase' && (detailIsMapped || sumMatches))) return 'total'
  return sumMatches && detailIsMapped && isBlankFor(row, table, 'code') ? 'totalBySum' : undefined
}

/** A single cell of words in a table of several columns: a section title, whichever column it stands in. */
function isLoneText(row: Row, table: LocatedTable): boolean {
  const filled = row.cells.filter(cell => !isBlank(cell))
  const [only] = filled
  return (
    filled.length === 1 && table.columns.length > 2 && only?.kind === 'text' && /\p{L}{3}/u.test(only.text)
  )
}

/** More filled cells than a remark or a signature line has: a record whose needed values are missing. */
const MOST_NOTE_CELLS = 2

function isNote(row: Row, table: LocatedTable, target: Target): boolean {
  if (target.substance.length === 0) return false
  const mapped = target.substance.filter(key => isMapped(table, key))
  const hasNone = mapped.length > 0 && mapped.every(key => isBlank(cellFor(row, table, key)))
  const filled = row.cells.filter(cell => !isBlank(cell)).length
  if (hasNone && (target.detailIsNote || filled <= MOST_NOTE_CELLS)) return true
  return target.loneTextIsNote && isLoneText(row, table)
}

/**
 * Why a row is no record: a total (by its label, or by an amount that equals the sum above on a row without
 * date and document), a note or section title, or the header once more. Undefined for a record.
 */
export function leaveOutReason(
  row: Row,
  values: Values,
  table: LocatedTable,
  target: Target,
  sums: Sums,
): LeftOutReason | undefined {
  if (isRepeatedHeader(row, table)) return 'repeatedHeader'
  const total = target.detail.length > 0 ? totalReason(row, values, table, target, sums) : undefined
  return total ?? (isNote(row, table, target) ? 'note' : undefined)
}
