import { parseAmountInput } from '#shared/kernel/amount-input.ts'
import { parseDateInput } from '#shared/kernel/date-input.ts'
import type { JsonValue } from '#shared/kernel/errors.ts'
import { foldText } from '#shared/kernel/fold-text.ts'

/** A cell of a filled pack: its value as text by kind; a formula with what its program worked out last. */
export type PackCell =
  | { readonly kind: 'text' | 'number' | 'date'; readonly text: string }
  | { readonly kind: 'formula'; readonly formula: string; readonly cached: string }
  | { readonly kind: 'other'; readonly text: string }

/** Cells of a filled sheet by row and column, from 1. */
export type PackCells = ReadonlyMap<number, ReadonlyMap<number, PackCell>>

/** Why a cell can't be read: the code has messages `packFault.*` and `packRemedy.*`. */
export type CellTrouble = { readonly code: string; readonly details: { readonly [key: string]: JsonValue } }
export type CellReading<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly trouble: CellTrouble }

export const readAs = <Value>(value: Value): CellReading<Value> => ({ ok: true, value })
export const unreadable = (code: string, details: CellTrouble['details'] = {}): CellReading<never> => ({
  ok: false,
  trouble: { code, details },
})

export const shownCell = (cell: PackCell | undefined): string => {
  if (cell === undefined) return ''
  return cell.kind === 'formula' ? `=${cell.formula}` : cell.text
}

/** What was typed into a cell, without spaces around; null for an empty one. A formula or an error is none. */
export function typedIn(
  cell: PackCell | undefined,
): CellReading<{ readonly kind: 'text' | 'number' | 'date'; readonly text: string } | null> {
  if (cell === undefined) return readAs(null)
  if (cell.kind === 'formula') return unreadable('FormulaTyped', { formula: cell.formula.slice(0, 80) })
  const text = cell.text.trim()
  if (text === '') return readAs(null)
  if (cell.kind === 'other') return unreadable('CellBroken', { value: text })
  return readAs({ kind: cell.kind, text })
}

/** A number typed as text, as decimal text with at most so many decimals; asks back where it can be read two ways. */
export function decimalTyped(text: string, decimals: number): CellReading<string> {
  const read = parseAmountInput(text, { decimals })
  if (read.kind === 'amount') return readAs(read.text)
  if (read.kind === 'ambiguous') return unreadable('Ambiguous', { value: text, readings: [...read.readings] })
  return unreadable(read.reason === 'tooManyDecimals' ? 'TooManyDecimals' : 'NotANumber', {
    value: text,
    decimals,
  })
}

/** A day as yyyy-mm-dd; one typed as text is read day first. */
export function dateTyped(cell: { readonly kind: string; readonly text: string }): CellReading<string> {
  if (cell.kind === 'date') return readAs(cell.text)
  const read = parseDateInput(cell.text, { order: 'dmy' })
  return read.kind === 'date' ? readAs(read.date) : unreadable('NotADate', { value: cell.text })
}

const YES: readonly string[] = ['yes', 'po', 'x', 'true', '1']
const NO: readonly string[] = ['no', 'jo', 'false', '0', '']

/** Yes or no as people write it in the languages of a pack; undefined for anything else. Empty is no. */
export function yesOrNo(text: string): boolean | undefined {
  const said = foldText(text)
  if (YES.includes(said)) return true
  return NO.includes(said) ? false : undefined
}

/** Letters of a column from 1. @example columnLetters(28) // 'AB' */
export function columnLetters(column: number): string {
  const rest = Math.floor((column - 1) / 26)
  const last = String.fromCharCode(65 + ((column - 1) % 26))
  return rest === 0 ? last : columnLetters(rest) + last
}
