import { workingDaysAfter } from '#shared/domain/reports/index.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import { type BudgetRow, childrenOf, linesBelow } from '../basis/budget.ts'
import { lineKey } from '../basis/journal-sheet.ts'
import { ratioValue } from '../basis/values.ts'
import { drillTo } from '../drill.ts'
import {
  cents,
  type DocumentBuilder,
  date,
  formula,
  minus,
  type RowCells,
  ratio,
  type SheetBuilder,
  sum,
  type Translate,
  type Value,
} from '../model/index.ts'
import { listNames } from './currency-sheet.ts'
import type { LineSettlement, SettlementFigures } from './data.ts'

type Column = 'code' | 'line' | 'budget' | 'settled' | 'refused' | 'accepted' | 'left' | 'percent'

const COLUMNS: readonly (readonly [Column, number, 'text' | 'money' | 'percent'])[] = [
  ['code', 8, 'text'],
  ['line', 42, 'text'],
  ['budget', 17, 'money'],
  ['settled', 17, 'money'],
  ['refused', 15, 'money'],
  ['accepted', 17, 'money'],
  ['left', 17, 'money'],
  ['percent', 10, 'percent'],
]

const NOTHING: LineSettlement = { settledMinor: 0, refusedMinor: 0 }

interface Amounts extends LineSettlement {
  readonly budgetMinor: number
}

function amountsOf({ budget, byLine }: SettlementFigures, row: BudgetRow): Amounts {
  const lines = linesBelow(budget.rows, row)
  const of = (pick: (own: LineSettlement) => number) =>
    sumMinor(lines.map(line => pick(byLine.get(line.code) ?? NOTHING)))
  return {
    budgetMinor: sumMinor(lines.map(line => line.amountMinor)),
    settledMinor: of(own => own.settledMinor),
    refusedMinor: of(own => own.refusedMinor),
  }
}

/** One line of all currencies: SUMIFS over each currency's sheet. */
const overSheets = (
  { sheets }: SettlementFigures,
  column: 'settled' | 'refused',
  code: string,
  result: Value,
) =>
  formula<string>(
    sheets
      .map(({ currency }) => {
        const names = listNames(currency)
        return `SUMIFS(${names[column]},${names.line},"${lineKey(code).replaceAll('"', '""')}")`
      })
      .join('+'),
    result,
  )

function addHead(sheet: SheetBuilder<Column>, figures: SettlementFigures, t: Translate): void {
  const { project, periods, budget, method } = figures
  const notStated = t('documents.notStated')
  const meta = (key: string, content: Parameters<typeof sheet.meta>[1]) =>
    sheet.meta(t(`documents.visegrad.head.${key}`), content)
  sheet.title(t('documents.visegrad.title'))
  if (project.invented) sheet.note(t('documents.inventedNote'))
  meta('project', `${project.code} ${project.title}`)
  meta('contract', project.contractNo || notStated)
  meta('grantee', project.lead || notStated)
  meta('implementation', t('documents.dateRange', { from: project.start, to: project.end }))
  meta('until', date(periods.current.end))
  meta('budget', budget.signedOn === null ? notStated : date(budget.signedOn))
  meta('method', t(`ratePolicy.${method}`))
  const days = project.rule('final_due_working_days')
  meta('due', days === null ? notStated : date(workingDaysAfter(project.end, Number(days))))
}

/** The settlement in the contract's currency, line by line, drawn from the sheets of all currencies. */
export function addSummary(book: DocumentBuilder, figures: SettlementFigures, t: Translate): void {
  const { project, periods, budget } = figures
  const { currency } = project
  const sheet = book.sheet<Column>({
    key: 'summary',
    name: t('documents.visegrad.sheet.summary'),
    columns: COLUMNS.map(([key, width, format]) => ({
      key,
      header: t(`documents.visegrad.summary.${key}`, { base: currency }),
      width,
      format,
    })),
  })
  addHead(sheet, figures, t)
  sheet.blank().header()
  const value = (minor: number): Value => ({ kind: 'money', minor, currency })
  const derived = ({ budgetMinor, settledMinor, refusedMinor }: Amounts): RowCells<Column> => {
    const acceptedMinor = settledMinor - refusedMinor
    return {
      accepted: minus<Column>('settled', 'refused', value(acceptedMinor)),
      left: minus<Column>('budget', 'accepted', value(budgetMinor - acceptedMinor)),
      percent: ratio<Column>('accepted', 'budget', ratioValue(acceptedMinor, budgetMinor)),
    }
  }
  const sums = (rows: readonly string[], own: Amounts): RowCells<Column> => ({
    budget: sum(rows, value(own.budgetMinor)),
    settled: sum(rows, value(own.settledMinor)),
    refused: sum(rows, value(own.refusedMinor)),
    ...derived(own),
  })
  for (const row of budget.rows) {
    const own = amountsOf(figures, row)
    const labels = { code: row.code, line: row.label }
    if (row.kind === 'heading') {
      const below = childrenOf(budget.rows, row).map(child => child.id)
      sheet.heading(row.id, { ...labels, ...sums(below, own) })
      continue
    }
    const drill = drillTo({
      projectId: project.id,
      state: 'posted',
      to: periods.current.end,
      lineIds: row.lineId === null ? [] : [row.lineId],
    })
    sheet.line(row.id, {
      ...labels,
      budget: cents(own.budgetMinor, currency),
      settled: { ...overSheets(figures, 'settled', row.code, value(own.settledMinor)), drill },
      refused: overSheets(figures, 'refused', row.code, value(own.refusedMinor)),
      ...derived(own),
    })
  }
  const top = budget.rows.filter(row => row.parentId === null)
  const lines = budget.rows.filter(row => row.kind !== 'heading')
  sheet.total('total', {
    line: t('documents.visegrad.total'),
    ...sums(
      top.map(row => row.id),
      { ...figures.total, budgetMinor: sumMinor(lines.map(row => row.amountMinor)) },
    ),
  })
  book.define('Settlement_Accepted', { sheet: 'summary', row: 'total', column: 'accepted' })
}
