import type { BudgetRow } from '../basis/budget.ts'
import { addEuTable, euRowKey } from '../basis/eu-table.ts'
import { lineKey } from '../basis/journal-sheet.ts'
import {
  type ColumnInput,
  type DocumentBuilder,
  formula,
  minus,
  type RowCells,
  sumIfs,
  type Translate,
  type Value,
} from '../model/index.ts'
import { type EuReportFigures, refusedOf, spendingOf } from './data.ts'

type Column = 'costs' | 'spent' | 'refused' | 'accepted' | 'allSpent' | 'allRefused' | 'allAccepted'

function columns(t: Translate, currency: string): ColumnInput<Column>[] {
  const own = t('documents.eu.accepted.band.report')
  const all = t('documents.eu.accepted.band.all')
  const money = (key: Column, word: string, band: string): ColumnInput<Column> => ({
    key,
    header: t(`documents.eu.accepted.${word}`, { currency }),
    width: 17,
    format: 'money',
    band,
  })
  return [
    { key: 'costs', header: t('documents.eu.column.expenditures'), width: 52, format: 'text' },
    money('spent', 'spent', own),
    money('refused', 'refused', own),
    money('accepted', 'accepted', own),
    money('allSpent', 'spent', all),
    money('allRefused', 'refused', all),
    money('allAccepted', 'accepted', all),
  ]
}

/**
 * What is left of the cost stated after what was found ineligible, by line: of this report and from the start. It stands
 * behind the sheets of the form, whose columns may not be added to (donor-formats.md 1.2); the request for payment
 * starts from its last total.
 */
export function addAccepted(book: DocumentBuilder, figures: EuReportFigures, t: Translate): void {
  const { project, table, periods } = figures
  const { currency } = project
  const { kind, number } = periods.current
  const money = (minor: number): Value => ({ kind: 'money', minor, currency })
  const spent = (row: BudgetRow) => spendingOf(figures, row).periodMinor
  const allSpent = (row: BudgetRow) => spent(row) + spendingOf(figures, row).earlierMinor
  const refused = (row: BudgetRow) => refusedOf(figures, row).periodMinor
  const allRefused = (row: BudgetRow) => refused(row) + refusedOf(figures, row).earlierMinor
  const derived = (
    of: Record<'spent' | 'refused' | 'allSpent' | 'allRefused', number>,
  ): RowCells<Column> => ({
    accepted: minus<Column>('spent', 'refused', money(of.spent - of.refused)),
    allAccepted: minus<Column>('allSpent', 'allRefused', money(of.allSpent - of.allRefused)),
  })
  const sheet = book.sheet<Column>({
    key: 'accepted',
    name: t('documents.eu.sheet.accepted'),
    columns: columns(t, currency),
    freezeColumns: 1,
  })
  sheet.title(t('documents.eu.sheet.accepted'))
  if (project.invented) sheet.note(t('documents.inventedNote'))
  sheet.note(t('documents.eu.accepted.note')).header()
  const ofForm = (row: BudgetRow, column: 'spent' | 'cumulated', minor: number) =>
    formula<Column>(at => at.sheet(kind).cell(euRowKey(table, row), column), money(minor))
  addEuTable<Column>(sheet, table, {
    labelColumn: 'costs',
    currency,
    label: key => t(`documents.eu.${key}`),
    sums: [
      { column: 'spent', minorOf: spent },
      { column: 'refused', minorOf: refused },
      { column: 'allSpent', minorOf: allSpent },
      { column: 'allRefused', minorOf: allRefused },
    ],
    line: row => ({
      spent: ofForm(row, 'spent', spent(row)),
      refused: sumIfs(
        'Refused_EUR',
        [
          ['Refused_Line', lineKey(row.code)],
          ['Refused_Report', number],
        ],
        money(refused(row)),
      ),
      allSpent: ofForm(row, 'cumulated', allSpent(row)),
      allRefused: sumIfs('Refused_EUR', [['Refused_Line', lineKey(row.code)]], money(allRefused(row))),
      ...derived({
        spent: spent(row),
        refused: refused(row),
        allSpent: allSpent(row),
        allRefused: allRefused(row),
      }),
    }),
    derived: of =>
      derived({
        spent: of('spent'),
        refused: of('refused'),
        allSpent: of('allSpent'),
        allRefused: of('allRefused'),
      }),
  })
}
