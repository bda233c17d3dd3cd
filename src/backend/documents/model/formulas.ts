import { quoteText } from './cell-address.ts'
import type { Marks, Value } from './document-model.ts'
import type { References } from './references.ts'

/** A formula before the places of rows and columns are known. */
export type FormulaInput<K extends string> = {
  readonly kind: 'formula'
  readonly formula: string | ((at: References<K>) => string)
  readonly result: Value
} & Marks

const NO_MARKS: Marks = {}

/**
 * A live formula with the value that the engine calculated. English names, comma separators, no '='.
 * @example formula<Column>(at => `ROUND(${at.here('total')}-${at.here('budget')},2)`, amount(deviation))
 */
export const formula = <K extends string>(
  write: FormulaInput<K>['formula'],
  result: Value,
  marks: Marks = NO_MARKS,
): FormulaInput<K> => ({ kind: 'formula', formula: write, result, ...marks })

/** Most arguments a spreadsheet function takes. */
const MAX_ARGUMENTS = 255

function sumOf(parts: readonly string[]): string {
  if (parts.length === 0) return '0'
  if (parts.length <= MAX_ARGUMENTS) return `SUM(${parts.join(',')})`
  const groups: string[] = []
  for (let at = 0; at < parts.length; at += MAX_ARGUMENTS)
    groups.push(sumOf(parts.slice(at, at + MAX_ARGUMENTS)))
  return sumOf(groups)
}

/** SUM of the named rows in the formula's own column; neighbours become ranges. */
export const sum = (rows: readonly string[], result: Value, marks?: Marks): FormulaInput<string> =>
  formula(at => sumOf(at.list(rows)), result, marks)

/** SUM of a streamed list in the formula's own column. */
export const sumList = (list: string, result: Value, marks?: Marks): FormulaInput<string> =>
  formula(at => `SUM(${at.column(list)})`, result, marks)

/** The named rows added one by one (`E9+E10`), where a reader wants to see which. */
export const plus = (rows: readonly string[], result: Value, marks?: Marks): FormulaInput<string> =>
  formula(at => (rows.length === 0 ? '0' : rows.map(row => at.cell(row)).join('+')), result, marks)

/** `ROUND(first*second,2)` of the same row. */
export const product = <K extends string>(
  first: K,
  second: K,
  result: Value,
  marks?: Marks,
): FormulaInput<K> => formula<K>(at => `ROUND(${at.here(first)}*${at.here(second)},2)`, result, marks)

/** `ROUND(first-second,2)` of the same row. */
export const minus = <K extends string>(first: K, second: K, result: Value, marks?: Marks): FormulaInput<K> =>
  formula<K>(at => `ROUND(${at.here(first)}-${at.here(second)},2)`, result, marks)

/** `first+second` of the same row. */
export const plusHere = <K extends string>(
  columns: readonly K[],
  result: Value,
  marks?: Marks,
): FormulaInput<K> => formula<K>(at => columns.map(column => at.here(column)).join('+'), result, marks)

/** `IF(base=0,otherwise,part/base)` of the same row; `otherwise` is a text such as '' or 'n/a'. */
export const ratio = <K extends string>(
  part: K,
  base: K,
  result: Value,
  otherwise = '',
  marks?: Marks,
): FormulaInput<K> =>
  formula<K>(
    at => `IF(${at.here(base)}=0,${quoteText(otherwise)},${at.here(part)}/${at.here(base)})`,
    result,
    marks,
  )

/** The cell of another sheet. */
export const fromSheet = (
  sheet: string,
  row: string,
  column: string,
  result: Value,
  marks?: Marks,
): FormulaInput<string> => formula(at => at.sheet(sheet).cell(row, column), result, marks)

const criterion = (value: string | number): string =>
  typeof value === 'number' ? String(value) : quoteText(value.replaceAll(/[~*?]/g, '~$&'))

/**
 * SUMIFS over named ranges. Text keys must not look like numbers (`BL 2.10`, not `2.10`): spreadsheets
 * would add 2.1 and 2.10 together (donor-formats.md section 6 item 3).
 */
export const sumIfs = (
  range: string,
  conditions: readonly (readonly [range: string, equals: string | number])[],
  result: Value,
  marks?: Marks,
): FormulaInput<string> =>
  formula(
    `SUMIFS(${range},${conditions.map(([over, equals]) => `${over},${criterion(equals)}`).join(',')})`,
    result,
    marks,
  )
