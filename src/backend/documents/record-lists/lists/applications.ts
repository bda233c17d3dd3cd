import { listApplications } from '#backend/features/applications/index.ts'
import type { ApplicationRow } from '#shared/contract/applications.ts'
import type { APPLICATION_COLUMNS } from '#shared/contract/list-columns.ts'
import { formatZoned } from '#shared/kernel/zoned-time.ts'
import { applicantName } from '../../basis/names.ts'
import type { Translate } from '../../model/index.ts'
import { decimal, joined, money, type RecordColumn, whole, withCurrency, words } from '../columns.ts'
import { inOrder, type ListReader, tableOf, WHOLE } from '../record-list.ts'

const shapes = (
  t: Translate,
  language: string,
): Readonly<Record<(typeof APPLICATION_COLUMNS)[number], RecordColumn<ApplicationRow>>> => ({
  referenceNo: words('referenceNo', t('application.referenceNo'), 16, row => row.referenceNo),
  applicant: words('applicant', t('application.applicant'), 40, row => applicantName(t, row.applicantName)),
  title: words('title', t('application.title'), 50, row => row.title),
  state: words('state', t('application.state'), 22, row => t(`applicationState.${row.state}`)),
  call: words('call', t('application.call'), 16, row => row.call.code),
  lot: words('lot', t('application.lot'), 8, row => row.lot?.code ?? ''),
  requested: money('requested', t('application.requested'), row => row.requested),
  received: words('received', t('application.receivedAt'), 34, row =>
    row.receivedAt === null ? '' : formatZoned(row.receivedAt, row.call.zone, language),
  ),
  average: decimal('average', t('application.average'), row => row.average),
  rank: whole('rank', t('application.rank'), row => row.rank),
  location: words('location', t('application.location'), 22, row => row.location),
  intake: words('intake', t('application.intake'), 20, row => t(`intake.${row.intake}`)),
  marks: words('marks', t('application.marks'), 24, row =>
    joined([row.needsReview && t('badge.needsReview'), row.invented && t('badge.invented')]),
  ),
})

/** Applications of one call or all, but those that the person is recused from. */
export const applications: ListReader<'applications'> = async ({ db, t, actor }, request) => {
  const { columns, format: _format, language, ...filter } = request
  const { rows } = await listApplications(db, actor, { ...filter, ...WHOLE })
  return tableOf(
    'application.list',
    rows,
    withCurrency(inOrder(columns, shapes(t, language)), t, row => row.requested?.currency ?? ''),
  )
}
