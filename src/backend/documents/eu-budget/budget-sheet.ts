import { type BudgetRow, versionText } from '../basis/budget.ts'
import { addEuTable } from '../basis/eu-table.ts'
import {
  blank,
  type ColumnInput,
  cents,
  type DocumentBuilder,
  product,
  quantity,
  type RowCells,
  type Translate,
  text,
  type Value,
} from '../model/index.ts'
import type { EuBudgetFigures } from './data.ts'

type Column =
  | 'costs'
  | 'unit'
  | 'units'
  | 'unitValue'
  | 'total'
  | 'yearUnit'
  | 'yearUnits'
  | 'yearUnitValue'
  | 'yearTotal'

function columns(t: Translate, currency: string): ColumnInput<Column>[] {
  const head = (key: string) => t(`documents.eu.column.${key}`, { currency })
  const band = t('documents.eu.band.allYears')
  const year = t('documents.eu.band.firstYear')
  return [
    { key: 'costs', header: head('costs'), width: 58, format: 'text' },
    { key: 'unit', header: head('unit'), width: 14, format: 'text', band },
    { key: 'units', header: head('units'), width: 10, format: 'quantity', band },
    { key: 'unitValue', header: head('unitValue'), width: 14, format: 'rate', band },
    { key: 'total', header: head('total'), width: 16, format: 'money', band },
    { key: 'yearUnit', header: head('unit'), width: 14, format: 'text', band: year },
    { key: 'yearUnits', header: head('units'), width: 10, format: 'quantity', band: year },
    { key: 'yearUnitValue', header: head('unitValue'), width: 14, format: 'rate', band: year },
    { key: 'yearTotal', header: head('total'), width: 16, format: 'money', band: year },
  ]
}

const unitValueCell = (value: string | null) =>
  value === null ? blank() : ({ kind: 'rate', value, input: true } as const)

/** Cells of one line: all years, then the first year. */
function lineCells(figures: EuBudgetFigures, row: BudgetRow): RowCells<Column> {
  const { currency } = figures.project
  const money = (minor: number): Value => ({ kind: 'money', minor, currency })
  const year = figures.firstYear(row)
  const computed = row.quantity !== null && row.unitValue !== null
  return {
    unit: text(row.unit),
    units: row.quantity === null ? blank() : quantity(row.quantity, { input: true }),
    unitValue: unitValueCell(row.unitValue),
    total: computed
      ? product<Column>('units', 'unitValue', money(row.amountMinor))
      : cents(row.amountMinor, currency, { input: true }),
    yearUnit: text(row.unit),
    yearUnits: year.quantity === null ? blank() : quantity(year.quantity, { input: true }),
    yearUnitValue: unitValueCell(row.unitValue),
    yearTotal: computed
      ? product<Column>('yearUnits', 'yearUnitValue', money(year.minor))
      : cents(year.minor, currency, { input: true }),
  }
}

/** Sheet 1: the budget of the action; rows may be added within a heading, columns never. */
export function addBudgetSheet(book: DocumentBuilder, figures: EuBudgetFigures, t: Translate): void {
  const { project, table } = figures
  const sheet = book.sheet<Column>({
    key: 'budget',
    name: t('documents.eu.sheet.budget'),
    columns: columns(t, project.currency),
    freezeColumns: 1,
  })
  sheet.title(t('documents.eu.budgetTitle'))
  if (project.invented) sheet.note(t('documents.inventedNote'))
  sheet.note(
    t('documents.eu.head', {
      contract: project.contractNo || t('documents.notStated'),
      title: project.title,
      from: project.start,
      to: project.end,
    }),
  )
  sheet.note(versionText(figures.budget, t))
  sheet.header()
  addEuTable(sheet, table, {
    labelColumn: 'costs',
    currency: project.currency,
    label: key => t(`documents.eu.${key}`),
    sums: [
      { column: 'total', minorOf: row => row.amountMinor },
      { column: 'yearTotal', minorOf: row => figures.firstYear(row).minor },
    ],
    line: row => lineCells(figures, row),
  })
  for (const no of [7, 8, 9, 10, 11, 12, 13])
    book.define(`EU_Row${no}`, { sheet: 'budget', row: `row${no}`, column: 'total' })
}

type Justification = 'costs' | 'clarification' | 'justification'

/** Sheet 2: every cost explained and justified. */
export function addJustificationSheet(book: DocumentBuilder, { table }: EuBudgetFigures, t: Translate): void {
  const sheet = book.sheet<Justification>({
    key: 'justification',
    name: t('documents.eu.sheet.justification'),
    columns: [
      { key: 'costs', header: t('documents.eu.column.costs'), width: 48, format: 'text' },
      { key: 'clarification', header: t('documents.eu.column.clarification'), width: 60, format: 'text' },
      { key: 'justification', header: t('documents.eu.column.justification'), width: 60, format: 'text' },
    ],
    freezeColumns: 1,
  })
  sheet.title(t('documents.eu.sheet.justification')).header()
  const explained = (row: BudgetRow, label: string) => ({
    costs: label,
    clarification: text(row.clarification, { input: true }),
    justification: text(row.justification, { input: true }),
  })
  for (const heading of table.headings) {
    sheet.heading(heading.row.id, { costs: `${heading.row.code}. ${heading.row.label}` })
    for (const row of heading.below.filter(item => item.kind !== 'heading'))
      sheet.line(row.id, explained(row, `${row.code} ${row.label}`), { outline: 1 })
  }
  for (const row of [...table.entered.indirect, ...table.entered.contingency, ...table.entered.taxes_in_kind])
    sheet.line(row.id, explained(row, `${row.code} ${row.label}`))
}
