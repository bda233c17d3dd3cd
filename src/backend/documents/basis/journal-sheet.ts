import type { Reader } from '#backend/rpc/context.ts'
import { divideHalfUp, formatDecimal, parseDecimal } from '#shared/kernel/decimal.ts'
import { drillTo } from '../drill.ts'
import {
  blank,
  type ColumnInput,
  cents,
  count,
  type DocumentBuilder,
  date,
  minus,
  percent,
  type RowCells,
  rate,
  sumList,
  type Translate,
  text,
} from '../model/index.ts'
import { remarkText } from './correction-remark.ts'
import {
  type JournalRow,
  type JournalScope,
  type JournalTotals,
  journalSlice,
  readJournal,
} from './journal.ts'
import { rateSourceText } from './rate-source.ts'

/** Columns A to V of the detailed breakdown of expenditure (donor-formats.md 1.3). */
export const JOURNAL_COLUMNS = [
  'no',
  'report',
  'line',
  'beneficiary',
  'accountingRef',
  'description',
  'payee',
  'documentType',
  'documentNo',
  'documentDate',
  'paymentDate',
  'paymentRef',
  'currency',
  'amount',
  'vat',
  'rate',
  'rateSource',
  'base',
  'share',
  'reported',
  'subGrant',
  'remark',
] as const
/** What stands behind them where the donor decides on each cost: refused, why, and what is left. */
export const DECISION_COLUMNS = ['refused', 'reasons', 'accepted'] as const
export type JournalColumn = (typeof JOURNAL_COLUMNS)[number] | (typeof DECISION_COLUMNS)[number]

/** Widths in characters, and the columns that a page has no room for. */
const SHAPE = {
  no: [7, 'quantity'],
  report: [7, 'quantity'],
  line: [11, 'text'],
  beneficiary: [16, 'text'],
  accountingRef: [11, 'quantity'],
  description: [42, 'text'],
  payee: [28, 'text'],
  documentType: [13, 'text', 'omit'],
  documentNo: [21, 'text'],
  documentDate: [11, 'date'],
  paymentDate: [11, 'date', 'omit'],
  paymentRef: [16, 'text', 'omit'],
  currency: [8, 'text'],
  amount: [15, 'money'],
  vat: [14, 'text', 'omit'],
  rate: [11, 'rate'],
  rateSource: [18, 'text', 'omit'],
  base: [14, 'money', 'omit'],
  share: [9, 'percent'],
  reported: [14, 'money'],
  subGrant: [13, 'text', 'omit'],
  remark: [20, 'text', 'omit'],
  refused: [13, 'money'],
  reasons: [9, 'text'],
  accepted: [14, 'money'],
} as const satisfies Record<JournalColumn, readonly [number, ColumnInput<JournalColumn>['format'], 'omit'?]>

const columnOf = (
  key: JournalColumn,
  t: Translate,
  { currency, numbering }: JournalSheet,
): ColumnInput<JournalColumn> => {
  const [width, format, pdf] = SHAPE[key] as readonly [number, ColumnInput<JournalColumn>['format'], 'omit'?]
  return {
    key,
    header: t(`documents.journal.${key === 'no' && numbering === 'vouchers' ? 'voucherNo' : key}`, {
      currency,
    }),
    width,
    format,
    ...(pdf === undefined ? {} : { pdf }),
  }
}

/** Line keys carry a letter prefix: SUMIFS would read 2.1 and 2.10 as one number, and 1.1.1 as a date. */
export const lineKey = (code: string): string => `BL ${code}`

export interface JournalSheet {
  readonly key: string
  readonly name: string
  readonly currency: string
  readonly reportNo: number
  /** What the first column counts: rows, or vouchers, whose parts on several lines share one number. */
  readonly numbering: 'rows' | 'vouchers'
  /** Shows of each row what was found ineligible, why, and what is accepted. */
  readonly decisions?: boolean
  readonly scope: JournalScope
  readonly totals: JournalTotals
}

function shareRatio(share: string): string {
  const value = parseDecimal(share)
  const ratio = value && divideHalfUp(value, { digits: 100n, scale: 0 }, 12)
  return ratio ? formatDecimal(ratio) : '0'
}

/** Whether tax is in the amount, and how much tax the document shows. */
const vatText = ({ vat }: JournalRow, t: Translate): string =>
  vat === null
    ? ''
    : `${t(vat.included ? 'documents.journal.vatYes' : 'documents.journal.vatNo')} ${vat.amount}`

/** Cells of one row; `rowNo` is its running number. */
function cellsOf(row: JournalRow, rowNo: number, sheet: JournalSheet, t: Translate): RowCells<JournalColumn> {
  const drill = drillTo({
    projectId: sheet.scope.projectId,
    state: 'posted',
    from: row.entryDate,
    to: row.entryDate,
    text: row.documentNo,
  })
  return {
    no: count(sheet.numbering === 'vouchers' ? row.voucherNo : rowNo),
    report: count(sheet.reportNo),
    line: text(lineKey(row.line)),
    beneficiary: text(row.beneficiary),
    accountingRef: count(row.entryNo),
    description: text(row.description),
    payee: text(row.payee),
    documentType: text(row.documentType),
    documentNo: text(row.documentNo),
    documentDate: row.documentDate === null ? blank() : date(row.documentDate),
    paymentDate: row.paymentDate === null ? blank() : date(row.paymentDate),
    paymentRef: text(row.paymentReference),
    currency: text(row.currency),
    amount: cents(row.amountMinor, row.currency),
    vat: text(vatText(row, t)),
    rate: rate(row.rate),
    rateSource: text(rateSourceText(row.rateSource, t)),
    base: cents(row.baseMinor, sheet.currency),
    share: percent(shareRatio(row.share)),
    reported: cents(row.reportedMinor, sheet.currency, { drill }),
    subGrant: text(row.subGrantNo),
    remark: text(remarkText(row, t)),
    ...(sheet.decisions === true ? decisionCells(row, sheet) : {}),
  }
}

/** Columns W to Y: a row of which nothing was refused shows no zero. */
const decisionCells = (row: JournalRow, { currency }: JournalSheet): RowCells<JournalColumn> => ({
  refused: row.refusedMinor === 0 ? blank() : cents(row.refusedMinor, currency),
  reasons: text(row.refusedReasons),
  accepted: minus<JournalColumn>('reported', 'refused', {
    kind: 'money',
    minor: row.reportedMinor - row.refusedMinor,
    currency,
  }),
})

/** Adds the list as a sheet that streams its rows, with the total and the three named ranges that reports draw from. */
export function addJournal(book: DocumentBuilder, db: Reader, journal: JournalSheet, t: Translate): void {
  const decisions = journal.decisions === true
  const sheet = book.sheet<JournalColumn>({
    key: journal.key,
    name: journal.name,
    columns: [...JOURNAL_COLUMNS, ...(decisions ? DECISION_COLUMNS : [])].map(key =>
      columnOf(key, t, journal),
    ),
    freezeColumns: 3,
  })
  const { scope, totals } = journal
  sheet.title(journal.name)
  sheet.note(
    t('documents.journal.scope', {
      from: scope.from,
      to: scope.to,
      documents: totals.documents,
      rows: totals.rows,
    }),
  )
  sheet.header()
  sheet.list({
    key: 'entries',
    count: totals.rows,
    filter: true,
    rows: async function* () {
      let no = 0
      for await (const row of readJournal(db, scope)) {
        no += 1
        yield cellsOf(row, no, journal, t)
      }
    },
    slice: async function* (offset, limit) {
      const rows = await journalSlice(db, scope, offset, limit)
      yield* rows.map((row, index) => cellsOf(row, offset + index + 1, journal, t))
    },
  })
  const total = (minor: number) => sumList('entries', { kind: 'money', minor, currency: journal.currency })
  sheet.total('total', {
    description: t('documents.journal.total'),
    reported: total(totals.reportedMinor),
    ...(decisions && {
      refused: total(totals.refusedMinor),
      accepted: total(totals.reportedMinor - totals.refusedMinor),
    }),
  })
  const names: readonly (readonly [string, JournalColumn])[] = [
    ['DBE_EUR', 'reported'],
    ['DBE_Line', 'line'],
    ['DBE_Report', 'report'],
    ...(decisions ? ([['DBE_Refused', 'refused']] as const) : []),
  ]
  for (const [name, column] of names) book.define(name, { sheet: journal.key, list: 'entries', column })
}
