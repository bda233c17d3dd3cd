import { shareAsPercent } from '#shared/kernel/ratio.ts'
import { childrenOf } from '../basis/budget.ts'
import { lineKey } from '../basis/journal-sheet.ts'
import { openRegister } from '../basis/register-sheet.ts'
import { ratioValue } from '../basis/values.ts'
import { drillTo } from '../drill.ts'
import {
  type CellInput,
  cents,
  type DocumentBuilder,
  date,
  minus,
  type RowCells,
  ratio,
  sum,
  sumIfs,
  type Translate,
  text,
  type Value,
} from '../model/index.ts'
import { type ExpenditureRow, INCOME_ROWS, type ProofFigures } from './data.ts'

type Income = 'source' | 'plan' | 'actual' | 'remark'

/** Table 2.1: planned and actual income by source; the actual sum is drawn from the list of receipts. */
export function addIncome(book: DocumentBuilder, figures: ProofFigures, t: Translate): void {
  const { project, periods, budget, income } = figures
  const { currency } = project
  const words = (key: string, details = {}) => t(`documents.german.${key}`, { currency, ...details })
  const sheet = book.sheet<Income>({
    key: 'income',
    name: words('sheet.income'),
    columns: [
      { key: 'source', header: words('income.source'), width: 44, format: 'text' },
      { key: 'plan', header: words('income.plan'), width: 22, format: 'money' },
      { key: 'actual', header: words('income.actual'), width: 22, format: 'money' },
      { key: 'remark', header: words('income.remark'), width: 44, format: 'text' },
    ],
  })
  const value = (minor: number): Value => ({ kind: 'money', minor, currency })
  const notStated = t('documents.notStated')
  const meta = (key: string, content: Parameters<typeof sheet.meta>[1]) =>
    sheet.meta(words(`head.${key}`), content)
  sheet.title(words('title'))
  if (project.invented) sheet.note(t('documents.inventedNote'))
  meta('project', `${project.code} ${project.title}`)
  meta('contract', project.contractNo || notStated)
  meta('donor', project.donors.map(donor => donor.name).join(' – ') || notStated)
  meta('recipient', project.lead || notStated)
  meta('funding', t('documents.dateRange', { from: project.start, to: project.end }))
  meta('until', date(periods.current.end))
  meta('kind', words(`kind.${periods.current.kind}`))
  meta('plan', budget.signedOn === null ? notStated : date(budget.signedOn))
  sheet.blank().header()
  for (const row of INCOME_ROWS) {
    const own = income.get(row)
    const label = words(`source.${row}`)
    sheet.line(row, {
      source: label,
      plan: cents(own?.planMinor ?? 0, currency),
      actual: sumIfs('Income_Amount', [['Income_Source', label]], value(own?.actualMinor ?? 0)),
      remark: text('', { input: true }),
    })
  }
  const all = [...income.values()]
  const total = (pick: (row: (typeof all)[number]) => number): CellInput<Income> =>
    sum([...INCOME_ROWS], value(all.reduce((minor, row) => minor + pick(row), 0)))
  sheet.total('total', {
    source: words('total'),
    plan: total(row => row.planMinor),
    actual: total(row => row.actualMinor),
  })
  book.define('Proof_Income', { sheet: 'income', row: 'total', column: 'actual' })
}

type Cost = 'code' | 'line' | 'plan' | 'actual' | 'difference' | 'percent' | 'limit' | 'reason'

/** Words for a line above the plan by more than may be covered by savings, or by so much that it is explained apart. */
function limitText({ line }: ExpenditureRow, { limits }: ProofFigures, t: Translate): string {
  const above = (limit: string) => t('documents.german.expenditure.above', { percent: shareAsPercent(limit) })
  if (line?.explain) return above(limits.explain)
  return line?.aboveLimit ? above(limits.overspend) : ''
}

/** Table 4.1: appropriation, expenditure, difference and reason, line by line. */
export function addExpenditure(book: DocumentBuilder, figures: ProofFigures, t: Translate): void {
  const { project, periods, budget, statement, rows } = figures
  const { currency } = project
  const sheet = openRegister<Cost>(book, t, {
    key: 'expenditure',
    name: t('documents.german.sheet.expenditure'),
    words: 'documents.german.expenditure',
    currency,
    columns: [
      ['code', 8, 'text'],
      ['line', 38, 'text'],
      ['plan', 17, 'money'],
      ['actual', 17, 'money'],
      ['difference', 16, 'money'],
      ['percent', 9, 'percent'],
      ['limit', 14, 'text'],
      ['reason', 44, 'text'],
    ],
  })
  const value = (minor: number): Value => ({ kind: 'money', minor, currency })
  const derived = (planMinor: number, actualMinor: number): RowCells<Cost> => ({
    difference: minus<Cost>('actual', 'plan', value(actualMinor - planMinor)),
    percent: ratio<Cost>('difference', 'plan', ratioValue(actualMinor - planMinor, planMinor)),
  })
  for (const item of rows) {
    const { row, planMinor, actualMinor } = item
    const shared = { code: row.code, line: row.label, ...derived(planMinor, actualMinor) }
    const drill = drillTo({
      projectId: project.id,
      state: 'posted',
      to: periods.current.end,
      lineIds: [...item.lineIds],
    })
    if (row.kind === 'heading') {
      const below = childrenOf(budget.rows, row).map(child => child.id)
      sheet.heading(row.id, {
        ...shared,
        plan: sum(below, value(planMinor)),
        actual: sum(below, value(actualMinor), { drill }),
      })
    } else
      sheet.line(row.id, {
        ...shared,
        plan: cents(planMinor, currency),
        actual: sumIfs('Expense_Amount', [['Expense_Line', lineKey(row.code)]], value(actualMinor), {
          drill,
        }),
        limit: limitText(item, figures, t),
        reason: text(item.reason, { input: true }),
      })
  }
  const top = rows.filter(item => item.row.parentId === null).map(item => item.row.id)
  sheet.total('total', {
    line: t('documents.german.total'),
    plan: sum(top, value(statement.planMinor)),
    actual: sum(top, value(statement.costMinor)),
    ...derived(statement.planMinor, statement.costMinor),
  })
  book.define('Proof_Expenditure', { sheet: 'expenditure', row: 'total', column: 'actual' })
}
