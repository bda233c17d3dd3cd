import { cents, type DocumentBuilder, date, plusHere, type Translate } from '../model/index.ts'
import type { ReconciliationFigures } from './data.ts'

type Column = 'number' | 'start' | 'end' | 'opening' | 'in' | 'out' | 'closing'

/** The bank's statements of these days: each opens with what the one before closed with. */
export function addStatements(
  book: DocumentBuilder,
  { statements, account }: ReconciliationFigures,
  t: Translate,
): void {
  const { currency } = account
  const column = (key: Column, width: number, format: 'text' | 'date' | 'money') => ({
    key,
    header: t(`documents.reconciliation.statement.${key}`, { currency }),
    width,
    format,
  })
  const sheet = book.sheet<Column>({
    key: 'statements',
    name: t('documents.reconciliation.statements'),
    columns: [
      column('number', 30, 'text'),
      column('start', 12, 'date'),
      column('end', 12, 'date'),
      column('opening', 20, 'money'),
      column('in', 20, 'money'),
      column('out', 20, 'money'),
      column('closing', 20, 'money'),
    ],
  })
  sheet.title(t('documents.reconciliation.statements')).blank().header()
  for (const statement of statements)
    sheet.line(statement.id, {
      number: statement.number,
      start: date(statement.start),
      end: date(statement.end),
      opening: cents(statement.openingMinor, currency),
      in: cents(statement.inMinor, currency),
      out: cents(statement.outMinor, currency),
      closing: plusHere<Column>(['opening', 'in', 'out'], cents(statement.closingMinor, currency)),
    })
  if (statements.length === 0) sheet.line('none', { number: t('documents.reconciliation.noStatements') })
}
