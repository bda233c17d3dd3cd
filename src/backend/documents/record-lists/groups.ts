import type { ProjectGrouping } from '#shared/contract/list-columns.ts'
import type { OrganisationGrouping, OrganisationRow } from '#shared/contract/organisations.ts'
import type { ProjectRow } from '#shared/contract/programmes.ts'
import { countryName } from '../basis/names.ts'
import type { Translate } from '../model/index.ts'

/** What a record is grouped by; an empty key stands for those without any. */
export interface Grouping<Row> {
  readonly header: string
  readonly keyOf: (row: Row) => string
  readonly nameOf: (key: string) => string
}

/** Groups of the registry, named as on screen. */
export function organisationGrouping(t: Translate, by: OrganisationGrouping): Grouping<OrganisationRow> {
  const header = t(`organisation.${by}`)
  if (by === 'marketActor')
    return {
      header,
      keyOf: row => (row.marketActor ? '1' : ''),
      nameOf: key => t(key === '1' ? 'organisationGroup.marketActors' : 'organisationGroup.others'),
    }
  return {
    header,
    keyOf: row => row[by],
    nameOf: key => {
      if (key === '') return t(`organisationGroup.none.${by}`)
      return by === 'country' ? countryName(t, key) : key
    },
  }
}

/** Groups of the projects, named as on screen. */
export function projectGrouping(t: Translate, by: ProjectGrouping): Grouping<ProjectRow> {
  const header = t(`project.${by}`)
  if (by === 'donors')
    return {
      header,
      keyOf: row => row.donors.join(' → '),
      nameOf: key => (key === '' ? t('projectGroup.noDonor') : key),
    }
  return { header, keyOf: row => row[by], nameOf: key => t(`${by}.${key}`) }
}

/** The rows group by group in the order of the groups' names, those without any last; inside a group as they came. */
export function inGroups<Row>(
  rows: readonly Row[],
  { keyOf, nameOf }: Pick<Grouping<Row>, 'keyOf' | 'nameOf'>,
  { locale, isTurned }: { readonly locale: string; readonly isTurned: boolean },
): Row[] {
  const sign = isTurned ? -1 : 1
  return [...Map.groupBy(rows, keyOf)]
    .toSorted(
      ([a], [b]) => Number(a === '') - Number(b === '') || sign * nameOf(a).localeCompare(nameOf(b), locale),
    )
    .flatMap(([, members]) => members)
}
