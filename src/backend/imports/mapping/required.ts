import type { Mapping, RowProblem } from '#shared/contract/imports.ts'
import type { Row } from '../reading/sheet.ts'
import { columnName, type LocatedTable, type MappedColumn } from './locate.ts'
import { type ProblemLog, problemAt, report } from './problem-log.ts'
import type { Target } from './target.ts'

/** The fields of which each row needs at least one, in groups; the first of a group names it in messages. */
const neededFields = (target: Target): readonly (readonly string[])[] => [
  ...target.fields.filter(field => field.required).map(field => [field.key]),
  ...target.requireAny,
]

/** Needed fields that no column and no constant fills: said once, not on every row. */
export function reportUnmapped(table: LocatedTable, mapping: Mapping, target: Target, log: ProblemLog): void {
  const isMapped = (key: string): boolean =>
    Object.hasOwn(mapping.columns, key) || Object.hasOwn(mapping.constants, key)
  const [row] = table.rows
  for (const keys of neededFields(target)) {
    const field = target.fields.find(candidate => candidate.key === keys[0])
    if (!field || !row || keys.some(isMapped)) continue
    const issue = {
      messageKey: 'import.problem.fieldNotMapped',
      details: { field: field.key, fieldKey: field.labelKey },
      remedyKey: 'import.remedy.fieldNotMapped',
    }
    const place = problemAt(table, row, undefined, 'error', issue)
    report(log, { ...place, row: table.header.rows.at(-1) ?? row.number })
  }
}

/** The columns of each needed field or group, worked out once for a table. */
export const neededColumns = (table: LocatedTable, target: Target): readonly (readonly MappedColumn[])[] =>
  neededFields(target)
    .map(keys => table.columns.filter(column => keys.includes(column.field.key)))
    .filter(columns => columns.length > 0)

/** Needed values that are blank, unless a cell of theirs was refused already. */
export function missingValues(
  row: Row,
  table: LocatedTable,
  needed: readonly (readonly MappedColumn[])[],
  values: ReadonlyMap<string, string | null>,
  problems: readonly RowProblem[],
): RowProblem[] {
  const missing: RowProblem[] = []
  for (const columns of needed) {
    const [column] = columns
    const isFilled = columns.some(({ field }) => (values.get(field.key) ?? null) !== null)
    if (!column || isFilled) continue
    const names = new Set(columns.map(columnName))
    const isRefused = problems.some(found => found.severity === 'error' && names.has(found.column))
    if (isRefused) continue
    const issue = {
      messageKey: 'import.problem.required',
      details: { field: column.field.key, fieldKey: column.field.labelKey },
      remedyKey: 'import.remedy.required',
    }
    missing.push(problemAt(table, row, column, 'error', issue))
  }
  return missing
}
