import { drillTo } from '../drill.ts'
import { cents, count, type DocumentBuilder, date, sumList, type Translate, text } from '../model/index.ts'
import { lineKey } from './journal-sheet.ts'
import type { ReportProject } from './project.ts'
import type { Refusals } from './refusals.ts'
import { openRegister } from './register-sheet.ts'

type Column =
  | 'report'
  | 'line'
  | 'entry'
  | 'day'
  | 'document'
  | 'payee'
  | 'amount'
  | 'code'
  | 'reason'
  | 'note'
  | 'decided'

/** Every cost found ineligible, one row a decision, with its reason; the sheets before it add it up by line. */
export function addRefused(
  book: DocumentBuilder,
  { project, refusals }: { readonly project: ReportProject; readonly refusals: Refusals },
  t: Translate,
): void {
  const { currency } = project
  const sheet = openRegister<Column>(book, t, {
    key: 'refused',
    name: t('documents.eu.sheet.refused'),
    words: 'documents.refused',
    currency,
    note: t('documents.refused.scope'),
    columns: [
      ['report', 8, 'quantity'],
      ['line', 12, 'text'],
      ['entry', 11, 'quantity'],
      ['day', 12, 'date'],
      ['document', 18, 'text'],
      ['payee', 32, 'text'],
      ['amount', 15, 'money'],
      ['code', 9, 'text'],
      ['reason', 34, 'text'],
      ['note', 28, 'text'],
      ['decided', 12, 'date'],
    ],
  })
  const { rows } = refusals
  const cells = rows.map(row => ({
    report: count(row.report),
    line: text(lineKey(row.line)),
    entry: count(row.entryNo),
    day: date(row.entryDate),
    document: text(row.documentNo),
    payee: text(row.payee),
    amount: cents(row.minor, currency, {
      drill: drillTo({
        projectId: project.id,
        state: 'posted',
        from: row.entryDate,
        to: row.entryDate,
        text: row.documentNo,
      }),
    }),
    code: text(row.reasonCode),
    reason: text(t(`ineligible.${row.reasonCode}`)),
    note: text(row.note),
    decided: date(row.decidedOn),
  }))
  sheet.list({
    key: 'list',
    count: cells.length,
    filter: true,
    rows: () => cells,
    slice: (offset, limit) => cells.slice(offset, offset + limit),
  })
  const minor = refusals.periodMinor + refusals.earlierMinor
  sheet.total('total', {
    payee: t('documents.journal.total'),
    amount: sumList('list', { kind: 'money', minor, currency }),
  })
  const names = [
    ['Refused_EUR', 'amount'],
    ['Refused_Line', 'line'],
    ['Refused_Report', 'report'],
  ] as const
  for (const [name, column] of names) book.define(name, { sheet: 'refused', list: 'list', column })
}
