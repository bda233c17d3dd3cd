import { lineKey } from '../basis/journal-sheet.ts'
import { rateSourceText } from '../basis/rate-source.ts'
import { drillTo } from '../drill.ts'
import {
  type ColumnInput,
  cents,
  count,
  type DocumentBuilder,
  date,
  formula,
  minus,
  type RowCells,
  rate,
  sumList,
  type Translate,
  text,
  type Value,
} from '../model/index.ts'
import type { CurrencySheet, SettlementFigures, SettlementRow } from './data.ts'

type Column =
  | 'no'
  | 'line'
  | 'document'
  | 'date'
  | 'description'
  | 'amount'
  | 'settled'
  | 'refused'
  | 'reasons'
  | 'accepted'

/** The fifth is the Fund's own: who was paid, why and for which output (donor-formats.md section 5). */
const COLUMNS: readonly (readonly [Column, number, ColumnInput<Column>['format']])[] = [
  ['no', 7, 'quantity'],
  ['line', 12, 'text'],
  ['document', 18, 'text'],
  ['date', 13, 'date'],
  ['description', 62, 'text'],
  ['amount', 16, 'money'],
  ['settled', 15, 'money'],
  ['refused', 13, 'money'],
  ['reasons', 10, 'text'],
  ['accepted', 15, 'money'],
]

export const sheetKey = (currency: string): string => `costs ${currency}`
/** Named ranges of one currency's list. */
export const listNames = (currency: string) => ({
  line: `Line_${currency}`,
  settled: `Settled_${currency}`,
  refused: `Refused_${currency}`,
})

/** Who was paid, why and for which output; what nobody entered is left out. */
export function costDescription({ entry, output }: SettlementRow): string {
  const paid = [entry.payee, entry.description].filter(part => part !== '').join(': ')
  return [paid, output].filter(part => part !== '').join(' – ')
}

function cellsOf(
  row: SettlementRow,
  no: number,
  { project }: SettlementFigures,
  sheet: CurrencySheet,
): RowCells<Column> {
  const { entry } = row
  const value = (minor: number): Value => ({ kind: 'money', minor, currency: project.currency })
  const drill = drillTo({
    projectId: project.id,
    state: 'posted',
    from: entry.entryDate,
    to: entry.entryDate,
    text: entry.documentNo,
  })
  return {
    no: count(no),
    line: text(lineKey(entry.line)),
    document: text(entry.documentNo),
    date: date(entry.paymentDate ?? entry.entryDate),
    description: text(costDescription(row)),
    amount: cents(row.amountMinor, sheet.currency, { drill }),
    settled: formula<Column>(
      at => `ROUND(${at.here('amount')}/${at.absolute('rate')},2)`,
      value(row.settledMinor),
    ),
    refused: cents(row.refusedMinor, project.currency),
    reasons: text(entry.refusedReasons),
    accepted: minus<Column>('settled', 'refused', value(row.acceptedMinor)),
  }
}

/** What is said of the rate: costs in the contract's own currency need none. */
function methodWords({ project, method }: SettlementFigures, { currency }: CurrencySheet): string {
  if (currency === project.currency) return 'same'
  return method === 'last_tranche_day' ? 'tranche' : 'mean'
}

/** The costs in one currency, each with what it comes to at the sheet's one rate. */
export function addCurrencySheet(
  book: DocumentBuilder,
  figures: SettlementFigures,
  own: CurrencySheet,
  t: Translate,
): void {
  const { currency: base } = figures.project
  const { currency, rows } = own
  const words = (key: string) => t(`documents.visegrad.${key}`, { currency, base })
  const key = sheetKey(currency)
  const sheet = book.sheet<Column>({
    key,
    name: words('sheet.costs'),
    columns: COLUMNS.map(([column, width, format]) => ({
      key: column,
      header: words(`cost.${column}`),
      width,
      format,
    })),
  })
  sheet.title(words('costsTitle'))
  sheet.note(words(`method.${methodWords(figures, own)}`))
  sheet.meta(words('head.rate'), rate(own.rate.rate), 'rate')
  sheet.meta(words('head.rateSource'), rateSourceText(own.rate.source, t))
  sheet.meta(words('head.rateDate'), date(own.rate.date))
  sheet.blank().header()
  const cells = rows.map((row, index) => cellsOf(row, index + 1, figures, own))
  sheet.list({
    key: 'list',
    count: cells.length,
    filter: true,
    rows: () => cells,
    slice: (offset, limit) => cells.slice(offset, offset + limit),
  })
  const total = (minor: number, of: string) => sumList('list', { kind: 'money', minor, currency: of })
  sheet.total('total', {
    description: words('total'),
    amount: total(own.amountMinor, currency),
    settled: total(own.settledMinor, base),
    refused: total(own.refusedMinor, base),
    accepted: total(own.settledMinor - own.refusedMinor, base),
  })
  const names = listNames(currency)
  for (const column of ['line', 'settled', 'refused'] as const)
    book.define(names[column], { sheet: key, list: 'list', column })
}
