import type { AnswerCell, AnswerRow, Answers, FormColumn } from '#shared/domain/calls/index.ts'
import { columnLetters, faultAt, type PackFault, shownCell, yesOrNo } from '#shared/domain/packs/index.ts'
import { isBlankRow } from './answer-values.ts'
import { columnSum, rowTotal } from './budget.ts'
import type { AnswerPlace } from './fault.ts'
import { readCell } from './pack-cells.ts'
import {
  ANSWER_COLUMN,
  columnOf,
  LABEL_COLUMN,
  type PackRow,
  type PackSheet,
  rowFormula,
} from './pack-layout.ts'
import { cellAt, type FilledPack } from './pack-structure.ts'

export type PackReading = {
  readonly answers: Answers
  /** Code of the chosen lot as typed; null when none was chosen. */
  readonly lot: string | null
  readonly faults: readonly PackFault<PackSheet>[]
  /** Where each answer stands in the pack. */
  readonly placeOf: (place: AnswerPlace) => {
    readonly sheet: PackSheet
    readonly row: number
    readonly column: string
  }
}

const bareFormula = (formula: string): string => formula.replace(/^=/, '').replace(/[\s$]/g, '').toUpperCase()

type Context = {
  readonly pack: FilledPack
  readonly currency: string
  readonly decimals: number
  readonly faults: PackFault<PackSheet>[]
}

/** A cell of a table. One that the pack works out is worked out again; a number typed over it is taken as typed. */
function tableCell(context: Context, row: PackRow & { kind: 'cells' }, column: FormColumn): AnswerCell {
  const at = columnOf(row.columns, column.key)
  const cell = cellAt(context.pack, row.sheet, row.row, at)
  const isOwnFormula =
    row.field.kind === 'budget' &&
    column.key === 'total' &&
    cell?.kind === 'formula' &&
    (cell.formula === '' ||
      bareFormula(cell.formula) === bareFormula(rowFormula(row.columns, row.row, context.decimals)))
  if (isOwnFormula) return null
  const read = readCell(column, cell, context.currency)
  if (read.ok) return read.value
  context.faults.push(faultAt(row, at, shownCell(cell), read.trouble.code, read.trouble.details))
  return null
}

function tableRow(context: Context, row: PackRow & { kind: 'cells' }): AnswerRow {
  const cells = Object.fromEntries(row.columns.map(column => [column.key, tableCell(context, row, column)]))
  if (row.field.kind !== 'budget' || isBlankRow(cells) || cells['total'] !== null) return cells
  const total = rowTotal(cells, context.currency)
  return total === null ? cells : { ...cells, total: String(total) }
}

/** The total or the amount asked for: what the table adds up to, unless somebody typed over the formula. */
function computedField(
  context: Context,
  row: PackRow & { kind: 'field' },
  budgetRows: readonly AnswerRow[],
): AnswerCell {
  const cell = cellAt(context.pack, row.sheet, row.row, ANSWER_COLUMN)
  if (cell === undefined || cell.kind === 'formula')
    return budgetRows.length === 0 ? null : String(columnSum(budgetRows, row.field.role ?? ''))
  const read = readCell(row.field, cell, context.currency)
  if (read.ok) return read.value
  context.faults.push(faultAt(row, ANSWER_COLUMN, shownCell(cell), read.trouble.code, read.trouble.details))
  return null
}

/** Reads one row into the answers gathered so far. */
function readRow(context: Context, row: PackRow, answers: Record<string, unknown>): void {
  if (row.kind === 'cells') {
    const rows = (answers[row.field.key] as AnswerRow[] | undefined) ?? []
    answers[row.field.key] = [...rows, tableRow(context, row)]
  } else if (row.kind === 'choice') {
    const cell = cellAt(context.pack, row.sheet, row.row, ANSWER_COLUMN)
    const said = yesOrNo(shownCell(cell))
    const chosen = (answers[row.field.key] as string[] | undefined) ?? []
    if (said === true) answers[row.field.key] = [...chosen, row.choice.key]
    else if (said === undefined)
      context.faults.push(
        faultAt(row, ANSWER_COLUMN, shownCell(cell), 'NotYesOrNo', { value: shownCell(cell) }),
      )
  } else if (row.kind === 'field' && !row.computed) {
    const cell = cellAt(context.pack, row.sheet, row.row, ANSWER_COLUMN)
    const read = readCell(row.field, cell, context.currency)
    if (!read.ok)
      context.faults.push(
        faultAt(row, ANSWER_COLUMN, shownCell(cell), read.trouble.code, read.trouble.details),
      )
    else if (read.value !== null) answers[row.field.key] = read.value
  }
}

/** Rows at the end that nothing was typed in say nothing. */
function trimmed(rows: readonly AnswerRow[]): readonly AnswerRow[] {
  const last = rows.findLastIndex(row => !isBlankRow(row))
  return rows.slice(0, last + 1)
}

type Gathered = Record<string, unknown>

/** Cuts empty rows off the ends of tables; gives the rows of the budget. */
function closeTables(layout: readonly PackRow[], answers: Gathered): readonly AnswerRow[] {
  const budget: AnswerRow[] = []
  for (const row of layout) {
    if (row.kind !== 'columns') continue
    const rows = trimmed((answers[row.field.key] as AnswerRow[] | undefined) ?? [])
    if (rows.length === 0) delete answers[row.field.key]
    else answers[row.field.key] = rows
    if (row.field.kind === 'budget') budget.push(...rows)
  }
  return budget
}

/** Totals that the pack works out, from the rows of its budget. */
function addTotals(context: Context, layout: readonly PackRow[], answers: Gathered): void {
  const budgetRows = closeTables(layout, answers)
  for (const row of layout) {
    if (row.kind !== 'field' || !row.computed) continue
    const found = computedField(context, row, budgetRows)
    if (found !== null) answers[row.field.key] = found
  }
}

/**
 * Reads the answers out of a filled pack whose structure is whole. What can't be read is named by sheet, row and column;
 * sums that the pack works out are worked out again, so a file that no program has recalculated reads the same.
 */
export function readPack(
  layout: readonly PackRow[],
  pack: FilledPack,
  { currency, decimals }: { readonly currency: string; readonly decimals: number },
): PackReading {
  const context: Context = { pack, currency, decimals, faults: [] }
  const answers: Gathered = {}
  for (const row of layout) readRow(context, row, answers)
  addTotals(context, layout, answers)
  const lotRow = layout.find(row => row.kind === 'lot')
  const lot = lotRow ? shownCell(cellAt(pack, lotRow.sheet, lotRow.row, ANSWER_COLUMN)).trim() : ''
  return {
    answers: answers as Answers,
    lot: lot === '' ? null : lot,
    faults: context.faults,
    placeOf: place => placeIn(layout, place),
  }
}

/** The cell in which an answer stands; the first row of the pack for what stands nowhere. */
function placeIn(layout: readonly PackRow[], { field, row, column }: AnswerPlace) {
  const own = layout.filter(known =>
    'field' in known ? known.field.key === field : known.kind === 'lot' && field === 'lot',
  )
  const at = own.find(known => known.kind === 'cells' && known.number === row) ?? own[0] ?? layout[0]
  if (!at) return { sheet: 'form' as const, row: 1, column: '' }
  const inTable = at.kind === 'cells' && column !== null ? columnOf(at.columns, column) : null
  const alone = at.kind === 'field' || at.kind === 'lot' ? ANSWER_COLUMN : LABEL_COLUMN
  return { sheet: at.sheet, row: at.row, column: columnLetters(inTable ?? alone) }
}
