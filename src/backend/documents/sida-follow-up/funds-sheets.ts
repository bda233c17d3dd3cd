import { positionTotal } from '#shared/domain/reports/index.ts'
import { within } from '../basis/funds.ts'
import { openRegister } from '../basis/register-sheet.ts'
import {
  blank,
  type CellInput,
  cents,
  count,
  type DocumentBuilder,
  date,
  formula,
  minus,
  type RowCells,
  rate,
  type Translate,
  text,
} from '../model/index.ts'
import type { SidaFigures } from './data.ts'

type Balance = 'item' | 'date' | 'received' | 'currency' | 'rate' | 'amount'

/** Sheet 3: opening, what came in and went out, closing, and where the closing balance is. */
export function addFundBalance(book: DocumentBuilder, figures: SidaFigures, t: Translate): void {
  const { project, funds, periods } = figures
  const { currency } = project
  const head = (key: string) => t(`documents.sida.balance.${key}`, { currency })
  const sheet = openRegister<Balance>(book, t, {
    key: 'balance',
    name: t('documents.sida.sheet.balance'),
    words: 'documents.sida.balance',
    currency,
    columns: [
      ['item', 52, 'text'],
      ['date', 12, 'date'],
      ['received', 18, 'money'],
      ['currency', 10, 'text'],
      ['rate', 12, 'rate'],
      ['amount', 18, 'money'],
    ],
  })
  const value = (minor: number) => ({ kind: 'money', minor, currency }) as const
  sheet.line('opening', {
    item: head('opening'),
    date: date(periods.current.start),
    amount: cents(funds.movements.openingMinor, currency),
  })
  const own = within(figures.movements, periods.current.start, periods.current.end)
  for (const movement of own) {
    const cells: RowCells<Balance> = {
      item: [t(`fundKind.${movement.kind}`), movement.organisation, movement.reference]
        .filter(part => part !== '')
        .join(', '),
      date: date(movement.date),
      received: cents(movement.amountMinor, movement.currency),
      currency: movement.currency,
      rate: rate(movement.rate),
      amount: cents(movement.kind === 'refund' ? -movement.baseMinor : movement.baseMinor, currency),
    }
    sheet.line(movement.id, cells)
  }
  const costs = funds.movements.costsMinor
  sheet.line('costs', {
    item: head('costs'),
    date: date(periods.current.end),
    amount: formula<Balance>(at => `-${at.sheet('followUp').cell('costs-total', 'outcome')}`, value(-costs)),
  })
  const added = ['opening', ...own.map(movement => movement.id), 'costs']
  sheet.total('closing', {
    item: head('closing'),
    date: date(periods.current.end),
    amount: formula<Balance>(at => `SUM(${at.list(added).join(',')})`, value(funds.closingMinor)),
  })
  sheet.blank()
  sheet.heading('position', { item: head('position') })
  const parts = positionCells(figures)
  for (const [key, minor] of parts)
    sheet.line(key, {
      item: head(key),
      amount: minor === null ? blank({ input: true }) : cents(minor, currency),
    })
  const total = funds.position ? positionTotal(funds.position) : 0
  sheet.subtotal('position-total', {
    item: head('positionTotal'),
    amount: formula<Balance>(at => `SUM(${at.range('bank', 'payables')})`, value(total)),
  })
  sheet.line('unlocated', {
    item: head('unlocated'),
    amount: formula<Balance>(
      at => `ROUND(${at.cell('closing')}-${at.cell('position-total')},2)`,
      value(funds.closingMinor - total),
    ),
  })
  book.define('Fund_Closing', { sheet: 'balance', row: 'closing', column: 'amount' })
}

/** Parts of the closing balance with their sign: payables are booked but not yet paid. */
function positionCells({ funds }: SidaFigures): readonly (readonly [string, number | null])[] {
  const { position } = funds
  return [
    ['bank', position?.bankMinor ?? null],
    ['cash', position?.cashMinor ?? null],
    ['advances', position?.advancesMinor ?? null],
    ['payables', position ? -position.payablesMinor : null],
  ]
}

type Chain = 'date' | 'reference' | 'from' | 'fromAmount' | 'to' | 'toAmount' | 'rate'

/** Sheet 4: from the back donor's crowns to what was spent: each instalment and each conversion with its slip. */
export function addExchangeChain(book: DocumentBuilder, figures: SidaFigures, t: Translate): void {
  const { currency } = figures.project
  const head = (key: string) => t(`documents.sida.chain.${key}`, { currency })
  const sheet = openRegister<Chain>(book, t, {
    key: 'chain',
    name: t('documents.sida.sheet.chain'),
    words: 'documents.sida.chain',
    currency,
    columns: [
      ['date', 12, 'date'],
      ['reference', 34, 'text'],
      ['from', 9, 'text'],
      ['fromAmount', 18, 'money'],
      ['to', 9, 'text'],
      ['toAmount', 18, 'money'],
      ['rate', 13, 'rate'],
    ],
    note: head('method'),
  })
  const instalments = figures.movements.filter(
    movement => movement.kind === 'instalment' && movement.currency !== currency,
  )
  sheet.heading('instalments', { reference: head('instalments') })
  const rows = [
    ...instalments.map(item => ({
      id: item.id,
      date: item.date,
      reference: item.reference,
      from: item.currency,
      fromMinor: item.amountMinor,
      to: currency,
      toMinor: item.baseMinor,
      rate: item.rate,
    })),
    null,
    ...figures.conversions.map(item => ({
      id: item.id,
      date: item.date,
      reference: item.slipNo,
      from: item.fromCurrency,
      fromMinor: item.fromMinor,
      to: item.toCurrency,
      toMinor: item.toMinor,
      rate: item.rate,
    })),
  ]
  for (const row of rows) {
    if (row === null) sheet.heading('conversions', { reference: head('conversions') })
    else
      sheet.line(row.id, {
        date: date(row.date),
        reference: row.reference,
        from: row.from,
        fromAmount: cents(row.fromMinor, row.from),
        to: row.to,
        toAmount: cents(row.toMinor, row.to),
        rate: rate(row.rate),
      })
  }
}

type Forwarded =
  | 'no'
  | 'organisation'
  | 'agreement'
  | 'amount'
  | 'paid'
  | 'reported'
  | 'accepted'
  | 'unspent'
  | 'audit'

/** Sheet 5: funds passed on to sub-grantees, as they stand at the period's end. */
export function addForwardedFunds(
  book: DocumentBuilder,
  figures: Pick<SidaFigures, 'project' | 'forwarded'>,
  t: Translate,
  name = t('documents.sida.sheet.forwarded'),
): void {
  const { currency } = figures.project
  const head = (key: string) => t(`documents.sida.forwarded.${key}`, { currency })
  const sheet = openRegister<Forwarded>(book, t, {
    key: 'forwarded',
    name,
    words: 'documents.sida.forwarded',
    currency,
    columns: [
      ['no', 6, 'quantity'],
      ['organisation', 40, 'text'],
      ['agreement', 18, 'text'],
      ['amount', 16, 'money'],
      ['paid', 16, 'money'],
      ['reported', 16, 'money'],
      ['accepted', 16, 'money'],
      ['unspent', 16, 'money'],
      ['audit', 12, 'text'],
    ],
  })
  const value = (minor: number) => ({ kind: 'money', minor, currency }) as const
  for (const [index, item] of figures.forwarded.entries())
    sheet.line(item.id, {
      no: count(index + 1),
      organisation: item.organisation,
      agreement: item.agreementNo,
      amount: cents(item.agreedMinor, currency),
      paid: cents(item.paidMinor, currency),
      reported: cents(item.reportedMinor, currency),
      accepted: cents(item.acceptedMinor, currency),
      unspent: minus<Forwarded>('paid', 'accepted', value(item.unspentMinor)),
      audit: text(t(item.auditReceived ? 'documents.yes' : 'documents.no')),
    })
  const keys = figures.forwarded.map(item => item.id)
  const sumOf = (pick: (item: SidaFigures['forwarded'][number]) => number): CellInput<Forwarded> =>
    formula<Forwarded>(
      at => (keys.length === 0 ? '0' : `SUM(${at.list(keys).join(',')})`),
      value(figures.forwarded.reduce((total, item) => total + pick(item), 0)),
    )
  sheet.total('total', {
    organisation: head('total'),
    amount: sumOf(item => item.agreedMinor),
    paid: sumOf(item => item.paidMinor),
    reported: sumOf(item => item.reportedMinor),
    accepted: sumOf(item => item.acceptedMinor),
    unspent: sumOf(item => item.unspentMinor),
  })
}
