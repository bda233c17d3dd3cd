import type { Reader } from '#backend/rpc/context.ts'
import { divideHalfUp, formatDecimal, parseDecimal } from '#shared/kernel/decimal.ts'
import { type JournalRow, journalSlice, readJournal } from '../basis/journal.ts'
import { lineKey } from '../basis/journal-sheet.ts'
import { openRegister } from '../basis/register-sheet.ts'
import { drillTo } from '../drill.ts'
import {
  cents,
  count,
  type DocumentBuilder,
  date,
  percent,
  type RowCells,
  rate,
  sumList,
  type Translate,
  text,
} from '../model/index.ts'
import type { ProofFigures, Receipt } from './data.ts'

type In =
  | 'no'
  | 'date'
  | 'payer'
  | 'purpose'
  | 'source'
  | 'local'
  | 'currency'
  | 'rate'
  | 'amount'
  | 'receipt'

function incomeCells(item: Receipt, no: number, currency: string, t: Translate): RowCells<In> {
  const { movement } = item
  const sign = movement.kind === 'refund' ? -1 : 1
  return {
    no: count(no),
    date: date(movement.date),
    payer: movement.organisation,
    purpose: t(`fundKind.${movement.kind}`),
    source: t(`documents.german.source.${item.row}`),
    local: cents(sign * movement.amountMinor, movement.currency),
    currency: movement.currency,
    rate: rate(movement.rate),
    amount: cents(item.minor, currency),
    receipt: movement.reference,
  }
}

/** List of receipts, income: every movement of money in order of time. */
export function addIncomeList(book: DocumentBuilder, figures: ProofFigures, t: Translate): void {
  const { project, receipts, statement } = figures
  const { currency } = project
  const sheet = openRegister<In>(book, t, {
    key: 'receipts',
    name: t('documents.german.sheet.receipts'),
    words: 'documents.german.receipt',
    currency,
    columns: [
      ['no', 6, 'quantity'],
      ['date', 12, 'date'],
      ['payer', 32, 'text'],
      ['purpose', 22, 'text'],
      ['source', 36, 'text'],
      ['local', 16, 'money'],
      ['currency', 9, 'text'],
      ['rate', 11, 'rate'],
      ['amount', 16, 'money'],
      ['receipt', 22, 'text'],
    ],
  })
  const rows = receipts.map((item, index) => incomeCells(item, index + 1, currency, t))
  sheet.list({
    key: 'list',
    count: rows.length,
    filter: true,
    rows: () => rows,
    slice: (offset, limit) => rows.slice(offset, offset + limit),
  })
  const minor = statement.income.reduce((all, row) => all + row.actualMinor, 0)
  sheet.total('total', {
    payer: t('documents.german.total'),
    amount: sumList('list', { kind: 'money', minor, currency }),
  })
  book.define('Income_Amount', { sheet: 'receipts', list: 'list', column: 'amount' })
  book.define('Income_Source', { sheet: 'receipts', list: 'list', column: 'source' })
}

type Out =
  | 'no'
  | 'date'
  | 'payee'
  | 'purpose'
  | 'line'
  | 'local'
  | 'currency'
  | 'rate'
  | 'share'
  | 'amount'
  | 'receipt'

function shareRatio(share: string): string {
  const value = parseDecimal(share)
  const found = value && divideHalfUp(value, { digits: 100n, scale: 0 }, 12)
  return found ? formatDecimal(found) : '0'
}

function expenseCells(row: JournalRow, no: number, { project }: ProofFigures): RowCells<Out> {
  const drill = drillTo({
    projectId: project.id,
    state: 'posted',
    from: row.entryDate,
    to: row.entryDate,
    text: row.documentNo,
  })
  return {
    no: count(no),
    date: date(row.paymentDate ?? row.entryDate),
    payee: text(row.payee),
    purpose: text(row.description),
    line: text(lineKey(row.line)),
    local: cents(row.amountMinor, row.currency),
    currency: row.currency,
    rate: rate(row.rate),
    share: percent(shareRatio(row.share)),
    amount: cents(row.reportedMinor, project.currency, { drill }),
    receipt: text(row.documentNo),
  }
}

/** List of receipts, expenditure: every payment by itself, never a lump sum; read row by row. */
export function addExpenseList(book: DocumentBuilder, db: Reader, figures: ProofFigures, t: Translate): void {
  const { project, scope, totals } = figures
  const { currency } = project
  const sheet = openRegister<Out>(book, t, {
    key: 'expenses',
    name: t('documents.german.sheet.expenses'),
    words: 'documents.german.expense',
    currency,
    columns: [
      ['no', 7, 'quantity'],
      ['date', 12, 'date'],
      ['payee', 32, 'text'],
      ['purpose', 42, 'text'],
      ['line', 10, 'text'],
      ['local', 15, 'money'],
      ['currency', 9, 'text'],
      ['rate', 11, 'rate'],
      ['share', 10, 'percent'],
      ['amount', 15, 'money'],
      ['receipt', 18, 'text'],
    ],
  })
  sheet.list({
    key: 'list',
    count: totals.rows,
    filter: true,
    rows: async function* () {
      let no = 0
      for await (const row of readJournal(db, scope)) {
        no += 1
        yield expenseCells(row, no, figures)
      }
    },
    slice: async function* (offset, limit) {
      const rows = await journalSlice(db, scope, offset, limit)
      yield* rows.map((row, index) => expenseCells(row, offset + index + 1, figures))
    },
  })
  sheet.total('total', {
    purpose: t('documents.german.total'),
    amount: sumList('list', { kind: 'money', minor: totals.reportedMinor, currency }),
  })
  book.define('Expense_Amount', { sheet: 'expenses', list: 'list', column: 'amount' })
  book.define('Expense_Line', { sheet: 'expenses', list: 'list', column: 'line' })
}
