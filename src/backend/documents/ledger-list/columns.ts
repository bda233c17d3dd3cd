import type { LedgerRow } from '#shared/contract/ledger.ts'
import {
  dividesEntries,
  LEDGER_COLUMNS,
  type LedgerColumn,
  type LedgerGrouping,
} from '#shared/contract/ledger-groups.ts'
import { rateSourceText } from '../basis/rate-source.ts'
import {
  amount,
  blank,
  type ColumnFormat,
  count,
  date,
  rate,
  type Translate,
  text,
  type Value,
} from '../model/index.ts'

/** An entry as it is listed, with the name of the group it stands in; empty in a list without groups. */
export interface ListedEntry {
  readonly entry: LedgerRow
  readonly group: string
}

/** One column of the exported list: what the ledger's list shows, each fact in a cell of its own. */
export interface ListColumn {
  readonly key: string
  readonly header: string
  readonly width: number
  readonly format: ColumnFormat
  readonly value: (row: ListedEntry) => Value
}

/** Cells that a column of the screen becomes: a figure stands apart from its currency, so that it can be reckoned with. */
const CELLS = {
  entryNo: ['entryNo'],
  entryDate: ['entryDate'],
  projectCode: ['project'],
  documentNo: ['documentNo'],
  payee: ['payee'],
  description: ['description'],
  lines: ['lines'],
  workPackages: ['workPackages'],
  amount: ['currency', 'amount'],
  rate: ['rate'],
  rateSource: ['rateSource'],
  base: ['baseCurrency', 'base'],
  matched: ['baseCurrency', 'matched'],
  state: ['state'],
  attachments: ['attachments'],
} as const satisfies Record<LedgerColumn, readonly string[]>

export type CellKey = (typeof CELLS)[LedgerColumn][number]

type Shape = readonly [width: number, format: ColumnFormat, value: (entry: LedgerRow) => Value]

const words = (width: number, textOf: (entry: LedgerRow) => string): Shape => [
  width,
  'text',
  entry => text(textOf(entry)),
]
const orBlank = <T>(value: T | null, cell: (value: T) => Value): Value =>
  value === null ? blank() : cell(value)

function stateOf({ reversesId, reversedById, state }: LedgerRow): string {
  if (reversesId !== null) return 'reversal'
  return reversedById === null ? state : 'reversed'
}

const shapes = (t: Translate): Readonly<Record<CellKey, Shape>> => ({
  entryNo: [9, 'quantity', entry => count(entry.entryNo)],
  entryDate: [12, 'date', entry => date(entry.entryDate)],
  project: words(14, entry => entry.projectCode),
  documentNo: words(18, entry => entry.documentNo),
  payee: words(30, entry => entry.payee),
  description: words(46, entry => entry.description),
  lines: words(14, entry => entry.lineCodes.join(', ')),
  workPackages: words(12, entry => entry.workPackageCodes.join(', ')),
  currency: words(10, entry => entry.amount.currency),
  amount: [16, 'money', entry => amount(entry.amount)],
  rate: [12, 'rate', entry => orBlank(entry.rate, rate)],
  rateSource: words(18, entry => rateSourceText(entry.rateSource, t)),
  baseCurrency: words(10, entry => entry.base?.currency ?? ''),
  base: [16, 'money', entry => orBlank(entry.base, amount)],
  matched: [16, 'money', entry => orBlank(entry.matched, amount)],
  state: words(14, entry => t(`ledgerExport.state.${stateOf(entry)}`)),
  attachments: [12, 'quantity', entry => count(entry.attachments)],
})

/** The header of a column; the part of an entry is that in its group where groups divide entries. */
const headerOf = (t: Translate, key: CellKey, by: LedgerGrouping | null): string =>
  t(`ledgerExport.column.${key === 'matched' && by !== null && dividesEntries(by) ? 'inGroup' : key}`)

/** Columns of the file in the order wanted; in a list by groups the name of the group stands first. */
export function listColumns(
  t: Translate,
  wanted: readonly LedgerColumn[],
  by: LedgerGrouping | null,
): readonly ListColumn[] {
  const shape = shapes(t)
  const cells = new Set<CellKey>(wanted.flatMap(column => CELLS[column]))
  const columns = [...cells].map((key): ListColumn => {
    const [width, format, value] = shape[key]
    return { key, header: headerOf(t, key, by), width, format, value: ({ entry }) => value(entry) }
  })
  if (by === null) return columns
  const group: ListColumn = {
    key: 'group',
    header: t(`ledgerGroup.by.${by}`),
    width: 34,
    format: 'text',
    value: row => text(row.group),
  }
  return [group, ...columns]
}

/** What is exported when nobody chose columns: all, the part of an entry only where the list shows parts. */
export const allColumns = (parts: boolean): readonly LedgerColumn[] =>
  LEDGER_COLUMNS.filter(column => parts || column !== 'matched')
