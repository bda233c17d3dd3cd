import type { Reader } from '#backend/rpc/context.ts'
import {
  type CheckInput,
  cents,
  count,
  type DocumentBuilder,
  date,
  fromSheet,
  type RowCells,
  rate,
  sumList,
  type Translate,
  text,
} from '../model/index.ts'
import type { JournalScope } from './journal.ts'
import { type DrawRow, drawSlice, drawTotals, readDraws } from './layers.ts'
import type { ReportProject } from './project.ts'
import { openRegister } from './register-sheet.ts'

type Column =
  | 'entry'
  | 'day'
  | 'document'
  | 'payee'
  | 'currency'
  | 'local'
  | 'rate'
  | 'source'
  | 'reference'
  | 'from'
  | 'base'

const cellsOf = (row: DrawRow, currency: string, t: Translate): RowCells<Column> => ({
  entry: count(row.entryNo),
  day: date(row.entryDate),
  document: text(row.documentNo),
  payee: text(row.payee),
  currency: text(row.currency),
  local: cents(row.localMinor, row.currency),
  rate: rate(row.rate),
  source: text(t(`documents.layers.kind.${row.kind}`)),
  reference: text(row.reference),
  from: date(row.layerDate),
  base: cents(row.baseMinor, currency),
})

/**
 * The parts of each entry that was converted first in, first out: what it took of which money, at which rate, so that
 * its amount can be followed to the bank's slip (donor-formats.md 1.9, section 2: the chain disclosed). A report
 * without such entries gets no sheet. Returns the check that the parts add up to the entries.
 */
export async function addLayers(
  book: DocumentBuilder,
  db: Reader,
  { project, scope }: { readonly project: ReportProject; readonly scope: JournalScope },
  t: Translate,
): Promise<readonly CheckInput[]> {
  const totals = await drawTotals(db, scope)
  if (totals.rows === 0) return []
  const { currency } = project
  const sheet = openRegister<Column>(book, t, {
    key: 'layers',
    name: t('documents.layers.sheet'),
    words: 'documents.layers',
    currency,
    note: t('documents.layers.note'),
    columns: [
      ['entry', 10, 'quantity'],
      ['day', 11, 'date'],
      ['document', 20, 'text'],
      ['payee', 32, 'text'],
      ['currency', 8, 'text'],
      ['local', 15, 'money'],
      ['rate', 11, 'rate'],
      ['source', 20, 'text'],
      ['reference', 30, 'text'],
      ['from', 11, 'date'],
      ['base', 14, 'money'],
    ],
  })
  sheet.list({
    key: 'draws',
    count: totals.rows,
    filter: true,
    rows: async function* () {
      for await (const row of readDraws(db, scope)) yield cellsOf(row, currency, t)
    },
    slice: async function* (offset, limit) {
      const found = await drawSlice(db, scope, offset, limit)
      yield* found.map(row => cellsOf(row, currency, t))
    },
  })
  const drawn = { kind: 'money', minor: totals.drawnMinor, currency } as const
  sheet.total('total', { payee: t('documents.journal.total'), base: sumList('draws', drawn) })
  return [
    {
      id: 'FX-1',
      textKey: 'documents.layers.check',
      expected: cents(totals.entriesMinor, currency),
      actual: fromSheet('layers', 'total', 'base', drawn),
      blocking: true,
      fixRoute: '/money/ledger',
    },
  ]
}
