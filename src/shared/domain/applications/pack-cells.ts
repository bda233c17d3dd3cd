import type { AnswerCell, Choice, FormColumn, FormField } from '#shared/domain/calls/index.ts'
import { parseAmountInput } from '#shared/kernel/amount-input.ts'
import { minorDigits } from '#shared/kernel/currency.ts'
import { parseDateInput } from '#shared/kernel/date-input.ts'
import type { JsonValue } from '#shared/kernel/errors.ts'
import { foldText } from '#shared/kernel/fold-text.ts'
import { minorFromDecimalText } from '#shared/kernel/money.ts'

/** A cell of a filled pack: its value as text by kind; a formula with what its program worked out last. */
export type PackCell =
  | { readonly kind: 'text' | 'number' | 'date'; readonly text: string }
  | { readonly kind: 'formula'; readonly formula: string; readonly cached: string }
  | { readonly kind: 'other'; readonly text: string }

/** Why a cell can't be read: the code has messages `packFault.*` and `packRemedy.*`. */
export type CellTrouble = { readonly code: string; readonly details: { readonly [key: string]: JsonValue } }
export type CellReading =
  | { readonly ok: true; readonly value: AnswerCell }
  | { readonly ok: false; readonly trouble: CellTrouble }

const value = (text: AnswerCell): CellReading => ({ ok: true, value: text })
const trouble = (code: string, details: CellTrouble['details'] = {}): CellReading => ({
  ok: false,
  trouble: { code, details },
})

/** Decimals of a plain number in a form: quantities and shares have no more. */
const DECIMALS = 6

/** The choice that a text names: by key or by its label in any language. */
export function choiceOf(choices: readonly Choice[], text: string): string | undefined {
  const wanted = foldText(text)
  return choices.find(
    ({ key, label }) =>
      foldText(key) === wanted || Object.values(label).some(known => foldText(known) === wanted),
  )?.key
}

function decimalOf(text: string, decimals: number): CellReading {
  const read = parseAmountInput(text, { decimals })
  if (read.kind === 'amount') return value(read.text)
  if (read.kind === 'ambiguous') return trouble('Ambiguous', { value: text, readings: [...read.readings] })
  return trouble(read.reason === 'tooManyDecimals' ? 'TooManyDecimals' : 'NotANumber', {
    value: text,
    decimals,
  })
}

function amountOf(cell: { readonly kind: string; readonly text: string }, currency: string): CellReading {
  const decimals = minorDigits(currency)
  const read = cell.kind === 'number' ? value(cell.text) : decimalOf(cell.text, decimals)
  if (!read.ok || read.value === null) return read
  const minor = minorFromDecimalText(read.value, currency)
  return minor === undefined
    ? trouble('TooManyDecimals', { value: cell.text, decimals })
    : value(String(minor))
}

function dateOf(cell: { readonly kind: string; readonly text: string }): CellReading {
  if (cell.kind === 'date') return value(cell.text)
  const read = parseDateInput(cell.text, { order: 'dmy' })
  return read.kind === 'date' ? value(read.date) : trouble('NotADate', { value: cell.text })
}

/**
 * What a filled cell says as a value of its field: decimal text, minor units, a day, the key of a choice, or text. An
 * empty cell is not answered. Dates typed as text are read day first.
 */
export function readCell(
  field: Pick<FormField, 'choices'> & { readonly kind: FormField['kind'] | FormColumn['kind'] },
  cell: PackCell | undefined,
  currency: string,
): CellReading {
  if (cell === undefined) return value(null)
  if (cell.kind === 'formula') return trouble('FormulaTyped', { formula: cell.formula.slice(0, 80) })
  const text = cell.text.trim()
  if (text === '') return value(null)
  if (cell.kind === 'other') return trouble('CellBroken', { value: text })
  const typed = { kind: cell.kind, text }
  if (field.kind === 'number') return cell.kind === 'number' ? value(text) : decimalOf(text, DECIMALS)
  if (field.kind === 'money') return amountOf(typed, currency)
  if (field.kind === 'date') return dateOf(typed)
  if (field.kind !== 'choice') return value(text)
  const key = choiceOf(field.choices ?? [], text)
  return key === undefined ? trouble('NotInList', { value: text }) : value(key)
}
