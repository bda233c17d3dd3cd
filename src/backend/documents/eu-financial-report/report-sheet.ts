import { unitValueText } from '#shared/domain/reports/index.ts'
import { addDays } from '#shared/kernel/plain-date.ts'
import type { BudgetRow } from '../basis/budget.ts'
import { addEuTable } from '../basis/eu-table.ts'
import { lineKey } from '../basis/journal-sheet.ts'
import { ratioValue } from '../basis/values.ts'
import { drillTo } from '../drill.ts'
import {
  blank,
  type ColumnInput,
  cents,
  type DocumentBuilder,
  formula,
  type Marks,
  plusHere,
  product,
  quantity,
  type RowCells,
  ratio,
  sumIfs,
  type Translate,
  text,
  type Value,
} from '../model/index.ts'
import { type EuReportFigures, moveOf, spendingOf } from './data.ts'

type Column =
  | 'costs'
  | 'unit'
  | 'units'
  | 'unitValue'
  | 'total'
  | 'moved'
  | 'spentUnit'
  | 'spentUnits'
  | 'spentUnitValue'
  | 'spent'
  | 'earlier'
  | 'cumulated'
  | 'variation'
  | 'variationPct'
  | 'note'

const NUMERIC = ['total', 'moved', 'spent', 'earlier', 'cumulated', 'variation'] as const

function columns(t: Translate, currency: string): ColumnInput<Column>[] {
  const head = (key: string) => t(`documents.eu.column.${key}`, { currency })
  const budget = t('documents.eu.band.budget')
  const incurred = t('documents.eu.band.incurred')
  const variation = t('documents.eu.band.variation')
  const money = (key: (typeof NUMERIC)[number], header: string, band?: string): ColumnInput<Column> => ({
    key,
    header,
    width: 14,
    format: 'money',
    ...(band === undefined ? {} : { band }),
  })
  return [
    { key: 'costs', header: head('expenditures'), width: 46, format: 'text' },
    { key: 'unit', header: head('unit'), width: 11, format: 'text', band: budget },
    { key: 'units', header: head('units'), width: 9, format: 'quantity', band: budget },
    { key: 'unitValue', header: head('unitValue'), width: 12, format: 'rate', band: budget },
    money('total', head('total'), budget),
    money('moved', head('moved')),
    { key: 'spentUnit', header: head('unit'), width: 11, format: 'text', band: incurred },
    { key: 'spentUnits', header: head('units'), width: 9, format: 'quantity', band: incurred },
    { key: 'spentUnitValue', header: head('unitValue'), width: 12, format: 'rate', band: incurred },
    money('spent', head('total'), incurred),
    money('earlier', head('earlier')),
    money('cumulated', head('cumulated')),
    money('variation', head('variation'), variation),
    { key: 'variationPct', header: head('variationPct'), width: 10, format: 'percent', band: variation },
    { key: 'note', header: head('explanation'), width: 34, format: 'text', band: variation },
  ]
}

interface Page {
  readonly figures: EuReportFigures
  /** False on the sheet of the other report kind, which stays empty until its time. */
  readonly active: boolean
  readonly money: (minor: number) => Value
}

const spentMinor = ({ figures, active }: Page, row: BudgetRow) =>
  active ? spendingOf(figures, row).periodMinor : 0
const earlierMinor = ({ figures, active }: Page, row: BudgetRow) =>
  active ? spendingOf(figures, row).earlierMinor : 0
const movedMinor = ({ figures, active }: Page, row: BudgetRow) => (active ? moveOf(figures, row) : 0)

/** Columns L, M, N of any row from its own E, F, J, K. */
function derived(
  { money }: Page,
  of: { total: number; moved: number; spent: number; earlier: number },
): RowCells<Column> {
  const cumulated = of.spent + of.earlier
  const variation = cumulated - of.total - of.moved
  return {
    cumulated: plusHere<Column>(['spent', 'earlier'], money(cumulated)),
    variation: formula<Column>(
      at => `ROUND(${at.here('cumulated')}-(${at.here('total')}+${at.here('moved')}),2)`,
      money(variation),
    ),
    variationPct: ratio<Column>('variation', 'total', ratioValue(variation, of.total), ''),
  }
}

/** The references of column J (this report) and K (before it). */
function drill({ figures }: Page, column: 'spent' | 'earlier', rows: readonly BudgetRow[]): Marks {
  const { project, periods } = figures
  const lineIds = rows.flatMap(row => (row.lineId === null ? [] : [row.lineId]))
  const entries = { projectId: project.id, state: 'posted' as const, lineIds }
  const { start, end } = periods.current
  return {
    drill: drillTo(
      column === 'spent' ? { ...entries, from: start, to: end } : { ...entries, to: addDays(start, -1) },
    ),
  }
}

function spentCells(page: Page, row: BudgetRow): RowCells<Column> {
  const { figures, money } = page
  const own = spendingOf(figures, row)
  const { currency } = figures.project
  const unitValue = unitValueText(own.periodMinor, own.quantity, currency)
  return {
    spentUnit: text(row.unit),
    spentUnits: own.quantity === null ? blank({ input: true }) : quantity(own.quantity, { input: true }),
    spentUnitValue: formula<Column>(
      at => `IF(${at.here('spentUnits')}=0,0,ROUND(${at.here('spent')}/${at.here('spentUnits')},4))`,
      { kind: 'rate', value: unitValue },
    ),
    spent: sumIfs(
      'DBE_EUR',
      [
        ['DBE_Line', lineKey(row.code)],
        ['DBE_Report', figures.periods.current.number],
      ],
      money(own.periodMinor),
      drill(page, 'spent', [row]),
    ),
    earlier: cents(own.earlierMinor, currency, drill(page, 'earlier', [row])),
    note: text(figures.notes.get(row.lineId ?? '') ?? '', { input: true }),
  }
}

function lineCells(page: Page, row: BudgetRow): RowCells<Column> {
  const { figures, active, money } = page
  const { currency } = figures.project
  const computed = row.quantity !== null && row.unitValue !== null
  return {
    unit: text(row.unit),
    units: row.quantity === null ? blank() : quantity(row.quantity),
    unitValue: row.unitValue === null ? blank() : { kind: 'rate', value: row.unitValue },
    total: computed
      ? product<Column>('units', 'unitValue', money(row.amountMinor))
      : cents(row.amountMinor, currency),
    moved: cents(movedMinor(page, row), currency, { input: true }),
    ...(active ? spentCells(page, row) : { spent: blank({ input: true }), earlier: blank({ input: true }) }),
    ...derived(page, {
      total: row.amountMinor,
      moved: movedMinor(page, row),
      spent: spentMinor(page, row),
      earlier: earlierMinor(page, row),
    }),
  }
}

/** Interim or Final Report: budget, moves, expenditure of the period, cumulated, variation with its explanation. */
export function addReportSheet(
  book: DocumentBuilder,
  figures: EuReportFigures,
  kind: 'interim' | 'final',
  t: Translate,
): void {
  const { project, table, periods } = figures
  const { currency } = project
  const page: Page = {
    figures,
    active: periods.current.kind === kind,
    money: minor => ({ kind: 'money', minor, currency }),
  }
  const sheet = book.sheet<Column>({
    key: kind,
    name: t(`documents.eu.sheet.${kind}`),
    columns: columns(t, currency),
    freezeColumns: 1,
  })
  sheet.title(t(`documents.eu.sheet.${kind}`))
  if (project.invented) sheet.note(t('documents.inventedNote'))
  sheet.note(
    t('documents.eu.head', {
      contract: project.contractNo || t('documents.notStated'),
      title: project.title,
      from: project.start,
      to: project.end,
    }),
  )
  sheet.note(
    page.active
      ? t('documents.eu.reportPeriod', {
          from: periods.current.start,
          to: periods.current.end,
          number: periods.current.number,
        })
      : t('documents.eu.notThisReport'),
  )
  sheet.header()
  addEuTable(sheet, table, {
    labelColumn: 'costs',
    currency,
    label: key => t(`documents.eu.${key}`),
    sums: [
      { column: 'total', minorOf: row => row.amountMinor },
      { column: 'moved', minorOf: row => movedMinor(page, row) },
      { column: 'spent', minorOf: row => spentMinor(page, row) },
      { column: 'earlier', minorOf: row => earlierMinor(page, row) },
    ],
    line: row => lineCells(page, row),
    derived: of =>
      derived(page, { total: of('total'), moved: of('moved'), spent: of('spent'), earlier: of('earlier') }),
    marks: (column, rows) =>
      page.active && (column === 'spent' || column === 'earlier') ? drill(page, column, rows) : {},
  })
  if (page.active)
    for (const no of [7, 8, 9, 10, 11, 12, 13])
      book.define(`EU_Row${no}`, { sheet: kind, row: `row${no}`, column: 'cumulated' })
}
