import { listOrganisations } from '#backend/features/organisations/index.ts'
import type { OrganisationColumn } from '#shared/contract/list-columns.ts'
import type { OrganisationRow } from '#shared/contract/organisations.ts'
import { countryName } from '../../basis/names.ts'
import type { Translate } from '../../model/index.ts'
import { joined, type RecordColumn, words } from '../columns.ts'
import { organisationGrouping } from '../groups.ts'
import { groupedTable, inOrder, type ListReader, tableOf, WHOLE } from '../record-list.ts'

const shapes = (t: Translate): Readonly<Record<OrganisationColumn, RecordColumn<OrganisationRow>>> => ({
  name: words('name', t('organisation.name'), 44, row => row.name || t('organisation.nameMissing')),
  shortName: words('shortName', t('organisation.shortName'), 16, row => row.shortName),
  country: words('country', t('organisation.country'), 22, row => countryName(t, row.country)),
  city: words('city', t('organisation.city'), 18, row => row.city),
  registrationNo: words('registrationNo', t('organisation.registrationNo'), 18, row => row.registrationNo),
  taxNo: words('taxNo', t('organisation.taxNo'), 18, row => row.taxNo),
  email: words('email', t('organisation.email'), 30, row => row.email),
  marks: words('marks', t('project.marks'), 30, row =>
    joined([
      row.nameMissing && t('badge.needsReview'),
      row.invented && t('badge.invented'),
      row.marketActor && t('organisation.marketActor'),
      row.archived && t('state.archived'),
    ]),
  ),
})

/** The registry. */
export const organisations: ListReader<'organisations'> = async ({ db, t }, request) => {
  const { columns: wanted, groupBy, format: _format, language, ...filter } = request
  const { rows } = await listOrganisations(db, { ...filter, ...WHOLE, group: null })
  const columns = inOrder(wanted, shapes(t))
  if (groupBy === null) return tableOf('nav.registry', rows, columns)
  return groupedTable('nav.registry', rows, columns, organisationGrouping(t, groupBy), {
    locale: language,
    isTurned: request.sort.key === groupBy && request.sort.direction === 'descending',
  })
}
