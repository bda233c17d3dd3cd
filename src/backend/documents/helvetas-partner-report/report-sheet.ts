import type { HelvetasLine } from '#shared/domain/reports/index.ts'
import { addDays } from '#shared/kernel/plain-date.ts'
import { childrenOf } from '../basis/budget.ts'
import { ratioValue } from '../basis/values.ts'
import { drillTo } from '../drill.ts'
import {
  type ColumnInput,
  cents,
  type DocumentBuilder,
  minus,
  plusHere,
  type RowCells,
  ratio,
  sum,
  type Translate,
  text,
  type Value,
} from '../model/index.ts'
import type { PartnerFigures, PartnerRow } from './data.ts'

type Column =
  | 'code'
  | 'line'
  | 'agreed'
  | 'moved'
  | 'current'
  | 'earlier'
  | 'quarter'
  | 'spent'
  | 'balance'
  | 'used'
  | 'forecast'
  | 'comment'

function columns(t: Translate, currency: string): ColumnInput<Column>[] {
  const head = (key: Column) => t(`documents.helvetas.column.${key}`, { currency })
  const money = (key: Column): ColumnInput<Column> => ({ key, header: head(key), width: 15, format: 'money' })
  return [
    { key: 'code', header: head('code'), width: 9, format: 'text' },
    { key: 'line', header: head('line'), width: 42, format: 'text' },
    money('agreed'),
    money('moved'),
    money('current'),
    money('earlier'),
    money('quarter'),
    money('spent'),
    money('balance'),
    { key: 'used', header: head('used'), width: 9, format: 'percent' },
    money('forecast'),
    { key: 'comment', header: head('comment'), width: 34, format: 'text' },
  ]
}

type Money = (minor: number) => Value

/** Columns E, H, I, J: formulas of the row's own cells. */
const derived = (line: HelvetasLine, money: Money): RowCells<Column> => ({
  current: plusHere<Column>(['agreed', 'moved'], money(line.currentMinor)),
  spent: plusHere<Column>(['earlier', 'quarter'], money(line.spentMinor)),
  balance: minus<Column>('current', 'spent', money(line.balanceMinor)),
  used: ratio<Column>('spent', 'current', ratioValue(line.spentMinor, line.currentMinor, 'n/a'), 'n/a'),
})

function rowCells(figures: PartnerFigures, item: PartnerRow, money: Money): RowCells<Column> {
  const { project, periods, budget } = figures.sida
  const { row, figures: line } = item
  const entries = { projectId: project.id, state: 'posted' as const, lineIds: [...item.lineIds] }
  const now = { drill: drillTo({ ...entries, from: periods.current.start, to: periods.current.end }) }
  const before = { drill: drillTo({ ...entries, to: addDays(periods.current.start, -1) }) }
  const shared = { code: row.code, line: row.label, ...derived(line, money) }
  if (row.kind === 'heading') {
    const below = childrenOf(budget.rows, row).map(child => child.id)
    return {
      ...shared,
      agreed: sum(below, money(line.agreedMinor)),
      moved: sum(below, money(line.reallocatedMinor)),
      earlier: sum(below, money(line.earlierMinor), before),
      quarter: sum(below, money(line.quarterMinor), now),
      forecast: sum(below, money(item.forecastMinor)),
    }
  }
  return {
    ...shared,
    agreed: cents(line.agreedMinor, project.currency),
    moved: cents(line.reallocatedMinor, project.currency),
    earlier: cents(line.earlierMinor, project.currency, before),
    quarter: cents(line.quarterMinor, project.currency, now),
    forecast: cents(item.forecastMinor, project.currency, { input: true }),
    comment: text(item.comment, { input: true }),
  }
}

/** Sheet A: by intervention, then cost type: agreement, moves, spent, balance, forecast. */
export function addPartnerReport(book: DocumentBuilder, figures: PartnerFigures, t: Translate): void {
  const { project, periods } = figures.sida
  const { currency } = project
  const money: Money = minor => ({ kind: 'money', minor, currency })
  const sheet = book.sheet<Column>({
    key: 'report',
    name: t('documents.helvetas.sheet.report'),
    columns: columns(t, currency),
    freezeColumns: 2,
  })
  sheet.title(t('documents.helvetas.title'))
  if (project.invented) sheet.note(t('documents.inventedNote'))
  sheet.meta(t('documents.sida.cover.project'), `${project.code} ${project.title}`)
  sheet.meta(t('documents.sida.cover.donors'), project.donors.map(donor => donor.name).join(' – '))
  sheet.meta(
    t('documents.sida.cover.period'),
    t('documents.dateRange', { from: periods.current.start, to: periods.current.end }),
  )
  sheet.blank().header()
  for (const item of figures.rows) {
    const cells = rowCells(figures, item, money)
    if (item.row.kind === 'heading') sheet.heading(item.row.id, cells)
    else sheet.line(item.row.id, cells, { outline: 1 })
  }
  const keys = figures.rows.filter(item => item.row.parentId === null).map(item => item.row.id)
  const { total } = figures
  sheet.total('total', {
    line: t('documents.helvetas.total'),
    agreed: sum(keys, money(total.agreedMinor)),
    moved: sum(keys, money(total.reallocatedMinor)),
    earlier: sum(keys, money(total.earlierMinor)),
    quarter: sum(keys, money(total.quarterMinor)),
    forecast: sum(keys, money(figures.forecastMinor)),
    ...derived(total, money),
  })
  book.define('Partner_Spent', { sheet: 'report', row: 'total', column: 'spent' })
  book.define('Partner_Forecast', { sheet: 'report', row: 'total', column: 'forecast' })
}
