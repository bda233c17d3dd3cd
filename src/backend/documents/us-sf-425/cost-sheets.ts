import { openRegister } from '../basis/register-sheet.ts'
import { drillTo } from '../drill.ts'
import {
  type CellInput,
  cents,
  type DocumentBuilder,
  date,
  formula,
  minus,
  percent,
  rate,
  sum,
  type Translate,
} from '../model/index.ts'
import type { Sf425Figures } from './data.ts'

type Cost = 'item' | 'amount'

/** How lines b, e, f and j come about: cost from the start, what left the accounts, and the agency's share of them. */
export function addCost(book: DocumentBuilder, figures: Sf425Figures, t: Translate): void {
  const { project, periods, basis, cost, lines, share } = figures
  const { currency } = project
  const words = (key: string) => t(`documents.sf425.cost.${key}`, { currency })
  const sheet = openRegister<Cost>(book, t, {
    key: 'cost',
    name: t('documents.sf425.sheet.cost'),
    words: 'documents.sf425.cost',
    currency,
    columns: [
      ['item', 90, 'text'],
      ['amount', 20, 'money'],
    ],
  })
  const value = (minor: number) => ({ kind: 'money', minor, currency }) as const
  const line = (key: string, amount: CellInput<Cost>) => sheet.line(key, { item: words(key), amount })
  const drill = drillTo({ projectId: project.id, state: 'posted', to: periods.current.end })
  const shareOf = (row: string, minor: number) =>
    formula<Cost>(at => `ROUND(${at.cell(row)}*${at.cell('share')},2)`, value(minor))
  line('posted', cents(cost.postedMinor, currency, { drill }))
  line('accrued', cents(-cost.accruedMinor, currency))
  line('advances', cents(cost.advancesMinor, currency))
  sheet.subtotal('cash', {
    item: words('cash'),
    amount: formula<Cost>(at => `SUM(${at.range('posted', 'advances')})`, value(cost.cashMinor)),
  })
  sheet.subtotal('reported', {
    item: words(`reported.${basis}`),
    amount: formula<Cost>(at => at.cell(basis === 'cash' ? 'cash' : 'posted'), value(cost.reportedMinor)),
  })
  line(
    'obligations',
    formula<Cost>(at => at.sheet('obligations').cell('total', 'open'), value(cost.obligedMinor)),
  )
  line('share', percent(share))
  sheet.blank()
  line('b', shareOf('cash', lines.b))
  line('e', shareOf('reported', lines.e))
  line('f', shareOf('obligations', lines.f))
  line(
    'j',
    formula<Cost>(at => `ROUND(${at.cell('reported')}-${at.cell('e')},2)`, value(lines.j)),
  )
}

type Receipt = 'date' | 'item' | 'received' | 'currency' | 'rate' | 'amount'

/** Line a: every instalment of the agency and what went back, from the start. */
export function addReceipts(book: DocumentBuilder, figures: Sf425Figures, t: Translate): void {
  const { project, receipts, lines } = figures
  const { currency } = project
  const sheet = openRegister<Receipt>(book, t, {
    key: 'receipts',
    name: t('documents.sf425.sheet.receipts'),
    words: 'documents.sf425.receipt',
    currency,
    columns: [
      ['date', 12, 'date'],
      ['item', 60, 'text'],
      ['received', 18, 'money'],
      ['currency', 10, 'text'],
      ['rate', 12, 'rate'],
      ['amount', 18, 'money'],
    ],
  })
  for (const item of receipts)
    sheet.line(item.id, {
      date: date(item.date),
      item: [t(`fundKind.${item.kind}`), item.organisation, item.reference]
        .filter(part => part !== '')
        .join(', '),
      received: cents(item.amountMinor, item.currency),
      currency: item.currency,
      rate: rate(item.rate),
      amount: cents(item.kind === 'refund' ? -item.baseMinor : item.baseMinor, currency),
    })
  sheet.total('total', {
    item: t('documents.sf425.receipt.total'),
    amount: sum(
      receipts.map(item => item.id),
      { kind: 'money', minor: lines.a, currency },
    ),
  })
}

type Open = 'kind' | 'party' | 'reference' | 'promised' | 'spent' | 'open'

/** Behind line f: agreements and payments that are promised and not yet spent. */
export function addObligations(book: DocumentBuilder, figures: Sf425Figures, t: Translate): void {
  const { project, cost, basis } = figures
  const { currency } = project
  const words = (key: string) => t(`documents.sf425.obligation.${key}`, { currency })
  const sheet = openRegister<Open>(book, t, {
    key: 'obligations',
    name: t('documents.sf425.sheet.obligations'),
    words: 'documents.sf425.obligation',
    currency,
    columns: [
      ['kind', 26, 'text'],
      ['party', 44, 'text'],
      ['reference', 18, 'text'],
      ['promised', 18, 'money'],
      ['spent', 18, 'money'],
      ['open', 18, 'money'],
    ],
    note: words(`note.${basis}`),
  })
  const value = (minor: number) => ({ kind: 'money', minor, currency }) as const
  for (const item of cost.obligations)
    sheet.line(item.id, {
      kind: words(item.kind),
      party: item.party,
      reference: item.reference,
      promised: cents(item.promisedMinor, currency),
      spent: cents(item.spentMinor, currency),
      open: minus<Open>('promised', 'spent', value(item.promisedMinor - item.spentMinor)),
    })
  sheet.line('deducted', { kind: words('deducted'), open: cents(cost.deductedMinor, currency) })
  sheet.total('total', {
    kind: words('total'),
    open: sum([...cost.obligations.map(item => item.id), 'deducted'], value(cost.obligedMinor)),
  })
}
