import { sumMinor } from '#shared/kernel/money.ts'
import {
  type CellInput,
  cents,
  type DocumentBuilder,
  formula,
  percent,
  type References,
  type Translate,
  type Value,
} from '../model/index.ts'
import type { ProofFigures } from './data.ts'

type Item = 'item' | 'amount'

/** The final grant by the type of financing, as a formula of the rows above it. */
const FINAL = {
  share: at =>
    `MAX(0,MIN(${at.cell('grant')},ROUND((${at.cell('cost')}-${at.cell('extra')})*${at.cell('share')},2)))`,
  deficit: at => `MAX(0,MIN(${at.cell('grant')},ROUND(${at.cell('cost')}-${at.cell('others')},2)))`,
  full: at => `MAX(0,MIN(${at.cell('grant')},ROUND(${at.cell('cost')}-${at.cell('others')},2)))`,
  fixed_sum: at => `MAX(0,MIN(${at.cell('grant')},${at.cell('cost')}))`,
} as const satisfies Record<ProofFigures['financing']['type'], (at: References<Item>) => string>

/** What the figures mean for the grant: extra income and savings lower it, and what is repaid or still due (DE-03, DE-04). */
export function addResult(book: DocumentBuilder, figures: ProofFigures, t: Translate): void {
  const { project, statement, income, financing, share } = figures
  const { currency } = project
  const words = (key: string) => t(`documents.german.result.${key}`, { currency })
  const sheet = book.sheet<Item>({
    key: 'result',
    name: t('documents.german.sheet.result'),
    orientation: 'portrait',
    columns: [
      { key: 'item', header: words('item'), width: 70, format: 'text' },
      { key: 'amount', header: words('amount'), width: 22, format: 'money' },
    ],
  })
  const value = (minor: number): Value => ({ kind: 'money', minor, currency })
  const line = (key: string, amount: CellInput<Item>) => sheet.line(key, { item: words(key), amount })
  const others = (pick: 'planMinor' | 'actualMinor') =>
    sumMinor([...income].filter(([row]) => row !== 'grant').map(([, own]) => own[pick]))
  const withoutGrant = (column: 'plan' | 'actual', minor: number) =>
    formula<Item>(
      at =>
        `ROUND(${at.sheet('income').cell('total', column)}-${at.sheet('income').cell('grant', column)},2)`,
      value(minor),
    )
  const all = sumMinor(statement.income.map(row => row.actualMinor))
  sheet.title(t('documents.german.sheet.result'))
  sheet.note(words(`type.${financing.type}`)).header()
  line(
    'cost',
    formula<Item>(at => at.sheet('expenditure').cell('total', 'actual'), value(statement.costMinor)),
  )
  line('planned', withoutGrant('plan', others('planMinor')))
  line('others', withoutGrant('actual', others('actualMinor')))
  line(
    'extra',
    formula<Item>(
      at => `MAX(0,ROUND(${at.cell('others')}-${at.cell('planned')},2))`,
      value(statement.extraIncomeMinor),
    ),
  )
  line('grant', cents(income.get('grant')?.planMinor ?? 0, currency))
  if (financing.type === 'share') line('share', percent(share))
  sheet.subtotal('final', {
    item: words('final'),
    amount: formula<Item>(FINAL[financing.type], value(statement.finalGrantMinor)),
  })
  line(
    'received',
    formula<Item>(
      at => at.sheet('income').cell('grant', 'actual'),
      value(income.get('grant')?.actualMinor ?? 0),
    ),
  )
  sheet.total('repay', {
    item: words('repay'),
    amount: formula<Item>(
      at => `MAX(0,ROUND(${at.cell('received')}-${at.cell('final')},2))`,
      value(statement.repayMinor),
    ),
  })
  sheet.total('due', {
    item: words('due'),
    amount: formula<Item>(
      at => `MAX(0,ROUND(${at.cell('final')}-${at.cell('received')},2))`,
      value(statement.dueMinor),
    ),
  })
  sheet.blank()
  line(
    'balance',
    formula<Item>(
      at => `ROUND(${at.sheet('income').cell('total', 'actual')}-${at.cell('cost')},2)`,
      value(all - statement.costMinor),
    ),
  )
  book.define('Proof_Grant', { sheet: 'result', row: 'final', column: 'amount' })
}
