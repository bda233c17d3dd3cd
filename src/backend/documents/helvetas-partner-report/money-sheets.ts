import { blank, cents, type DocumentBuilder, formula, type RowCells, type Translate } from '../model/index.ts'
import type { PartnerFigures } from './data.ts'

type Item = 'item' | 'amount' | 'remark'

const shape = (head: (key: string) => string) =>
  [
    { key: 'item', header: head('item'), width: 60, format: 'text' },
    { key: 'amount', header: head('amount'), width: 18, format: 'money' },
    { key: 'remark', header: head('remark'), width: 46, format: 'text' },
  ] as const

/** Sheet B: opening, received, spent, closing, and the bank reconciliation. */
export function addCashStatement(book: DocumentBuilder, figures: PartnerFigures, t: Translate): void {
  const { project, funds } = figures.sida
  const { currency } = project
  const head = (key: string) => t(`documents.helvetas.cash.${key}`, { currency })
  const sheet = book.sheet<Item>({
    key: 'cash',
    name: t('documents.helvetas.sheet.cash'),
    orientation: 'portrait',
    columns: [...shape(head)],
  })
  const value = (minor: number) => ({ kind: 'money', minor, currency }) as const
  const { movements } = funds
  sheet.title(t('documents.helvetas.sheet.cash')).header()
  const line = (key: string, cells: RowCells<Item>) => sheet.line(key, { item: head(key), ...cells })
  line('opening', { amount: cents(movements.openingMinor, currency) })
  line('received', { amount: cents(movements.receivedMinor, currency) })
  line('interest', { amount: cents(movements.interestMinor, currency) })
  line('exchange', { amount: cents(movements.exchangeDifferenceMinor, currency) })
  line('refunded', { amount: cents(-(movements.refundedMinor ?? 0), currency) })
  line('costs', {
    amount: formula<Item>(
      at => `-${at.sheet('report').cell('total', 'quarter')}`,
      value(-movements.costsMinor),
    ),
  })
  sheet.total('closing', {
    item: head('closing'),
    amount: formula<Item>(at => `SUM(${at.range('opening', 'costs')})`, value(funds.closingMinor)),
  })
  sheet.blank()
  const { position } = funds
  sheet.heading('reconciliation', { item: head('reconciliation') })
  line('statement', { amount: position ? cents(position.statementMinor, currency) : blank({ input: true }) })
  line('outstanding', {
    amount: position ? cents(-position.outstandingMinor, currency) : blank({ input: true }),
  })
  const book_ = position ? position.statementMinor - position.outstandingMinor : 0
  sheet.subtotal('bookBalance', {
    item: head('bookBalance'),
    amount: formula<Item>(at => `SUM(${at.range('statement', 'outstanding')})`, value(book_)),
  })
  line('bank', { amount: position ? cents(position.bankMinor, currency) : blank({ input: true }) })
  sheet.subtotal('bankDifference', {
    item: head('bankDifference'),
    amount: formula<Item>(
      at => `ROUND(${at.cell('bookBalance')}-${at.cell('bank')},2)`,
      value(book_ - (position?.bankMinor ?? 0)),
    ),
  })
}

/** Sheet D: what is asked for: forecast and commitments less what is still there, never below zero. */
export function addFundRequest(book: DocumentBuilder, figures: PartnerFigures, t: Translate): void {
  const { project, funds } = figures.sida
  const { currency } = project
  const head = (key: string) => t(`documents.helvetas.request.${key}`, { currency })
  const sheet = book.sheet<Item>({
    key: 'request',
    name: t('documents.helvetas.sheet.request'),
    orientation: 'portrait',
    columns: [...shape(head)],
  })
  const value = (minor: number) => ({ kind: 'money', minor, currency }) as const
  sheet.title(t('documents.helvetas.sheet.request')).header()
  sheet.line('forecast', {
    item: head('forecast'),
    amount: formula<Item>(at => at.sheet('report').cell('total', 'forecast'), value(figures.forecastMinor)),
  })
  sheet.line('forwarded', {
    item: head('forwarded'),
    amount: cents(figures.request.forwardedMinor, currency),
  })
  sheet.line('pending', { item: head('pending'), amount: cents(figures.request.pendingMinor, currency) })
  sheet.line('closing', {
    item: head('closing'),
    amount: formula<Item>(at => `-${at.sheet('cash').cell('closing', 'amount')}`, value(-funds.closingMinor)),
  })
  sheet.total('request', {
    item: head('request'),
    amount: formula<Item>(
      at => `MAX(0,SUM(${at.range('forecast', 'closing')}))`,
      value(figures.request.requestMinor),
    ),
    remark: head('never'),
  })
  book.define('Fund_Request', { sheet: 'request', row: 'request', column: 'amount' })
}
