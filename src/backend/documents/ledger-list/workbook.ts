import type { Money } from '#shared/kernel/money.ts'
import {
  amount,
  blank,
  type DocumentBuilder,
  type FormulaInput,
  formula,
  type RowCells,
  sumIfs,
  type Translate,
} from '../model/index.ts'
import type { ListColumn, ListedEntry } from './columns.ts'
import type { ListContent, ListSection } from './sections.ts'

type Cells = RowCells<string>
type Sheet = ReturnType<DocumentBuilder['sheet']>

const listKey = (index: number): string => `entries ${index}`
const headKey = (index: number): string => `group ${index}`

/** SUBTOTAL counts only rows that a filter leaves in view, and never another subtotal. */
const subtotalOf = (range: string): string => `SUBTOTAL(9,${range})`

const cellsOf = (columns: readonly ListColumn[], row: ListedEntry): Cells =>
  Object.fromEntries(columns.map(column => [column.key, column.value(row)]))

async function* cellRows(columns: readonly ListColumn[], rows: AsyncGenerator<ListedEntry>) {
  for await (const row of rows) yield cellsOf(columns, row)
}

function addList(sheet: Sheet, columns: readonly ListColumn[], section: ListSection, index: number): void {
  const { count, sum, rows } = section
  sheet.list({
    key: listKey(index),
    count,
    rows: () => cellRows(columns, rows(0, count)),
    slice: (offset, limit) => cellRows(columns, rows(offset, offset + limit)),
    ...(sum === null ? { filter: true } : { outline: 1 }),
  })
}

type SumColumns = readonly string[]

/** The row above a group's entries: name, number of entries, live subtotals. */
function groupCells(section: ListSection, index: number, sums: SumColumns, t: Translate): Cells {
  const live = (value: Money) => formula<string>(at => subtotalOf(at.column(listKey(index))), amount(value))
  const { name, count, sum, amount: documents } = section
  return {
    group: t('ledgerExport.groupHead', { group: name, number: count }),
    ...(sum === null ? {} : Object.fromEntries(sums.map(column => [column, live(sum)]))),
    ...(documents === null || sums.includes('matched') ? {} : { amount: live(documents) }),
  }
}

/** The sum of one currency over all rows of a column; of a list in several currencies, by the column that names them. */
function totalOf(last: number, column: string, value: Money, single: boolean): FormulaInput<string> {
  const whole = (range: (list: string, column: string) => string, of: string) => {
    const [from] = range(listKey(0), of).split(':')
    return `${from}:${range(listKey(last), of).split(':').at(-1)}`
  }
  if (single) return formula<string>(at => subtotalOf(whole(at.column, column)), amount(value))
  return formula<string>(at => {
    const { formula: written } = sumIfs(
      whole(at.column, column),
      [[whole(at.column, 'baseCurrency'), value.currency]],
      blank(),
    )
    return typeof written === 'string' ? written : written(at)
  }, amount(value))
}

/** Writes the list into a document: groups with their entries below them and live sums, then the sum of all. */
export function addLedgerSheet(
  book: DocumentBuilder,
  columns: readonly ListColumn[],
  { sections, totals, count, parts }: ListContent,
  translate: Translate,
): void {
  const title = translate('ledgerExport.title')
  const keys = new Set(columns.map(column => column.key))
  const sums = (parts ? ['matched'] : ['base', 'matched']).filter(key => keys.has(key))
  const known = (cells: Cells): Cells =>
    Object.fromEntries(Object.entries(cells).filter(([key]) => keys.has(key)))
  const sheet = book
    .sheet<string>({
      key: 'ledger',
      name: title,
      columns: columns.map(({ key, header, width, format }) => ({ key, header, width, format })),
      protect: false,
      outlineSummary: 'above',
    })
    .header()
  for (const [index, section] of sections.entries()) {
    if (section.sum !== null)
      sheet.subtotal(headKey(index), known(groupCells(section, index, sums, translate)))
    addList(sheet, columns, section, index)
  }
  if (sections.length === 0) sheet.list({ key: listKey(0), count: 0, rows: () => [] })
  if (count === 0 || sums.length === 0) return
  const labelled = columns.find(column => column.format === 'text')?.key
  for (const total of totals) {
    const label = translate(totals.length > 1 ? 'ledgerExport.totalIn' : 'ledgerExport.total', {
      currency: total.currency,
    })
    const cells = sums.map(column => [
      column,
      totalOf(sections.length - 1, column, total, totals.length === 1),
    ])
    sheet.total(`total ${total.currency}`, {
      ...(labelled === undefined ? {} : { [labelled]: label }),
      ...Object.fromEntries(cells),
    })
  }
}
