import type { LedgerRow } from '#shared/contract/ledger.ts'
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

/** One column of the exported list: what the ledger's list shows, each fact in a cell of its own. */
export interface ListColumn {
  readonly key: string
  readonly header: string
  readonly width: number
  readonly format: ColumnFormat
  readonly value: (row: LedgerRow) => Value
}

/** Columns in the order of the list; `matched` only where the list is narrowed to budget lines. */
export function listColumns(t: Translate, withMatched: boolean): readonly ListColumn[] {
  const column = (
    key: string,
    width: number,
    format: ColumnFormat,
    value: ListColumn['value'],
  ): ListColumn => ({ key, header: t(`ledgerExport.column.${key}`), width, format, value })
  const words = (key: string, width: number, textOf: (row: LedgerRow) => string) =>
    column(key, width, 'text', row => text(textOf(row)))
  const stateOf = (row: LedgerRow): string => {
    if (row.reversesId !== null) return t('ledgerExport.state.reversal')
    if (row.reversedById !== null) return t('ledgerExport.state.reversed')
    return t(`ledgerExport.state.${row.state}`)
  }
  return [
    column('entryNo', 9, 'quantity', row => count(row.entryNo)),
    column('entryDate', 12, 'date', row => date(row.entryDate)),
    words('project', 14, row => row.projectCode),
    words('documentNo', 18, row => row.documentNo),
    words('payee', 30, row => row.payee),
    words('description', 46, row => row.description),
    words('lines', 14, row => row.lineCodes.join(', ')),
    words('workPackages', 12, row => row.workPackageCodes.join(', ')),
    words('currency', 10, row => row.amount.currency),
    column('amount', 16, 'money', row => amount(row.amount)),
    column('rate', 12, 'rate', row => (row.rate === null ? blank() : rate(row.rate))),
    words('rateSource', 18, row => row.rateSource),
    words('baseCurrency', 10, row => row.base?.currency ?? ''),
    column('base', 16, 'money', row => (row.base ? amount(row.base) : blank())),
    ...(withMatched
      ? [column('matched', 16, 'money', row => (row.matched ? amount(row.matched) : blank()))]
      : []),
    words('state', 14, stateOf),
    column('attachments', 12, 'quantity', row => count(row.attachments)),
  ]
}
