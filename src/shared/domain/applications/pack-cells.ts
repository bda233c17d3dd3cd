import type { AnswerCell, Choice, FormColumn, FormField } from '#shared/domain/calls/index.ts'
import {
  type CellReading,
  dateTyped,
  decimalTyped,
  type PackCell,
  readAs,
  typedIn,
  unreadable,
} from '#shared/domain/packs/index.ts'
import { minorDigits } from '#shared/kernel/currency.ts'
import { foldText } from '#shared/kernel/fold-text.ts'
import { minorFromDecimalText } from '#shared/kernel/money.ts'

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

function amountOf(
  cell: { readonly kind: string; readonly text: string },
  currency: string,
): CellReading<AnswerCell> {
  const decimals = minorDigits(currency)
  const read = cell.kind === 'number' ? readAs(cell.text) : decimalTyped(cell.text, decimals)
  if (!read.ok || read.value === null) return read
  const minor = minorFromDecimalText(read.value, currency)
  return minor === undefined
    ? unreadable('TooManyDecimals', { value: cell.text, decimals })
    : readAs(String(minor))
}

/**
 * What a filled cell says as a value of its field: decimal text, minor units, a day, the key of a choice, or text. An
 * empty cell is not answered. Dates typed as text are read day first.
 */
export function readCell(
  field: Pick<FormField, 'choices'> & { readonly kind: FormField['kind'] | FormColumn['kind'] },
  cell: PackCell | undefined,
  currency: string,
): CellReading<AnswerCell> {
  const read = typedIn(cell)
  if (!read.ok) return read
  if (read.value === null) return readAs(null)
  const { kind, text } = read.value
  if (field.kind === 'number') return kind === 'number' ? readAs(text) : decimalTyped(text, DECIMALS)
  if (field.kind === 'money') return amountOf(read.value, currency)
  if (field.kind === 'date') return dateTyped(read.value)
  if (field.kind !== 'choice') return readAs(text)
  const key = choiceOf(field.choices ?? [], text)
  return key === undefined ? unreadable('NotInList', { value: text }) : readAs(key)
}
