import type { BudgetRow } from '../basis/budget.ts'
import { addEuTable, euRowKey, euTotals } from '../basis/eu-table.ts'
import { ratioValue } from '../basis/values.ts'
import {
  blank,
  type ColumnInput,
  cents,
  type DocumentBuilder,
  date,
  formula,
  minus,
  product,
  quantity,
  type RowCells,
  sum,
  type Translate,
  text,
  type Value,
} from '../model/index.ts'
import { type EuReportFigures, spendingOf } from './data.ts'

/** INFORMATION: what the report is about and how it was drawn up. */
export function addInformation(book: DocumentBuilder, figures: EuReportFigures, t: Translate): void {
  const { project, periods, budget } = figures
  const { current } = periods
  const sheet = book.sheet({
    key: 'information',
    name: t('documents.eu.sheet.information'),
    orientation: 'portrait',
    columns: [
      { key: 'label', header: '', width: 40, format: 'text' },
      { key: 'value', header: '', width: 62, format: 'text' },
    ],
  })
  const line = (key: string, value: Parameters<typeof sheet.meta>[1], name?: string) =>
    sheet.meta(t(`documents.eu.information.${key}`), value, name)
  sheet.title(t('documents.eu.reportTitle'))
  if (project.invented) sheet.note(t('documents.inventedNote'))
  line('contract', project.contractNo || t('documents.notStated'))
  line('action', `${project.code} ${project.title}`)
  line('coordinator', project.lead || t('documents.notStated'))
  line('implementation', t('documents.dateRange', { from: project.start, to: project.end }))
  line('report', t(`documents.eu.kind.${current.kind}`, { number: current.number }))
  line('start', date(current.start), 'start')
  line('end', date(current.end), 'end')
  line('currency', project.currency)
  line(
    'budget',
    t('documents.budgetVersion', {
      number: budget.number,
      date: budget.signedOn ?? t('documents.notStated'),
    }),
  )
  line('percent', project.fundingPercent === null ? t('documents.notStated') : `${project.fundingPercent} %`)
  line('period', t(current.locked ? 'documents.periodLocked' : 'documents.periodOpen'))
  sheet.blank()
  for (const key of ['rounding', 'rates', 'list', 'variations', 'columns'])
    sheet.note(t(`documents.eu.information.note.${key}`))
  book.define('Report_Start', { sheet: 'information', row: 'start', column: 'value' })
  book.define('Report_End', { sheet: 'information', row: 'end', column: 'value' })
}

type Forecast = 'costs' | 'forecast' | 'real' | 'unit' | 'units' | 'unitCost' | 'total'

/** Forecast budget & follow-up: what was forecast and spent, and what the next period will need. */
export function addForecast(book: DocumentBuilder, figures: EuReportFigures, t: Translate): void {
  const { project, table, periods } = figures
  const { currency } = project
  const head = (key: string) => t(`documents.eu.column.${key}`, { currency })
  const previous = t('documents.eu.band.previous')
  const following = t('documents.eu.band.following')
  const sheet = book.sheet<Forecast>({
    key: 'forecast',
    name: t('documents.eu.sheet.forecast'),
    freezeColumns: 1,
    columns: [
      { key: 'costs', header: head('expenditures'), width: 52, format: 'text' },
      { key: 'forecast', header: head('forecastCosts'), width: 16, format: 'money', band: previous },
      { key: 'real', header: head('realCosts'), width: 16, format: 'money', band: previous },
      { key: 'unit', header: head('unit'), width: 13, format: 'text', band: following },
      { key: 'units', header: head('units'), width: 10, format: 'quantity', band: following },
      { key: 'unitCost', header: head('unitCost'), width: 14, format: 'rate', band: following },
      { key: 'total', header: head('costsOnly'), width: 16, format: 'money', band: following },
    ],
  })
  const money = (minor: number): Value => ({ kind: 'money', minor, currency })
  const of = (source: EuReportFigures['forecastNow'], row: BudgetRow) =>
    row.lineId === null ? undefined : source.get(row.lineId)
  sheet.title(t('documents.eu.sheet.forecast'))
  sheet.note(
    periods.next
      ? t('documents.eu.nextPeriod', { from: periods.next.start, to: periods.next.end })
      : t('documents.eu.noNextPeriod'),
  )
  sheet.header()
  addEuTable<Forecast>(sheet, table, {
    labelColumn: 'costs',
    currency,
    label: key => t(`documents.eu.${key}`),
    sums: [
      { column: 'forecast', minorOf: row => of(figures.forecastNow, row)?.amountMinor ?? 0 },
      { column: 'real', minorOf: row => spendingOf(figures, row).periodMinor },
      { column: 'total', minorOf: row => of(figures.forecastNext, row)?.amountMinor ?? 0 },
    ],
    line: row => {
      const now = of(figures.forecastNow, row)
      const next = of(figures.forecastNext, row)
      const computed = next !== undefined && next.quantity !== null && next.unitValue !== null
      const cells: RowCells<Forecast> = {
        forecast: now ? cents(now.amountMinor, currency) : blank(),
        real: formula<Forecast>(
          at => at.sheet(periods.current.kind).cell(euRowKey(table, row), 'spent'),
          money(spendingOf(figures, row).periodMinor),
        ),
        unit: text(next?.unit ?? row.unit, { input: true }),
        units: next?.quantity ? quantity(next.quantity, { input: true }) : blank({ input: true }),
        unitCost: next?.unitValue
          ? { kind: 'rate', value: next.unitValue, input: true }
          : blank({ input: true }),
        total: computed
          ? product<Forecast>('units', 'unitCost', money(next.amountMinor))
          : next
            ? cents(next.amountMinor, currency, { input: true })
            : blank({ input: true }),
      }
      return cells
    },
  })
}

type Addenda =
  | 'costs'
  | 'unit'
  | 'units'
  | 'unitValue'
  | 'total'
  | 'newUnit'
  | 'newUnits'
  | 'newUnitValue'
  | 'newTotal'
  | 'change'

function addendaColumns(t: Translate, currency: string): ColumnInput<Addenda>[] {
  const head = (key: string) => t(`documents.eu.column.${key}`, { currency })
  const now = t('documents.eu.band.budget')
  const then = t('documents.eu.band.addendum')
  return [
    { key: 'costs', header: head('expenditures'), width: 50, format: 'text' },
    { key: 'unit', header: head('unit'), width: 12, format: 'text', band: now },
    { key: 'units', header: head('units'), width: 10, format: 'quantity', band: now },
    { key: 'unitValue', header: head('unitValue'), width: 13, format: 'rate', band: now },
    { key: 'total', header: head('total'), width: 15, format: 'money', band: now },
    { key: 'newUnit', header: head('unit'), width: 12, format: 'text', band: then },
    { key: 'newUnits', header: head('units'), width: 10, format: 'quantity', band: then },
    { key: 'newUnitValue', header: head('unitValue'), width: 13, format: 'rate', band: then },
    { key: 'newTotal', header: head('total'), width: 15, format: 'money', band: then },
    { key: 'change', header: head('change'), width: 15, format: 'money' },
  ]
}

/** Addenda or use of contingencies: the budget beside a new one, or what was taken from the reserve. */
export function addAddenda(book: DocumentBuilder, figures: EuReportFigures, t: Translate): void {
  const { project, table, addendum, contingencyUse } = figures
  const { currency } = project
  const money = (minor: number): Value => ({ kind: 'money', minor, currency })
  const sheet = book.sheet<Addenda>({
    key: 'addenda',
    name: t('documents.eu.sheet.addenda'),
    columns: addendaColumns(t, currency),
    freezeColumns: 1,
  })
  const planned = new Map(addendum?.rows.map(row => [row.lineId, row]))
  const next = (row: BudgetRow) => (addendum ? planned.get(row.lineId) : undefined)
  const change = (row: BudgetRow) =>
    addendum ? (next(row)?.amountMinor ?? 0) - row.amountMinor : (contingencyUse.get(row.lineId ?? '') ?? 0)
  sheet
    .title(t('documents.eu.sheet.addenda'))
    .note(t(addendum ? 'documents.eu.addendumDraft' : 'documents.eu.noAddendum'))
    .header()
  addEuTable<Addenda>(sheet, table, {
    labelColumn: 'costs',
    currency,
    label: key => t(`documents.eu.${key}`),
    sums: [
      { column: 'total', minorOf: row => row.amountMinor },
      ...(addendum
        ? [{ column: 'newTotal' as const, minorOf: (row: BudgetRow) => next(row)?.amountMinor ?? 0 }]
        : []),
      { column: 'change', minorOf: change },
    ],
    line: row => {
      const then = next(row)
      return {
        unit: text(row.unit),
        units: row.quantity === null ? blank() : quantity(row.quantity),
        unitValue: row.unitValue === null ? blank() : { kind: 'rate', value: row.unitValue },
        total:
          row.quantity !== null && row.unitValue !== null
            ? product<Addenda>('units', 'unitValue', money(row.amountMinor))
            : cents(row.amountMinor, currency),
        ...(then
          ? {
              newUnit: text(then.unit),
              newUnits: then.quantity === null ? blank() : quantity(then.quantity),
              newTotal: cents(then.amountMinor, currency),
            }
          : {}),
        change: addendum
          ? minus<Addenda>('newTotal', 'total', money(change(row)))
          : cents(change(row), currency),
      }
    },
  })
}

type Source = 'item' | 'line' | 'planned' | 'received' | 'percent' | 'expected'

/** Final sources of funding with the list of pending payments. */
export function addFinalSources(book: DocumentBuilder, figures: EuReportFigures, t: Translate): void {
  const { project, sources, pending, table } = figures
  const { currency } = project
  const head = (key: string) =>
    t(`documents.eu.finalSources.${key}`, { currency, limit: figures.pendingLimit })
  const money = (minor: number): Value => ({ kind: 'money', minor, currency })
  const sheet = book.sheet<Source>({
    key: 'sources',
    name: t('documents.eu.sheet.finalSources'),
    columns: [
      { key: 'item', header: head('item'), width: 56, format: 'text' },
      { key: 'line', header: head('line'), width: 12, format: 'text' },
      { key: 'planned', header: head('planned'), width: 17, format: 'money' },
      { key: 'received', header: head('received'), width: 17, format: 'money' },
      { key: 'percent', header: head('percent'), width: 11, format: 'percent' },
      { key: 'expected', header: head('expected'), width: 14, format: 'date' },
    ],
  })
  const received = sources.reduce((all, source) => all + source.receivedMinor, 0)
  const plannedSum = sources.reduce((all, source) => all + source.plannedMinor, 0)
  sheet.title(t('documents.eu.sheet.finalSources')).header()
  for (const source of sources)
    sheet.line(source.id, {
      item: `${t(`fundingKind.${source.kind}`)}: ${source.name}`,
      planned: cents(source.plannedMinor, currency),
      received: cents(source.receivedMinor, currency, { input: true }),
      percent: formula<Source>(
        at =>
          `IF(${at.absolute('total', 'received')}=0,"",${at.here('received')}/${at.absolute('total', 'received')})`,
        ratioValue(source.receivedMinor, received),
      ),
    })
  const keys = sources.map(source => source.id)
  sheet.total('total', {
    item: head('total'),
    planned: sum(keys, money(plannedSum)),
    received: sum(keys, money(received)),
  })
  const costs = euTotals(
    table,
    row => spendingOf(figures, row).periodMinor + spendingOf(figures, row).earlierMinor,
  )
  sheet.line('costs', {
    item: head('costs'),
    received: formula<Source>(
      at => at.sheet(figures.periods.current.kind).cell('row13', 'cumulated'),
      money(costs.row13),
    ),
  })
  sheet.blank()
  sheet.heading('pending', { item: head('pending') })
  for (const item of pending)
    sheet.line(item.id, {
      item: item.supplier,
      line: item.line,
      received: cents(item.amountMinor, currency),
      expected: item.expectedOn === null ? blank() : date(item.expectedOn),
    })
  sheet.subtotal('pending-total', {
    item: head('pendingTotal'),
    received: sum(
      pending.map(item => item.id),
      money(pending.reduce((all, item) => all + item.amountMinor, 0)),
    ),
  })
}
