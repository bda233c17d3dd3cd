import type { Money } from '#shared/kernel/money.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { CellModel, Marks, Value } from './document-model.ts'

type Plain<K extends Value['kind']> = Extract<Value, { kind: K }> & Marks

const NO_MARKS: Marks = {}

/** Empty cell; with `input: true` a place for people to fill in. */
export const blank = (marks: Marks = NO_MARKS): Plain<'empty'> => ({ kind: 'empty', ...marks })

/** Text as it is; never read as a formula. */
export const text = (value: string, marks: Marks = NO_MARKS): Plain<'text'> => ({
  kind: 'text',
  text: value,
  ...marks,
})

/** An amount; the currency belongs into the column head. */
export const amount = (value: Money, marks: Marks = NO_MARKS): Plain<'money'> => ({
  kind: 'money',
  minor: value.minor,
  currency: value.currency,
  ...marks,
})

/** An amount from minor units. @example cents(1250, 'EUR') // 12.50 */
export const cents = (minor: number, currency: string, marks: Marks = NO_MARKS): Plain<'money'> => ({
  kind: 'money',
  minor,
  currency,
  ...marks,
})

/** A quantity from decimal text, shown with two decimals. */
export const quantity = (value: string, marks: Marks = NO_MARKS): Plain<'number'> => ({
  kind: 'number',
  value,
  decimals: 2,
  ...marks,
})

/** A whole number: a count or a running number. */
export const count = (value: number, marks: Marks = NO_MARKS): Plain<'number'> => ({
  kind: 'number',
  value: String(value),
  decimals: 0,
  ...marks,
})

/** A ratio from decimal text: '0.07' is 7.00%. */
export const percent = (ratio: string, marks: Marks = NO_MARKS): Plain<'percent'> => ({
  kind: 'percent',
  value: ratio,
  ...marks,
})

export const date = (value: PlainDate, marks: Marks = NO_MARKS): Plain<'date'> => ({
  kind: 'date',
  date: value,
  ...marks,
})

/** An exchange rate from decimal text. */
export const rate = (value: string, marks: Marks = NO_MARKS): Plain<'rate'> => ({
  kind: 'rate',
  value,
  ...marks,
})

/** The value a cell shows: of a formula, what the engine calculated. */
export const shownValue = (cell: CellModel): Value => (cell.kind === 'formula' ? cell.result : cell)
