import type { SidaLine } from '#shared/domain/reports/index.ts'
import { addDays } from '#shared/kernel/plain-date.ts'
import { childrenOf } from '../basis/budget.ts'
import { type FundKind, sumOf, within } from '../basis/funds.ts'
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
  type SheetBuilder,
  sum,
  type Translate,
  text,
  type Value,
} from '../model/index.ts'
import type { SidaFigures, SidaRow } from './data.ts'

const KEYS = [
  'code',
  'line',
  'approved',
  'budget',
  'outcome',
  'deviation',
  'deviationPct',
  'cumBudget',
  'earlier',
  'cumOutcome',
  'cumDeviation',
  'remaining',
  'used',
  'note',
] as const
type Column = (typeof KEYS)[number]

const INCOME: readonly { readonly key: string; readonly kinds: readonly FundKind[] }[] = [
  { key: 'instalments', kinds: ['instalment'] },
  { key: 'otherDonors', kinds: ['other_donor'] },
  { key: 'own', kinds: ['own_contribution'] },
  { key: 'interest', kinds: ['interest'] },
  { key: 'exchange', kinds: ['exchange_difference'] },
]

const NOTE_WIDTH = 34

function columns(t: Translate, currency: string): ColumnInput<Column>[] {
  const head = (key: Column) => t(`documents.sida.column.${key}`, { currency })
  const money = (key: Column): ColumnInput<Column> => ({ key, header: head(key), width: 15, format: 'money' })
  const percent = (key: Column): ColumnInput<Column> => ({
    key,
    header: head(key),
    width: 10,
    format: 'percent',
  })
  return [
    { key: 'code', header: head('code'), width: 9, format: 'text' },
    { key: 'line', header: head('line'), width: 40, format: 'text' },
    money('approved'),
    money('budget'),
    money('outcome'),
    money('deviation'),
    percent('deviationPct'),
    money('cumBudget'),
    money('earlier'),
    money('cumOutcome'),
    money('cumDeviation'),
    money('remaining'),
    percent('used'),
    { key: 'note', header: head('note'), width: NOTE_WIDTH, format: 'text' },
  ]
}

interface Page {
  readonly sheet: SheetBuilder<Column>
  readonly figures: SidaFigures
  readonly t: Translate
  readonly money: (minor: number) => Value
}

/** Columns F, G, J to M: formulas of the row's own cells, whatever the row is. */
const derived = ({ money }: Page, line: SidaLine): RowCells<Column> => ({
  deviation: minus<Column>('outcome', 'budget', money(line.deviationMinor)),
  deviationPct: ratio<Column>(
    'deviation',
    'budget',
    ratioValue(line.deviationMinor, line.budgetPeriodMinor, 'n/a'),
    'n/a',
  ),
  cumOutcome: plusHere<Column>(['earlier', 'outcome'], money(line.cumulativeOutcomeMinor)),
  cumDeviation: minus<Column>('cumOutcome', 'cumBudget', money(line.cumulativeDeviationMinor)),
  remaining: minus<Column>('approved', 'cumOutcome', money(line.remainingMinor)),
  used: ratio<Column>(
    'cumOutcome',
    'approved',
    ratioValue(line.cumulativeOutcomeMinor, line.approvedMinor, 'n/a'),
    'n/a',
  ),
})

function addIncome({ sheet, figures, t, money }: Page): void {
  const { start, end } = figures.periods.current
  const { currency, totalMinor } = figures.project
  sheet.heading('income', { line: t('documents.sida.followUp.income') })
  const keys = INCOME.map(({ key }) => `income-${key}`)
  for (const { key, kinds } of INCOME) {
    const inPeriod = sumOf(within(figures.movements, start, end), ...kinds)
    const earlier = sumOf(figures.movements, ...kinds) - inPeriod
    sheet.line(`income-${key}`, {
      line: t(`documents.sida.income.${key}`),
      ...(key === 'instalments' && totalMinor !== null ? { approved: cents(totalMinor, currency) } : {}),
      outcome: cents(inPeriod, currency),
      earlier: cents(earlier, currency),
      cumOutcome: plusHere<Column>(['earlier', 'outcome'], money(inPeriod + earlier)),
    })
  }
  const kinds = INCOME.flatMap(income => income.kinds)
  const total = sumOf(within(figures.movements, start, end), ...kinds)
  const all = sumOf(figures.movements, ...kinds)
  sheet.subtotal('income-total', {
    line: t('documents.sida.followUp.incomeTotal'),
    outcome: sum(keys, money(total)),
    earlier: sum(keys, money(all - total)),
    cumOutcome: sum(keys, money(all)),
  })
}

/** The two references of a row's outcome cells: this period, and everything before it. */
function drillsOf({ figures }: Page, lineIds: readonly string[]) {
  const { current } = figures.periods
  const entries = { projectId: figures.project.id, state: 'posted' as const, lineIds: [...lineIds] }
  return {
    now: { drill: drillTo({ ...entries, from: current.start, to: current.end }) },
    before: { drill: drillTo({ ...entries, to: addDays(current.start, -1) }) },
  }
}

function addCostRow(page: Page, { row, figures: line, lineIds, note }: SidaRow): void {
  const { sheet, figures, t, money } = page
  const { currency } = figures.project
  const { now, before } = drillsOf(page, lineIds)
  const shared = { code: row.code, line: row.label, ...derived(page, line) }
  if (row.kind === 'heading') {
    const below = childrenOf(figures.budget.rows, row).map(child => child.id)
    sheet.heading(row.id, {
      ...shared,
      approved: sum(below, money(line.approvedMinor)),
      budget: sum(below, money(line.budgetPeriodMinor)),
      outcome: sum(below, money(line.outcomePeriodMinor), now),
      cumBudget: sum(below, money(line.cumulativeBudgetMinor)),
      earlier: sum(below, money(line.outcomeEarlierMinor), before),
    })
    return
  }
  const cells: RowCells<Column> = {
    ...shared,
    approved: cents(line.approvedMinor, currency),
    budget: cents(line.budgetPeriodMinor, currency),
    outcome: cents(line.outcomePeriodMinor, currency, now),
    cumBudget: cents(line.cumulativeBudgetMinor, currency),
    earlier: cents(line.outcomeEarlierMinor, currency, before),
    note: text(note === '' && line.explain ? t('documents.sida.followUp.noteMissing') : note),
  }
  sheet.line(row.id, cells, { outline: 1 })
}

function addTotal(book: DocumentBuilder, page: Page): void {
  const { sheet, figures, t, money } = page
  const { rows } = figures.budget
  const keys = rows.filter(row => row.parentId === null).map(row => row.id)
  const { total } = figures
  sheet.total('costs-total', {
    line: t('documents.sida.followUp.costsTotal'),
    approved: sum(keys, money(total.approvedMinor)),
    budget: sum(keys, money(total.budgetPeriodMinor)),
    outcome: sum(keys, money(total.outcomePeriodMinor)),
    cumBudget: sum(keys, money(total.cumulativeBudgetMinor)),
    earlier: sum(keys, money(total.outcomeEarlierMinor)),
    ...derived(page, total),
  })
  const names = [
    ['Total_Approved', 'approved'],
    ['Total_Outcome', 'outcome'],
    ['Total_Cumulative', 'cumOutcome'],
  ] as const
  for (const [name, column] of names) book.define(name, { sheet: 'followUp', row: 'costs-total', column })
}

function addForwarded({ sheet, figures, t, money }: Page): void {
  if (figures.forwarded.length === 0) return
  const { currency } = figures.project
  sheet.heading('forwarded', { line: t('documents.sida.followUp.forwarded') })
  for (const agreement of figures.forwarded) {
    const paid = agreement.paidMinor
    const cells: RowCells<Column> = {
      line: `${agreement.agreementNo} ${agreement.organisation}`,
      approved: cents(agreement.agreedMinor, currency),
      outcome: cents(agreement.paidPeriodMinor, currency),
      earlier: cents(agreement.paidEarlierMinor, currency),
      cumOutcome: plusHere<Column>(['earlier', 'outcome'], money(paid)),
      remaining: minus<Column>('approved', 'cumOutcome', money(agreement.agreedMinor - paid)),
      used: ratio<Column>('cumOutcome', 'approved', ratioValue(paid, agreement.agreedMinor, 'n/a'), 'n/a'),
    }
    sheet.line(`forwarded-${agreement.id}`, cells, { outline: 1 })
  }
  sheet.note(t('documents.sida.followUp.forwardedMemo'))
}

/** Sheet 2: income and costs of the period and since the start, beside the latest approved budget. */
export function addFollowUp(book: DocumentBuilder, figures: SidaFigures, t: Translate): void {
  const { currency, code } = figures.project
  const { start, end } = figures.periods.current
  const sheet = book.sheet<Column>({
    key: 'followUp',
    name: t('documents.sida.sheet.followUp'),
    columns: columns(t, currency),
    freezeColumns: 2,
  })
  const page: Page = { sheet, figures, t, money: minor => ({ kind: 'money', minor, currency }) }
  sheet.title(t('documents.sida.sheet.followUp'))
  sheet.note(t('documents.sida.followUp.scope', { project: code, from: start, to: end, currency }))
  sheet.header()
  addIncome(page)
  sheet.heading('costs', { line: t('documents.sida.followUp.costs') })
  for (const item of figures.rows) addCostRow(page, item)
  addTotal(book, page)
  addForwarded(page)
}
