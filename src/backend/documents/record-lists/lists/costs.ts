import { listPending, listPerDiemRates } from '#backend/features/accruals/index.ts'
import { listIneligible } from '#backend/features/ineligible/index.ts'
import type { PendingPayment } from '#shared/contract/accruals.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import type { INELIGIBLE_COLUMNS, PENDING_COLUMNS, PER_DIEM_COLUMNS } from '#shared/contract/list-columns.ts'
import type { PerDiemRate } from '#shared/contract/per-diem-rates.ts'
import { countryName } from '../../basis/names.ts'
import type { Translate } from '../../model/index.ts'
import { day, joined, money, type RecordColumn, whole, withCurrency, words } from '../columns.ts'
import { inOrder, type ListReader, tableOf } from '../record-list.ts'

type Refused = OutputOf<'ineligible.list'>['rows'][number]

const refusedShapes = (
  t: Translate,
): Readonly<Record<(typeof INELIGIBLE_COLUMNS)[number], RecordColumn<Refused>>> => ({
  decidedOn: day('decidedOn', t('ineligible.decidedOn'), row => row.decidedOn),
  entryNo: whole('entryNo', t('entry.one'), row => row.entryNo),
  payee: words('payee', t('entry.payee'), 32, row => row.payee),
  line: words('line', t('entry.line'), 14, row => row.lineCode),
  reason: words(
    'reason',
    t('ineligible.reason'),
    44,
    row => `${row.reasonCode} · ${t(`ineligible.${row.reasonCode}`)}`,
  ),
  state: words('state', t('column.state'), 20, row =>
    joined([
      row.state === 'withdrawn' && t('ineligible.withdrawn'),
      row.state === 'in_force' && row.reversed && t('ineligible.entryReversed'),
    ]),
  ),
  note: words('note', t('ineligible.note'), 44, row => row.note),
  amount: money('amount', t('ineligible.amount'), row => row.amount),
})

/** Costs of a project that are not accepted. */
export const ineligible: ListReader<'ineligible'> = async ({ db, t }, { projectId, columns }) => {
  const { rows } = await listIneligible(db, { projectId, entryId: null, lineIds: [] })
  return tableOf(
    'nav.ineligible',
    rows,
    withCurrency(inOrder(columns, refusedShapes(t)), t, row => row.amount.currency),
  )
}

const REPORTS = new Map([
  [true, 'pending.listed'],
  [false, 'pending.notListed'],
])

const pendingShapes = (
  t: Translate,
): Readonly<Record<(typeof PENDING_COLUMNS)[number], RecordColumn<PendingPayment>>> => ({
  supplier: words('supplier', t('pending.supplier'), 32, row => row.supplier),
  note: words('note', t('pending.note'), 44, row => row.note),
  line: words('line', t('pending.line'), 14, row => row.lineCode),
  expectedOn: day('expectedOn', t('pending.expectedOn'), row => row.expectedOn),
  amount: money('amount', t('ledgerExport.column.amount'), row => row.amount),
  report: words('report', t('pending.report'), 20, row =>
    t((row.listed === null ? undefined : REPORTS.get(row.listed)) ?? 'pending.unknown'),
  ),
  state: day('state', t('pending.state'), row => row.settledOn),
})

/** Payments of a project that are still to be made, or were. */
export const pendingPayments: ListReader<'pendingPayments'> = async ({ db, t }, request) => {
  const { rows } = await listPending(db, request.projectId)
  const shown = request.onlyListed ? rows.filter(row => row.listed) : rows
  return tableOf(
    'nav.pending',
    shown,
    withCurrency(inOrder(request.columns, pendingShapes(t)), t, row => row.amount.currency),
  )
}

const perDiemShapes = (
  t: Translate,
): Readonly<Record<(typeof PER_DIEM_COLUMNS)[number], RecordColumn<PerDiemRate>>> => ({
  country: words('country', t('entryDepth.country'), 28, row => countryName(t, row.country)),
  validFrom: day('validFrom', t('column.valid_from'), row => row.validFrom),
  amount: money('amount', t('column.rate_minor'), row => row.amount),
  source: words('source', t('rates.source'), 44, row => row.source),
})

/** The highest per diem of each country. */
export const perDiems: ListReader<'perDiems'> = async ({ db, t }, { columns }) => {
  const { rows } = await listPerDiemRates(db)
  return tableOf(
    'nav.perDiems',
    rows,
    withCurrency(inOrder(columns, perDiemShapes(t)), t, row => row.amount.currency),
  )
}
