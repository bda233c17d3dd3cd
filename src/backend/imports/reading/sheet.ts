import type { JsonValue } from '#shared/kernel/errors.ts'

/**
 * What one cell holds. Numbers are exact decimal text with at most 15 significant digits, as Excel shows
 * them (0.30000000000000004 is '0.3'); dates are calendar days without a time zone.
 */
export type CellValue =
  | { readonly kind: 'empty' }
  | { readonly kind: 'text'; readonly text: string }
  /** `shown` where a format like 0000 or 0.00 adds zeros: a code 2.10 is stored as the number 2.1. */
  | { readonly kind: 'number'; readonly text: string; readonly shown?: string }
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'error'; readonly code: string }
  /** A formula whose result the maker of the file did not store, or with `cached` where formulas are asked for. */
  | { readonly kind: 'formula'; readonly formula: string; readonly cached?: CellValue }

export const EMPTY: CellValue = { kind: 'empty' }

export type Row = {
  /** 1-based, as the spreadsheet program numbers it. */
  readonly number: number
  readonly hidden: boolean
  /** Indent steps of the first filled cell (cell format or leading spaces); tells levels of a budget. */
  readonly indent: number
  /** Dense from column A; trailing empty cells are cut. */
  readonly cells: readonly CellValue[]
}

/** A merged block of cells, 1-based and inclusive. */
export type MergedRange = {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

export type Sheet = {
  readonly name: string
  readonly hidden: boolean
  /** Number of the last row with content, whatever range the file declares. */
  readonly rowCount: number
  /** Rows with content only; blank ones are missing. */
  readonly rows: readonly Row[]
  readonly merges: readonly MergedRange[]
}

/** Something worth telling that does not stop the import. */
export type Warning = {
  readonly messageKey: string
  readonly details: { readonly [key: string]: JsonValue }
}

export type Workbook = {
  readonly format: 'xlsx' | 'csv'
  readonly sheets: readonly Sheet[]
  readonly warnings: readonly Warning[]
}

/** Letters of a 0-based column. @example columnLetter(0) // 'A'; columnLetter(27) // 'AB' */
export function columnLetter(index: number): string {
  let letters = ''
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return letters
}

/** 0-based column of letters, -1 when they are none. @example columnIndex('AB') // 27 */
export function columnIndex(letters: string): number {
  if (!/^[A-Z]{1,3}$/.test(letters)) return -1
  let index = 0
  for (const letter of letters) index = index * 26 + letter.charCodeAt(0) - 64
  return index - 1
}

/** The cell as a person reads it; formulas without result show their formula. */
export function cellText(cell: CellValue | undefined): string {
  if (!cell) return ''
  switch (cell.kind) {
    case 'empty':
      return ''
    case 'text':
      return cell.text
    case 'number':
      return cell.shown ?? cell.text
    case 'date':
      return cell.date
    case 'boolean':
      return cell.value ? 'TRUE' : 'FALSE'
    case 'error':
      return cell.code
    case 'formula':
      return `=${cell.formula}`
  }
}

/** True for a cell without anything a person would see. */
export const isBlank = (cell: CellValue | undefined): boolean =>
  !cell || cell.kind === 'empty' || (cell.kind === 'text' && cell.text.trim() === '')

/** A row from its cells, or undefined when all are blank. */
export function rowOf(number: number, cells: CellValue[], hidden = false, indent = 0): Row | undefined {
  let length = cells.length
  while (length > 0 && isBlank(cells[length - 1])) length -= 1
  if (length === 0) return undefined
  cells.length = length
  return { number, hidden, indent, cells }
}
