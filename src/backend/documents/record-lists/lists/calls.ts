import { listCalls } from '#backend/features/calls/index.ts'
import type { CallRow } from '#shared/contract/calls.ts'
import type { CALL_COLUMNS } from '#shared/contract/list-columns.ts'
import { formatZoned } from '#shared/kernel/zoned-time.ts'
import type { Translate } from '../../model/index.ts'
import { money, type RecordColumn, whole, withCurrency, words } from '../columns.ts'
import { inOrder, type ListReader, tableOf, WHOLE } from '../record-list.ts'

const shapes = (
  t: Translate,
  language: string,
): Readonly<Record<(typeof CALL_COLUMNS)[number], RecordColumn<CallRow>>> => ({
  code: words('code', t('call.code'), 16, row => row.code),
  title: words('title', t('call.title'), 50, row => row.title),
  marks: words('marks', t('call.marks'), 14, row => (row.invented ? t('badge.invented') : '')),
  kind: words('kind', t('call.kind'), 20, row => t(`callKind.${row.kind}`)),
  scheme: words('scheme', t('call.scheme'), 14, row => row.schemeCode),
  project: words('project', t('call.project'), 14, row => row.projectCode),
  deadline: words('deadline', t('call.deadline'), 34, row =>
    row.deadlineAt === null ? '' : formatZoned(row.deadlineAt, row.zone, language),
  ),
  envelope: money('envelope', t('call.envelope'), row => row.envelope),
  applications: whole('applications', t('call.applications'), row => row.applications),
  state: words('state', t('call.state'), 20, row => t(`callState.${row.state}`)),
})

/** Calls for applications. */
export const calls: ListReader<'calls'> = async ({ db, t }, request) => {
  const { columns, format: _format, language, ...filter } = request
  const { rows } = await listCalls(db, { ...filter, ...WHOLE })
  return tableOf(
    'call.list',
    rows,
    withCurrency(inOrder(columns, shapes(t, language)), t, row => row.envelope.currency),
  )
}
