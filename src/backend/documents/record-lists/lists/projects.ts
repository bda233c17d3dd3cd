import { listProjects, seesMoney } from '#backend/features/programmes/index.ts'
import type { ProjectColumn } from '#shared/contract/list-columns.ts'
import type { ProjectRow } from '#shared/contract/programmes.ts'
import type { Money } from '#shared/kernel/money.ts'
import type { Translate } from '../../model/index.ts'
import { day, joined, money, type RecordColumn, words } from '../columns.ts'
import { projectGrouping } from '../groups.ts'
import { groupedTable, inOrder, type ListReader, tableOf } from '../record-list.ts'

type Column = RecordColumn<ProjectRow>

/** A figure stands apart from its currency, so that it can be reckoned with. */
const figure = (
  t: Translate,
  key: string,
  header: string,
  of: (row: ProjectRow) => Money | null,
): readonly Column[] => [
  words<ProjectRow>(`${key}Currency`, t('ledgerExport.column.currency'), 10, row => of(row)?.currency ?? ''),
  money(key, header, of),
]

const shapes = (t: Translate): Readonly<Record<ProjectColumn, Column | readonly Column[]>> => ({
  code: words('code', t('project.code'), 16, row => row.code),
  title: words('title', t('project.title'), 56, row => row.title),
  marks: words('marks', t('project.marks'), 30, row =>
    joined([
      row.invented && t('badge.invented'),
      row.needsReview && t('badge.needsReview'),
      !row.donorStated && t('badge.donorNotStated'),
    ]),
  ),
  donors: words('donors', t('project.donors'), 30, row => row.donors.join(' → ')),
  status: words('status', t('project.status'), 14, row => t(`status.${row.status}`)),
  contractNo: words('contractNo', t('project.contractNo'), 18, row => row.contractNo),
  family: words('family', t('project.family'), 20, row => t(`family.${row.family}`)),
  start: day('start', t('project.start'), row => row.startDate),
  end: day('end', t('project.end'), row => row.endDate),
  total: figure(t, 'total', t('project.total'), row => row.total),
  spent: figure(t, 'spent', t('amount.spent'), row => row.spent),
})

/** The projects named, in that order; without money where the role of who asks does not see it. */
export const projects: ListReader<'projects'> = async ({ db, t, actor }, request) => {
  const { ids, columns: wanted, groupBy, language } = request
  const all = await listProjects(db, { text: '', parentId: null, family: null }, seesMoney(actor))
  const byId = new Map(all.map(row => [row.id, row]))
  const rows = ids.flatMap(id => byId.get(id) ?? [])
  const columns = inOrder(wanted, shapes(t))
  if (groupBy === null) return tableOf('nav.programme', rows, columns)
  return groupedTable('nav.programme', rows, columns, projectGrouping(t, groupBy), {
    locale: language,
    isTurned: false,
  })
}
