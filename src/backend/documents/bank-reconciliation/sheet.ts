import type { OutstandingItem } from '#shared/contract/accounts.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import {
  type CellInput,
  cents,
  type DocumentBuilder,
  date,
  formula,
  type SheetBuilder,
  sum,
  type Translate,
} from '../model/index.ts'
import type { ReconciliationFigures, SideFigures } from './data.ts'

export type SheetColumn = 'date' | 'side' | 'text' | 'explanation' | 'amount'

export interface Words {
  readonly t: Translate
  readonly locale: string
}

const open = (book: DocumentBuilder, { account }: ReconciliationFigures, t: Translate) =>
  book.sheet<SheetColumn>({
    key: 'sheet',
    name: t('documents.reconciliation.sheet'),
    columns: [
      { key: 'date', header: t('documents.reconciliation.date'), width: 12, format: 'date' },
      { key: 'side', header: t('documents.reconciliation.side'), width: 15, format: 'text' },
      { key: 'text', header: t('documents.reconciliation.text'), width: 58, format: 'text' },
      { key: 'explanation', header: t('documents.reconciliation.explanation'), width: 36, format: 'text' },
      {
        key: 'amount',
        header: t('documents.reconciliation.amount', { currency: account.currency }),
        width: 18,
        format: 'money',
      },
    ],
  })

type Sheet = SheetBuilder<SheetColumn>

function addHead(sheet: Sheet, figures: ReconciliationFigures, { t, locale }: Words): void {
  const { project, account, asOf, from, signed } = figures
  const none = t('documents.notStated')
  const word = (key: string, details?: Record<string, string>) =>
    t(`documents.reconciliation.${key}`, details)
  sheet.title(word(account.kind === 'bank' ? 'title' : 'titleCash'))
  if (project.invented) sheet.note(t('documents.inventedNote'))
  sheet.meta(word('project'), `${project.code} ${project.title}`)
  sheet.meta(word('contract'), project.contractNo || none)
  sheet.meta(word('account'), account.name)
  if (account.kind === 'bank') {
    sheet.meta(word('iban'), account.iban || none)
    sheet.meta(word('bank'), account.bank || none)
  }
  sheet.meta(word('currency'), account.currency)
  sheet.meta(word('days'), `${formatDate(from, locale)} – ${formatDate(asOf, locale)}`)
  sheet.meta(
    word('state'),
    signed ? word('signed', { by: signed.by, day: formatDate(signed.day, locale) }) : word('notSigned'),
  )
  if (signed && signed.note !== '') sheet.meta(word('note'), signed.note)
  sheet.blank().header()
}

/** Opening, what came and went, and the closing balance that they add up to. */
function addSide(
  sheet: Sheet,
  side: SideFigures,
  key: 'bank' | 'books',
  figures: ReconciliationFigures,
  { t }: Words,
): void {
  const { currency } = figures.account
  const word = (name: string) => t(`documents.reconciliation.${name}`)
  const rows: readonly (readonly [string, number])[] = [
    ['opening', side.openingMinor],
    ['in', side.inMinor],
    ['out', side.outMinor],
  ]
  for (const [name, minor] of rows)
    sheet.line(`${key}.${name}`, {
      ...(name === 'opening' ? { date: date(figures.from) } : {}),
      text: word(name),
      amount: cents(minor, currency),
    })
  sheet.subtotal(`${key}.closing`, {
    date: date(figures.asOf),
    text: word(`${key}Closing`),
    amount: sum(
      rows.map(([name]) => `${key}.${name}`),
      cents(side.closingMinor, currency),
    ),
  })
}

/** What only one side knows, by name, with its sum. */
function addOutstanding(
  sheet: Sheet,
  side: OutstandingItem['side'],
  figures: ReconciliationFigures,
  { t }: Words,
): number {
  const { currency } = figures.account
  const items = figures.outstanding.filter(item => item.side === side)
  const total = items.reduce((all, item) => all + item.openMinor, 0)
  const rowOf = (item: OutstandingItem) => `${side} ${item.recordId}`
  sheet.heading(side, { text: t(`documents.reconciliation.heading.${side}`) })
  for (const item of items)
    sheet.line(rowOf(item), {
      date: date(item.date),
      side: t(
        item.kind === null ? 'documents.reconciliation.line' : `documents.reconciliation.kind.${item.kind}`,
      ),
      text: item.label,
      explanation: item.explanation,
      amount: cents(item.openMinor, currency),
    })
  if (items.length === 0)
    sheet.line(`${side} none`, { text: t('documents.reconciliation.none'), amount: cents(0, currency) })
  sheet.subtotal(`${side}.sum`, {
    text: t(`documents.reconciliation.sum.${side}`),
    amount: sum(items.length === 0 ? [`${side} none`] : items.map(rowOf), cents(total, currency)),
  })
  return total
}

/** The balance of the bank at the day, or what was counted in a cash box. */
function addStatement(sheet: Sheet, figures: ReconciliationFigures, words: Words): void {
  const { t } = words
  sheet.heading('bank', { text: t('documents.reconciliation.heading.bank') })
  if (figures.bank) addSide(sheet, figures.bank, 'bank', figures, words)
  else
    sheet.subtotal('bank.closing', {
      date: date(figures.asOf),
      text: t('documents.reconciliation.counted'),
      amount: cents(figures.statementMinor, figures.account.currency),
    })
}

function addResult(
  sheet: Sheet,
  figures: ReconciliationFigures,
  sums: { readonly books: number; readonly statement: number },
  words: Words,
): void {
  const { t } = words
  const { currency } = figures.account
  const bank = figures.bank?.closingMinor ?? figures.statementMinor
  const adjusted = bank + sums.books - sums.statement
  const cell = (
    minor: number,
    text: (at: { cell: (row: string) => string }) => string,
  ): CellInput<SheetColumn> => formula<SheetColumn>(at => `ROUND(${text(at)},2)`, cents(minor, currency))
  sheet.total('adjusted', {
    text: t('documents.reconciliation.adjusted'),
    amount: cell(
      adjusted,
      at => `${at.cell('bank.closing')}+${at.cell('books.sum')}-${at.cell('statement.sum')}`,
    ),
  })
  sheet.heading('ledger', { text: t('documents.reconciliation.heading.ledger') })
  addSide(sheet, figures.books, 'books', figures, words)
  sheet.total('difference', {
    text: t('documents.reconciliation.difference'),
    amount: cell(
      adjusted - figures.books.closingMinor,
      at => `${at.cell('adjusted')}-${at.cell('books.closing')}`,
    ),
  })
}

/** Bank against books: both balances with what moved them, everything outstanding by name, the difference, signatures. */
export function addReconciliation(book: DocumentBuilder, figures: ReconciliationFigures, words: Words): void {
  const { t } = words
  const sheet = open(book, figures, t)
  addHead(sheet, figures, words)
  addStatement(sheet, figures, words)
  const books = addOutstanding(sheet, 'books', figures, words)
  const statement = addOutstanding(sheet, 'statement', figures, words)
  addResult(sheet, figures, { books, statement }, words)
  sheet.blank()
  for (const key of ['preparedBy', 'approvedBy'])
    sheet.meta(t(`documents.reconciliation.${key}`), { kind: 'empty', input: true }).blank()
}
