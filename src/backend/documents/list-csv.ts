import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { minorToDecimalText } from '#shared/kernel/money.ts'
import type { Value } from './model/index.ts'
import { produceFile } from './render/render-job.ts'
import { printableText } from './render/safe-text.ts'

/** Without it spreadsheets read UTF-8 as the machine's old code page and break ë and Cyrillic. */
const BYTE_ORDER_MARK = '\uFEFF'
/** What a spreadsheet would run as a formula when it opens the file. */
const FORMULA_START = /^[=+\-@\t\r]/
const NEEDS_QUOTES = /[",\n\r]/

const quoted = (field: string): string =>
  NEEDS_QUOTES.test(field) ? `"${field.replaceAll('"', '""')}"` : field

/** Text of people as one field; an apostrophe keeps what begins like a formula from being run. */
export function textField(text: string): string {
  const printable = printableText(text)
  return quoted(FORMULA_START.test(text) || FORMULA_START.test(printable) ? `'${printable}` : printable)
}

/** A value as one field: amounts and numbers with a point, days as YYYY-MM-DD, whatever the language. */
function field(value: Value): string {
  switch (value.kind) {
    case 'empty':
      return ''
    case 'text':
      return textField(value.text)
    case 'money':
      return minorToDecimalText(value.minor, value.currency)
    case 'date':
      return value.date
    case 'number':
    case 'percent':
    case 'rate':
      return value.value
  }
}

/** A column of a list: its head and the cell of a row. */
interface CsvColumn<Row> {
  readonly header: string
  readonly value: (row: Row) => Value
}

/** Writes the list as comma separated values (RFC 4180), row by row as they are read. */
export async function writeCsv<Row>(
  path: string,
  columns: readonly CsvColumn<Row>[],
  rows: Iterable<Row> | AsyncIterable<Row>,
): Promise<void> {
  await produceFile(path, async temporary => {
    const file = createWriteStream(temporary, { flags: 'wx' })
    const line = async (fields: readonly string[]) => {
      if (!file.write(`${fields.join(',')}\r\n`)) await once(file, 'drain')
    }
    try {
      file.write(BYTE_ORDER_MARK)
      await line(columns.map(column => textField(column.header)))
      for await (const row of rows) await line(columns.map(column => field(column.value(row))))
      file.end()
      await once(file, 'finish')
    } finally {
      if (!file.closed) {
        file.destroy()
        await once(file, 'close')
      }
    }
  })
}
