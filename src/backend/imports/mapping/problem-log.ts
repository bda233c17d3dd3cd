import type { RowProblem } from '#shared/contract/imports.ts'
import { cellText, type Row } from '../reading/sheet.ts'
import type { Issue } from './field-value.ts'
import { columnName, type LocatedTable, type MappedColumn } from './locate.ts'

/** More problems than anyone reads; the counts go on. */
export const MAX_PROBLEMS = 2000
export const LONGEST_VALUE = 200

export type ProblemLog = {
  readonly problems: RowProblem[]
  errors: number
  warnings: number
  leftOut: number
  /** Warnings that a column gives once, with the number of its cells: nobody reads 50,000 of a kind. */
  readonly repeated: Map<string, { readonly first: RowProblem; count: number }>
}

export const startLog = (): ProblemLog => ({
  problems: [],
  errors: 0,
  warnings: 0,
  leftOut: 0,
  repeated: new Map(),
})

export function report(log: ProblemLog, problem: RowProblem): void {
  if (problem.severity === 'error') log.errors += 1
  else log.warnings += 1
  if (log.problems.length < MAX_PROBLEMS) log.problems.push(problem)
}

/** Reports what a row's cells gave: errors one by one, warnings once per column. */
export function reportCells(log: ProblemLog, problems: readonly RowProblem[]): void {
  for (const problem of problems) {
    if (problem.severity === 'error') {
      report(log, problem)
      continue
    }
    const key = `${problem.column} ${problem.messageKey}`
    const known = log.repeated.get(key)
    if (known) known.count += 1
    else log.repeated.set(key, { first: problem, count: 1 })
  }
}

/** Adds the counted warnings and puts all in the order of the file. */
export function closeLog(log: ProblemLog): void {
  for (const { first, count } of log.repeated.values())
    report(log, { ...first, details: { ...first.details, count } })
  log.problems.sort((a, b) => a.row - b.row)
}

/** A problem with its place; without a column the whole row is meant. */
export const problemAt = (
  table: LocatedTable,
  row: Row,
  column: MappedColumn | undefined,
  severity: RowProblem['severity'],
  issue: Issue,
): RowProblem => ({
  sheet: table.sheet.name,
  row: row.number,
  column: column ? columnName(column) : '',
  value: column ? cellText(row.cells[column.index]).slice(0, LONGEST_VALUE) : '',
  severity,
  ...issue,
})
