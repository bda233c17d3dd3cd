import { listAccounts } from '#backend/features/accounts/index.ts'
import { listRates } from '#backend/features/rates/index.ts'
import type { AccountRow } from '#shared/contract/accounts.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import type { ACCOUNT_COLUMNS, RATE_COLUMNS } from '#shared/contract/list-columns.ts'
import { monthKey } from '#shared/kernel/plain-date.ts'
import { date, rate, type Translate, text } from '../../model/index.ts'
import { day, money, type RecordColumn, whole, withCurrency, words } from '../columns.ts'
import { inOrder, type ListReader, tableOf, WHOLE } from '../record-list.ts'

type Rate = OutputOf<'rates.list'>['rows'][number]

const rateShapes = (t: Translate): Readonly<Record<(typeof RATE_COLUMNS)[number], RecordColumn<Rate>>> => ({
  date: {
    key: 'date',
    header: t('rates.date'),
    width: 14,
    format: 'date',
    value: row => (row.kind === 'month' ? text(monthKey(row.date)) : date(row.date)),
  },
  currency: words('currency', t('rates.currency'), 10, row => row.currency),
  rate: { key: 'rate', header: t('rates.rate'), width: 16, format: 'rate', value: row => rate(row.rate) },
  per: words('per', t('rates.per'), 16, row => t('rates.forOne', { base: row.base })),
  source: words('source', t('rates.source'), 32, row => row.source),
  from: words('from', t('rates.importedFrom'), 32, row => row.importedFrom),
})

/** Exchange rates, newest first. */
export const rates: ListReader<'rates'> = async ({ db, t }, { source, currency, columns }) => {
  const { rows } = await listRates(db, { source, currency, ...WHOLE })
  return tableOf('nav.rates', rows, inOrder(columns, rateShapes(t)))
}

const accountShapes = (
  t: Translate,
): Readonly<Record<(typeof ACCOUNT_COLUMNS)[number], RecordColumn<AccountRow>>> => ({
  name: words('name', t('account.one'), 36, row => row.name),
  kind: words('kind', t('account.kind'), 16, row => t(`account.kinds.${row.kind}`)),
  iban: words('iban', t('account.iban'), 30, row => row.iban),
  bank: words('bank', t('account.bank'), 28, row => row.bank),
  project: words('project', t('project.one'), 16, row => row.projectCode ?? t('account.severalProjects')),
  balance: money('balance', t('account.balance'), row => row.balance),
  statement: money('statement', t('account.statementBalance'), row => row.statement?.closing ?? null),
  statementDate: day('statementDate', t('account.statementDate'), row => row.statement?.endDate ?? null),
  openLines: whole('openLines', t('account.openLines'), row => row.openLines),
  reconciledTo: day('reconciledTo', t('account.reconciledTo'), row => row.reconciledTo),
})

/** Bank accounts and cash boxes with today's balances, closed ones too. */
export const accounts: ListReader<'accounts'> = async ({ db, t, today }, { columns }) => {
  const rows = await listAccounts(db, { projectId: null, archived: true }, today)
  return tableOf(
    'nav.accounts',
    rows,
    withCurrency(inOrder(columns, accountShapes(t)), t, row => row.balance.currency),
  )
}
