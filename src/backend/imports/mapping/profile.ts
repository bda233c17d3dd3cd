import { parseAmountInput } from '#shared/kernel/amount-input.ts'
import { currencyOfWord } from '#shared/kernel/currency-words.ts'
import { parseDateInput } from '#shared/kernel/date-input.ts'
import { type CellValue, cellText, isBlank, type Row } from '../reading/sheet.ts'
import type { FieldKind } from './target.ts'

/** What the cells of a column look like; shares are of the filled cells, 0 to 1. */
export type ColumnProfile = {
  readonly filled: number
  readonly dates: number
  readonly numbers: number
  readonly currencies: number
  /** Cells of at most 20 characters without spaces, as codes are. */
  readonly codes: number
  readonly words: number
}

const SAMPLED_ROWS = 200

const isDate = (cell: CellValue): boolean =>
  cell.kind === 'date' || (cell.kind === 'text' && parseDateInput(cell.text).kind !== 'invalid')

const isNumber = (cell: CellValue): boolean =>
  cell.kind === 'number' ||
  cell.kind === 'formula' ||
  (cell.kind === 'text' && parseAmountInput(cell.text, { decimals: 12 }).kind !== 'invalid')

/** Looks at the first rows of a column. */
export function profileOf(rows: readonly Row[], index: number): ColumnProfile {
  const cells = rows
    .slice(0, SAMPLED_ROWS)
    .map(row => row.cells[index])
    .filter((cell): cell is CellValue => cell !== undefined && !isBlank(cell))
  const share = (matches: (cell: CellValue) => boolean): number =>
    cells.length === 0 ? 0 : cells.filter(matches).length / cells.length
  return {
    filled: cells.length,
    dates: share(isDate),
    numbers: share(isNumber),
    currencies: share(cell => currencyOfWord(cellText(cell).trim()) !== undefined),
    codes: share(cell => /^\S{1,20}$/.test(cellText(cell).trim())),
    words: share(cell => /\p{L}{2}/u.test(cellText(cell))),
  }
}

/** How well a column's values suit a kind of field, 0 to 1; an empty column suits anything. */
export function suitability(profile: ColumnProfile, kind: FieldKind): number {
  if (profile.filled === 0) return 1
  switch (kind) {
    case 'date':
      return profile.dates
    case 'amount':
    case 'decimal':
      return profile.dates > 0.5 && profile.numbers < 0.5 ? 0 : profile.numbers
    case 'currency':
      return profile.currencies
    case 'code':
      return 0.5 + profile.codes / 2
    case 'text':
      return 0.5 + profile.words / 2
  }
}
