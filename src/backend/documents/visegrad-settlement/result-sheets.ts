import { sumMinor } from '#shared/kernel/money.ts'
import { rateSourceText } from '../basis/rate-source.ts'
import { openRegister } from '../basis/register-sheet.ts'
import {
  type CellInput,
  cents,
  type DocumentBuilder,
  date,
  formula,
  fromSheet,
  minus,
  percent,
  rate,
  sum,
  type Translate,
  type Value,
} from '../model/index.ts'
import { sheetKey } from './currency-sheet.ts'
import type { SettlementFigures } from './data.ts'

type Rates = 'currency' | 'amount' | 'rate' | 'source' | 'date' | 'settled' | 'ledger' | 'difference'

/** Each currency with its one rate, and what that changes against the ledger, which converted each cost when it was paid. */
export function addRates(book: DocumentBuilder, { project, sheets }: SettlementFigures, t: Translate): void {
  const base = project.currency
  const sheet = openRegister<Rates>(book, t, {
    key: 'rates',
    name: t('documents.visegrad.sheet.rates'),
    words: 'documents.visegrad.rates',
    currency: base,
    note: t('documents.visegrad.rates.note'),
    columns: [
      ['currency', 12, 'text'],
      ['amount', 20, 'money'],
      ['rate', 14, 'rate'],
      ['source', 34, 'text'],
      ['date', 13, 'date'],
      ['settled', 18, 'money'],
      ['ledger', 18, 'money'],
      ['difference', 16, 'money'],
    ],
  })
  const value = (minor: number): Value => ({ kind: 'money', minor, currency: base })
  const of = (pick: (own: (typeof sheets)[number]) => number) => sumMinor(sheets.map(pick))
  for (const own of sheets) {
    const key = sheetKey(own.currency)
    sheet.line(own.currency, {
      currency: own.currency,
      amount: fromSheet(key, 'total', 'amount', {
        kind: 'money',
        minor: own.amountMinor,
        currency: own.currency,
      }),
      rate: rate(own.rate.rate),
      source: rateSourceText(own.rate.source, t),
      date: date(own.rate.date),
      settled: fromSheet(key, 'total', 'settled', value(own.settledMinor)),
      ledger: cents(own.ledgerMinor, base),
      difference: minus<Rates>('settled', 'ledger', value(own.settledMinor - own.ledgerMinor)),
    })
  }
  const rows = sheets.map(own => own.currency)
  const [settled, ledger] = [of(own => own.settledMinor), of(own => own.ledgerMinor)]
  sheet.total('total', {
    source: t('documents.visegrad.total'),
    settled: sum(rows, value(settled)),
    ledger: sum(rows, value(ledger)),
    difference: minus<Rates>('settled', 'ledger', value(settled - ledger)),
  })
}

type Item = 'item' | 'amount'

/** What the accepted cost means for the grant: still due, or to be paid back. */
export function addResult(book: DocumentBuilder, figures: SettlementFigures, t: Translate): void {
  const { project, total, grantMinor, share, receivedMinor, result } = figures
  const { currency } = project
  const words = (key: string) => t(`documents.visegrad.result.${key}`, { base: currency })
  const sheet = book.sheet<Item>({
    key: 'result',
    name: t('documents.visegrad.sheet.result'),
    orientation: 'portrait',
    columns: [
      { key: 'item', header: words('item'), width: 70, format: 'text' },
      { key: 'amount', header: words('amount'), width: 22, format: 'money' },
    ],
  })
  const value = (minor: number): Value => ({ kind: 'money', minor, currency })
  const line = (key: string, amount: CellInput<Item>) => sheet.line(key, { item: words(key), amount })
  sheet.title(t('documents.visegrad.sheet.result')).header()
  line('accepted', fromSheet('summary', 'total', 'accepted', value(total.acceptedMinor)))
  line('share', percent(share))
  if (grantMinor !== null) line('grant', cents(grantMinor, currency))
  sheet.subtotal('final', {
    item: words('final'),
    amount: formula<Item>(at => {
      const borne = `ROUND(${at.cell('accepted')}*${at.cell('share')},2)`
      return `MAX(0,${grantMinor === null ? borne : `MIN(${at.cell('grant')},${borne})`})`
    }, value(result.finalMinor)),
  })
  line('received', cents(receivedMinor, currency))
  sheet.total('due', {
    item: words('due'),
    amount: formula<Item>(
      at => `MAX(0,ROUND(${at.cell('final')}-${at.cell('received')},2))`,
      value(result.dueMinor),
    ),
  })
  sheet.total('repay', {
    item: words('repay'),
    amount: formula<Item>(
      at => `MAX(0,ROUND(${at.cell('received')}-${at.cell('final')},2))`,
      value(result.repayMinor),
    ),
  })
  book.define('Settlement_Grant', { sheet: 'result', row: 'final', column: 'amount' })
}
