import { listSalaries } from '#backend/features/payroll/index.ts'
import { listDocuments } from '#backend/features/sharing/index.ts'
import type { PAYROLL_COLUMNS, SHARED_COST_COLUMNS } from '#shared/contract/list-columns.ts'
import type { Payroll } from '#shared/contract/payroll.ts'
import type { MadeEntry, SharedCost } from '#shared/contract/shared-costs.ts'
import { sharePlace } from '#shared/domain/sharing/index.ts'
import { formatAmount, formatDecimalText } from '#shared/kernel/format-amount.ts'
import type { Translate } from '../../model/index.ts'
import { day, decimal, joined, money, type RecordColumn, withCurrency, words } from '../columns.ts'
import { inOrder, type ListReader, tableOf, WHOLE } from '../record-list.ts'

/** The entries made of a record, as on screen: project and number, share, amount, and which are drafts. */
const entriesText = (entries: readonly MadeEntry[], t: Translate, language: string): string =>
  entries
    .map(entry =>
      [
        `${entry.projectCode} ${entry.entryNo}`,
        `${formatDecimalText(entry.documentShare, language)} %`,
        `${formatAmount(entry.amount.minor, entry.amount.currency, language)} ${entry.amount.currency}`,
        entry.state === 'draft' && t('state.draft'),
        entry.reversed && t('ineligible.entryReversed'),
      ]
        .filter(part => part !== false)
        .join(' · '),
    )
    .join('; ')

const costShapes = (
  t: Translate,
  language: string,
): Readonly<Record<(typeof SHARED_COST_COLUMNS)[number], RecordColumn<SharedCost>>> => ({
  documentDate: day('documentDate', t('entry.documentDate'), row => row.documentDate),
  documentNo: words('documentNo', t('ledgerExport.column.documentNo'), 20, row => row.documentNo),
  payee: words('payee', t('ledgerExport.column.payee'), 32, row => row.payee),
  description: words('description', t('column.description'), 44, row => row.description),
  key: words('key', t('sharing.key'), 28, row => row.keyName),
  whole: money('whole', t('entryDepth.whole'), row => row.amount),
  charged: money('charged', t('payroll.byProjects'), row => row.charged),
  elsewhere: money('elsewhere', t('sharing.elsewhere'), row => row.elsewhere),
  entries: words('entries', t('sharing.entries'), 60, row => entriesText(row.entries, t, language)),
})

/** Documents that several projects share, newest first. */
export const sharedCosts: ListReader<'sharedCosts'> = async ({ db, t }, { columns, language }) => {
  const { rows } = await listDocuments(db, { projectId: null, ...WHOLE, limit: WHOLE.limit - 1 })
  const shown = withCurrency(inOrder(columns, costShapes(t, language)), t, row => row.amount.currency)
  return tableOf('nav.shared', rows, shown)
}

const salaryShapes = (
  t: Translate,
  language: string,
): Readonly<Record<(typeof PAYROLL_COLUMNS)[number], RecordColumn<Payroll>>> => ({
  person: words('person', t('payroll.person'), 28, row => row.staff.name),
  position: words('position', t('payroll.position'), 28, row => row.position),
  month: words('month', t('column.month'), 12, row => row.month),
  net: money('net', t('column.net_minor'), row => row.net),
  tax: money('tax', t('column.tax_minor'), row => row.tax),
  social: money('social', t('column.social_minor'), row => row.social),
  cost: money('cost', t('payroll.cost'), row => row.cost),
  byProjects: decimal('byProjects', `${t('payroll.byProjects')}, %`, row => row.projectShare),
  shares: words('shares', t('sharing.shares'), 60, row =>
    joined(
      row.shares.map(
        part =>
          `${sharePlace(part) || part.label || t('sharing.elsewhere')} ${formatDecimalText(part.share, language)} %`,
      ),
    ),
  ),
  entries: words('entries', t('sharing.entries'), 60, row => entriesText(row.entries, t, language)),
  note: words('note', t('column.note'), 32, row => row.note),
})

/** Salaries of a month and what each project pays of them. */
export const payroll: ListReader<'payroll'> = async ({ db, t }, { month, columns, language }) => {
  const { rows } = await listSalaries(db, month)
  const shown = withCurrency(inOrder(columns, salaryShapes(t, language)), t, row => row.cost.currency)
  return tableOf('nav.payroll', rows, shown)
}
