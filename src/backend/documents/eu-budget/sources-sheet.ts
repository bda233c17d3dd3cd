import { euTotals } from '../basis/eu-table.ts'
import { ratioValue } from '../basis/values.ts'
import {
  cents,
  type DocumentBuilder,
  formula,
  fromSheet,
  sum,
  type Translate,
  text,
  type Value,
} from '../model/index.ts'
import type { EuBudgetFigures } from './data.ts'

type Column = 'item' | 'conditions' | 'amount' | 'percent'

/** Sheet 3: who pays, against what it costs. */
export function addSourcesSheet(book: DocumentBuilder, figures: EuBudgetFigures, t: Translate): void {
  const { project, sources, table } = figures
  const { currency } = project
  const head = (key: string) => t(`documents.eu.sources.${key}`, { currency })
  const sheet = book.sheet<Column>({
    key: 'sources',
    name: t('documents.eu.sheet.sources'),
    columns: [
      { key: 'item', header: head('item'), width: 62, format: 'text' },
      { key: 'conditions', header: head('conditions'), width: 40, format: 'text' },
      { key: 'amount', header: head('amount'), width: 18, format: 'money' },
      { key: 'percent', header: head('percent'), width: 12, format: 'percent' },
    ],
  })
  const money = (minor: number): Value => ({ kind: 'money', minor, currency })
  const totals = euTotals(table, row => row.amountMinor)
  const grant = project.grantMinor ?? 0
  const others = sources.filter(source => source.kind !== 'donor')
  const contributions = grant + others.reduce((all, source) => all + source.plannedMinor, 0)
  sheet.title(t('documents.eu.sheet.sources')).header()
  sheet.heading('funding', { item: head('funding') })
  const shareOf = (minor: number) =>
    formula<Column>(
      at =>
        `IF(${at.absolute('contributions', 'amount')}=0,"",${at.here('amount')}/${at.absolute('contributions', 'amount')})`,
      ratioValue(minor, contributions),
    )
  sheet.line('grant', {
    item: head('grant'),
    conditions: project.contractNo,
    amount: cents(grant, currency, { input: true }),
    percent: shareOf(grant),
  })
  for (const source of others)
    sheet.line(source.id, {
      item: `${t(`fundingKind.${source.kind}`)}: ${source.name}`,
      conditions: text(source.conditions, { input: true }),
      amount: cents(source.plannedMinor, currency, { input: true }),
      percent: shareOf(source.plannedMinor),
    })
  sheet.total('contributions', {
    item: head('contributions'),
    amount: sum(['grant', ...others.map(source => source.id)], money(contributions)),
    percent: shareOf(contributions),
  })
  sheet.blank()
  sheet.heading('costs', { item: head('costs') })
  sheet.subtotal('eligible', {
    item: head('eligible'),
    amount: fromSheet('budget', 'row11', 'total', money(totals.row11)),
  })
  const of = (row: string, base: number) =>
    formula<Column>(
      at => `IF(${at.cell(row, 'amount')}=0,"",${at.cell('grant', 'amount')}/${at.cell(row, 'amount')})`,
      ratioValue(grant, base),
    )
  sheet.line('grantOfEligible', { item: head('grantOfEligible'), percent: of('eligible', totals.row11) })
  sheet.subtotal('accepted', {
    item: head('accepted'),
    amount: fromSheet('budget', 'row13', 'total', money(totals.row13)),
  })
  sheet.line('grantOfAccepted', { item: head('grantOfAccepted'), percent: of('accepted', totals.row13) })
  book.define('EU_Grant', { sheet: 'sources', row: 'grant', column: 'amount' })
  book.define('EU_Pct', { sheet: 'sources', row: 'grantOfEligible', column: 'percent' })
}
