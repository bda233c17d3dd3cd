import { type AuditEvent, wholeTrail } from '#backend/features/audit/index.ts'
import type { AUDIT_COLUMNS } from '#shared/contract/list-columns.ts'
import { formatZoned } from '#shared/kernel/zoned-time.ts'
import type { Translate } from '../../model/index.ts'
import { type RecordColumn, whole, words } from '../columns.ts'
import { inOrder, type ListReader, tableOf } from '../record-list.ts'

/** What was done, in words as on screen; the name of the procedure where it has none. */
function actOf(t: Translate, procedure: string): string {
  const key = `procedure.${procedure}`
  const name = t(key)
  return name === key ? procedure : name
}

const shapes = (
  t: Translate,
  language: string,
): Readonly<Record<(typeof AUDIT_COLUMNS)[number], RecordColumn<AuditEvent>>> => ({
  no: whole('no', t('audit.column.no'), row => row.seq),
  at: words('at', t('audit.column.at'), 24, row => formatZoned(row.at, 'UTC', language)),
  act: words('act', t('audit.column.act'), 44, row => actOf(t, row.procedure)),
  person: words('person', t('audit.column.person'), 28, row => row.personName),
  second: words('second', t('audit.column.second'), 28, row => row.secondPersonName ?? ''),
  confirmed: words('confirmed', t('audit.column.confirmed'), 26, row =>
    row.authenticated ? t('person.authenticated') : '',
  ),
  reason: words('reason', t('column.reason'), 44, row => row.reason ?? ''),
  changes: whole('changes', t('audit.column.changes'), row => row.changes),
  hash: words('hash', t('audit.column.hash'), 68, row => row.hash),
})

/** Everything that was changed, newest first. */
export const audit: ListReader<'audit'> = async ({ db, t, actor }, { columns, language }) =>
  tableOf('nav.audit', await wholeTrail(db, actor), inOrder(columns, shapes(t, language)))
