import type { OutputOf } from '#shared/contract/index.ts'
import type { DOCUMENT_COLUMNS } from '#shared/contract/list-columns.ts'
import { formatZoned } from '#shared/kernel/zoned-time.ts'
import type { Translate } from '../../model/index.ts'
import { documents as definitions } from '../../registry.ts'
import { listRuns } from '../../runs.ts'
import { type RecordColumn, whole, words } from '../columns.ts'
import { inOrder, type ListReader, tableOf } from '../record-list.ts'

type Run = OutputOf<'documents.history'>['rows'][number]

/** As many as the list on screen holds. */
const MOST = 200

const titleOf = (t: Translate, id: Run['documentId']): string => {
  const found = definitions.find(definition => definition.id === id)
  return found ? t(found.titleKey) : id
}

const shapes = (
  t: Translate,
  language: string,
): Readonly<Record<(typeof DOCUMENT_COLUMNS)[number], RecordColumn<Run>>> => ({
  producedAt: words('producedAt', t('docs.producedAt'), 24, row =>
    formatZoned(row.producedAt, 'UTC', language),
  ),
  document: words('document', t('docs.document'), 44, row => titleOf(t, row.documentId)),
  project: words('project', t('project.one'), 14, row => row.projectCode ?? ''),
  format: words('format', t('docs.format'), 10, row => row.format.toUpperCase()),
  differences: whole('differences', t('docs.checks'), row => row.differences),
  producedBy: words('producedBy', t('docs.producedBy'), 28, row => row.producedBy),
  fileName: words('fileName', t('docs.fileName'), 60, row => row.fileName),
})

/** Documents produced before, in the order of the screen. */
export const documents: ListReader<'documents'> = async ({ db, t }, request) => {
  const { key, direction } = request.sort
  const sign = direction === 'ascending' ? 1 : -1
  const rows = await listRuns(db, request.projectId, MOST)
  return tableOf(
    'docs.historyView',
    rows.toSorted((a, b) => sign * a[key].localeCompare(b[key])),
    inOrder(request.columns, shapes(t, request.language)),
  )
}
