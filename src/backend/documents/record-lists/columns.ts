import type { Notice } from '#shared/contract/common.ts'
import { formatDetails } from '#shared/kernel/format-details.ts'
import type { Money } from '#shared/kernel/money.ts'
import {
  amount,
  blank,
  type ColumnFormat,
  count,
  date,
  quantity,
  type Translate,
  text,
  type Value,
} from '../model/index.ts'

/** One column of an exported list of records. */
export interface RecordColumn<Row> {
  readonly key: string
  readonly header: string
  readonly width: number
  readonly format: ColumnFormat
  readonly value: (row: Row) => Value
}

/** A column of plain texts. */
export const words = <Row>(
  key: string,
  header: string,
  width: number,
  textOf: (row: Row) => string,
): RecordColumn<Row> => ({ key, header, width, format: 'text', value: row => text(textOf(row)) })

/** A kind of column that is blank where a row states nothing. */
const stated =
  <T>(width: number, format: ColumnFormat, show: (value: T) => Value) =>
  <Row>(key: string, header: string, of: (row: Row) => T | null): RecordColumn<Row> => ({
    key,
    header,
    width,
    format,
    value: row => {
      const value = of(row)
      return value === null ? blank() : show(value)
    },
  })

/** A column of days. */
export const day = stated<string>(14, 'date', date)

/** A column of amounts; the currency stands in the head or in a column of its own. */
export const money = stated<Money>(16, 'money', amount)

/** A column of whole numbers: counts and ranks. */
export const whole = stated<number>(12, 'quantity', count)

/** A column of decimals shown with two digits: scores. */
export const decimal = stated<string>(12, 'quantity', quantity)

/** One currency for all amounts of a row, in front of the first of them, so that these can be reckoned with. */
export function withCurrency<Row>(
  columns: readonly RecordColumn<Row>[],
  t: Translate,
  currencyOf: (row: Row) => string,
): readonly RecordColumn<Row>[] {
  const first = columns.findIndex(({ format }) => format === 'money')
  if (first === -1) return columns
  const currency = words('currency', t('ledgerExport.column.currency'), 10, currencyOf)
  return columns.toSpliced(first, 0, currency)
}

/** A column of what stands against a record or is to be minded about it, as sentences. */
export const notices = <Row>(
  key: string,
  header: string,
  told: { readonly t: Translate; readonly language: string },
  of: (row: Row) => readonly Notice[],
): RecordColumn<Row> =>
  words(key, header, 60, row =>
    of(row)
      .map(({ messageKey, details }) => told.t(messageKey, formatDetails(details, told.language)))
      .join(' '),
  )

/** Marks and words in one cell, blank ones left out. */
export const joined = (marks: readonly (string | false)[]): string =>
  marks.filter(mark => mark !== false && mark !== '').join(', ')

/** The name of the group stands first in a list by groups. */
export const groupColumn = <Row>(header: string, nameOf: (row: Row) => string): RecordColumn<Row> =>
  words('group', header, 28, nameOf)
