import type { Mapping, RowProblem } from '#shared/contract/imports.ts'
import type { Result } from '#shared/kernel/result.ts'
import { NO_PROGRESS, type Progress } from '../reading/progress.ts'
import { attempt } from '../reading/refuse.ts'
import { cellText, type Row, type Workbook } from '../reading/sheet.ts'
import { columnReadings } from './columns.ts'
import { type ColumnReading, type Issue, readField } from './field-value.ts'
import { addToSums, endGroup, type LeftOutReason, leaveOutReason, type Sums, startSums } from './leave-out.ts'
import { columnName, type LocatedTable, locateTable, type MappedColumn } from './locate.ts'
import {
  closeLog,
  LONGEST_VALUE,
  type ProblemLog,
  problemAt,
  report,
  reportCells,
  startLog,
} from './problem-log.ts'
import { missingValues, neededColumns, reportUnmapped } from './required.ts'
import type { Target } from './target.ts'

/** One record: values by field key as text (amounts and rates plain decimals, dates ISO); null is blank, not zero. */
export type MappedRow = {
  /** Row of the file. */
  readonly row: number
  /** Indent steps of the row's first cell, for levels of a budget. */
  readonly indent: number
  readonly values: { readonly [key: string]: string | null }
}

export type AppliedMapping = {
  readonly sheet: string
  readonly headerRows: readonly number[]
  /** Names of the columns by field, as problems show them: `D "Shuma"`. */
  readonly columns: { readonly [key: string]: string }
  /** Headings of the columns by field. */
  readonly headings: { readonly [key: string]: string }
  /** Rows below the header with any content. */
  readonly rowsRead: number
  readonly rows: readonly MappedRow[]
  /** Rows left out as totals, for comparing them with what they add up. */
  readonly totals: readonly MappedRow[]
  /** Errors and warnings in the order of the file, at most `MAX_PROBLEMS`; the counts are of all. */
  readonly problems: readonly RowProblem[]
  readonly errors: number
  readonly warnings: number
  /** Rows left out with a warning: totals, notes, repeated headers. */
  readonly leftOut: number
}

type Values = Map<string, string | null>

/** A currency written beside the amount fills a missing currency and must not contradict a stated one. */
function settleCurrency(found: string, values: Values): Issue | undefined {
  const stated = values.get('currency') ?? null
  if (stated === null) values.set('currency', found)
  if (stated === null || stated === found) return undefined
  return {
    messageKey: 'import.problem.currencyDiffers',
    details: { found, stated },
    remedyKey: 'import.remedy.currencyDiffers',
  }
}

type ReadRow = { readonly values: Values; readonly problems: readonly RowProblem[] }

function readRow(row: Row, table: LocatedTable, readings: ReadonlyMap<string, ColumnReading>): ReadRow {
  const values: Values = new Map()
  const problems: RowProblem[] = []
  let besideAmount: { column: MappedColumn; currency: string } | undefined
  for (const column of table.columns) {
    const { key } = column.field
    const reading = readings.get(key)
    if (!reading) continue
    const read = readField(row.cells[column.index], reading)
    values.set(key, read.kind === 'value' ? read.text : null)
    if (read.kind === 'problem') problems.push(problemAt(table, row, column, 'error', read.issue))
    else if (read.warning) problems.push(problemAt(table, row, column, 'warning', read.warning))
    if (read.kind === 'value' && read.currency && key === 'amount')
      besideAmount = { column, currency: read.currency }
  }
  const issue = besideAmount && settleCurrency(besideAmount.currency, values)
  if (issue) problems.push(problemAt(table, row, besideAmount?.column, 'error', issue))
  return { values, problems }
}

const leftOutIssue = (reason: LeftOutReason, row: Row): Issue => ({
  messageKey: `import.problem.leftOut.${reason}`,
  details: {
    text: row.cells
      .map(cellText)
      .filter(text => text !== '')
      .join(' | ')
      .slice(0, LONGEST_VALUE),
  },
  remedyKey: 'import.remedy.leftOut',
})

const mappedRow = (row: Row, values: Values): MappedRow => ({
  row: row.number,
  indent: row.indent,
  values: Object.fromEntries(values),
})

/** Constants of the mapping fill what the file leaves blank. */
function fillConstants(values: Values, mapping: Mapping, target: Target): void {
  for (const { key } of target.fields) {
    const constant = Object.hasOwn(mapping.constants, key) ? mapping.constants[key] : undefined
    if (constant !== undefined && (values.get(key) ?? null) === null) values.set(key, constant)
  }
}

/** A code column with stored numbers like 2.1 may have lost a zero of 2.10. */
function reportNumberCodes(table: LocatedTable, log: ProblemLog): void {
  for (const column of table.columns) {
    if (column.field.kind !== 'code') continue
    const row = table.rows.find(candidate => {
      const cell = candidate.cells[column.index]
      return cell?.kind === 'number' && cell.shown === undefined && cell.text.includes('.')
    })
    if (!row) continue
    const issue = {
      messageKey: 'import.problem.codeIsNumber',
      details: {},
      remedyKey: 'import.remedy.codeIsNumber',
    }
    report(log, problemAt(table, row, column, 'warning', issue))
  }
}

function reportHiddenRows(table: LocatedTable, log: ProblemLog): void {
  const hidden = table.rows.filter(row => row.hidden)
  const [first] = hidden
  if (!first) return
  const issue = {
    messageKey: 'import.problem.hiddenRows',
    details: { count: hidden.length },
    remedyKey: 'import.remedy.hiddenRows',
  }
  report(log, problemAt(table, first, undefined, 'warning', issue))
}

/** Leaves a row out with a warning, unless the mapping keeps totals; false when it is a record. */
function isLeftOut(row: Row, read: ReadRow, table: LocatedTable, context: Context): boolean {
  const { mapping, target, sums, log } = context
  const reason = leaveOutReason(row, read.values, table, target, sums)
  const isTotal = reason === 'total' || reason === 'totalBySum'
  if (!reason || (isTotal && !mapping.skipTotals)) return false
  if (isTotal) {
    endGroup(sums)
    context.totals.push(mappedRow(row, read.values))
  }
  log.leftOut += 1
  report(log, problemAt(table, row, undefined, 'warning', leftOutIssue(reason, row)))
  return true
}

type Context = {
  readonly mapping: Mapping
  readonly target: Target
  readonly log: ProblemLog
  readonly sums: Sums
  readonly totals: MappedRow[]
  readonly onProgress: Progress
}

const ROWS_PER_STEP = 2000

function readTable(table: LocatedTable, context: Context): MappedRow[] {
  const { mapping, target, log, sums, onProgress } = context
  const readings = columnReadings(table.columns, table.rows, mapping)
  const needed = neededColumns(table, target)
  const rows: MappedRow[] = []
  for (const [index, row] of table.rows.entries()) {
    if (index % ROWS_PER_STEP === 0) onProgress({ phase: 'map', done: index, total: table.rows.length })
    const read = readRow(row, table, readings)
    if (isLeftOut(row, read, table, context)) continue
    addToSums(sums, read.values)
    fillConstants(read.values, mapping, target)
    reportCells(log, read.problems)
    reportCells(log, missingValues(row, table, needed, read.values, read.problems))
    rows.push(mappedRow(row, read.values))
  }
  onProgress({ phase: 'map', done: table.rows.length, total: table.rows.length })
  return rows
}

/** As `applyMapping`, but throws the refusal; for readers that build on it. */
export function mapWorkbook(
  workbook: Workbook,
  mapping: Mapping,
  target: Target,
  onProgress: Progress = NO_PROGRESS,
): AppliedMapping {
  const table = locateTable(workbook, mapping, target)
  const log = startLog()
  for (const problem of table.problems) report(log, problem)
  reportUnmapped(table, mapping, target, log)
  reportNumberCodes(table, log)
  reportHiddenRows(table, log)
  const totals: MappedRow[] = []
  const rows = readTable(table, { mapping, target, log, sums: startSums(), totals, onProgress })
  closeLog(log)
  const { problems, errors, warnings, leftOut } = log
  const columns = Object.fromEntries(table.columns.map(column => [column.field.key, columnName(column)]))
  const headings = Object.fromEntries(table.columns.map(({ field, heading }) => [field.key, heading]))
  const place = { sheet: table.sheet.name, headerRows: table.header.rows, rowsRead: table.rows.length }
  return { ...place, columns, headings, rows, totals, problems, errors, warnings, leftOut }
}

/**
 * Turns the rows of a table into records of the target by a mapping. Row errors are listed with place, value
 * and remedy, never thrown; a missing sheet or a table without rows refuses the whole file.
 */
export const applyMapping = (
  workbook: Workbook,
  mapping: Mapping,
  target: Target,
  onProgress?: Progress,
): Promise<Result<AppliedMapping>> => attempt(() => mapWorkbook(workbook, mapping, target, onProgress))
