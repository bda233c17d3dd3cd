import { listAgreements, listReservations } from '#backend/features/availability/index.ts'
import type { AgreementRow, ReservationRow } from '#shared/contract/availability.ts'
import type { AGREEMENT_COLUMNS, RESERVATION_COLUMNS } from '#shared/contract/list-columns.ts'
import { money as moneyOf } from '#shared/kernel/money.ts'
import type { Translate } from '../../model/index.ts'
import { day, money, type RecordColumn, withCurrency, words } from '../columns.ts'
import { inOrder, type ListReader, tableOf } from '../record-list.ts'

const agreementShapes = (
  t: Translate,
  currency: string,
): Readonly<Record<(typeof AGREEMENT_COLUMNS)[number], RecordColumn<AgreementRow>>> => ({
  agreementNo: words('agreementNo', t('agreement.no'), 18, row => row.agreementNo),
  organisation: words('organisation', t('commitments.organisation'), 36, row => row.organisation.name),
  line: words('line', t('commitments.line'), 14, row => row.line?.code ?? t('agreement.noLine')),
  signedOn: day('signedOn', t('agreement.signedOn'), row => row.signedOn),
  agreed: money('agreed', t('agreement.agreed'), row => moneyOf(row.agreedMinor, currency)),
  released: money('released', t('agreement.released'), row => moneyOf(row.releasedMinor, currency)),
  contracted: money('contracted', t('agreement.contracted'), row => moneyOf(row.contractedMinor, currency)),
  paid: money('paid', t('agreement.paid'), row => moneyOf(row.paidMinor, currency)),
  reported: money('reported', t('agreement.reported'), row => moneyOf(row.reportedMinor, currency)),
  accepted: money('accepted', t('agreement.accepted'), row => moneyOf(row.acceptedMinor, currency)),
  booked: money('booked', t('agreement.spent'), row => moneyOf(row.spentMinor, currency)),
  free: money('free', t('agreement.free'), row => moneyOf(row.freeMinor, currency)),
})

/** Agreements of a project: what is contracted, sent, accepted and still to be sent. */
export const agreements: ListReader<'agreements'> = async ({ db, t }, { projectId, columns }) => {
  const { rows, currency } = await listAgreements(db, projectId)
  const shown = withCurrency(inOrder(columns, agreementShapes(t, currency)), t, () => currency)
  return tableOf('agreement.list', rows, shown)
}

const reservationShapes = (
  t: Translate,
  currency: string,
): Readonly<Record<(typeof RESERVATION_COLUMNS)[number], RecordColumn<ReservationRow>>> => ({
  line: words('line', t('commitments.line'), 14, row => row.line.code),
  label: words('label', t('column.description'), 44, row => row.line.label),
  organisation: words('organisation', t('commitments.organisation'), 36, row => row.organisation?.name ?? ''),
  reference: words('reference', t('commitments.reference'), 20, row => row.reference),
  decidedOn: day('decidedOn', t('reservation.decidedOn'), row => row.decidedOn),
  expiresOn: day('expiresOn', t('reservation.expiresOn'), row => row.expiresOn),
  state: words('state', t('reservation.state'), 18, row => t(`reservationState.${row.state}`)),
  agreement: words('agreement', t('agreement.one'), 20, row => row.agreement?.name ?? ''),
  note: words('note', t('commitments.note'), 44, row => row.note),
  amount: money('amount', t('commitments.amount'), row => moneyOf(row.amountMinor, currency)),
})

/** Reservations of a project, held ones first. */
export const reservations: ListReader<'reservations'> = async (ask, { projectId, columns }) => {
  const { rows, currency } = await listReservations(ask.db, projectId, ask.today)
  const shown = withCurrency(inOrder(columns, reservationShapes(ask.t, currency)), ask.t, () => currency)
  return tableOf('reservation.list', rows, shown)
}
