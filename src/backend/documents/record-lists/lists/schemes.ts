import { listSchemes } from '#backend/features/calls/index.ts'
import type { SCHEME_COLUMNS } from '#shared/contract/list-columns.ts'
import type { SchemeRow } from '#shared/contract/schemes.ts'
import type { Translate } from '../../model/index.ts'
import { money, notices, type RecordColumn, withCurrency, words } from '../columns.ts'
import { inOrder, type ListReader, tableOf } from '../record-list.ts'

function shapes(
  t: Translate,
  language: string,
): Readonly<Record<(typeof SCHEME_COLUMNS)[number], RecordColumn<SchemeRow>>> {
  const figure = (key: 'envelope' | 'calls' | 'promised' | 'left') =>
    money<SchemeRow>(key, t(`scheme.${key}`), row => row[key])
  return {
    code: words('code', t('scheme.code'), 14, row => row.code),
    title: words('title', t('scheme.title'), 44, row => row.title),
    marks: words('marks', t('call.marks'), 14, row => (row.invented ? t('badge.invented') : '')),
    project: words('project', t('call.project'), 14, row => row.project.code),
    workPackage: words('workPackage', t('scheme.workPackage'), 14, row => row.workPackage?.code ?? ''),
    line: words('line', t('scheme.line'), 14, row => row.line?.code ?? ''),
    envelope: figure('envelope'),
    calls: figure('calls'),
    left: figure('left'),
    promised: figure('promised'),
    standing: notices('standing', t('scheme.standing'), { t, language }, row => [
      ...row.blockers,
      ...row.warnings,
    ]),
  }
}

/** Grant schemes, of one project or all. */
export const schemes: ListReader<'schemes'> = async ({ db, t }, { projectId, columns, language }) => {
  const { rows } = await listSchemes(db, projectId)
  return tableOf(
    'nav.schemes',
    rows,
    withCurrency(inOrder(columns, shapes(t, language)), t, row => row.envelope.currency),
  )
}
