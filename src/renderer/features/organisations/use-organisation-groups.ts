import { useMemo } from 'react'
import {
  type ListGroup,
  type ListGrouping,
  type ListSort,
  useClient,
  useCountryName,
  useWords,
} from '#renderer/ui/index.ts'
import type { InputOf } from '#shared/contract/index.ts'
import {
  ORGANISATION_GROUPINGS,
  type OrganisationGroup,
  type OrganisationGrouping,
  type OrganisationRow,
  organisationGroupSchema,
} from '#shared/contract/organisations.ts'

type Filter = Pick<InputOf<'organisations.list'>, 'text' | 'country' | 'archived'>

type SortKey = 'name' | 'country' | 'city'
const SORT_KEYS: readonly SortKey[] = ['name', 'country', 'city']

/** The order as the backend takes it; left out where the list's own is meant. */
export function organisationSort(sort: ListSort | null): Pick<InputOf<'organisations.list'>, 'sort'> {
  const key = SORT_KEYS.find(known => known === sort?.key)
  return key !== undefined && sort !== null ? { sort: { key, direction: sort.direction } } : {}
}

/** What a group of organisations is called. */
function useGroupLabel(): (group: OrganisationGroup) => string {
  const { t } = useWords()
  const countryName = useCountryName()
  return ({ by, key }) => {
    if (by === 'marketActor')
      return key === '1' ? t('organisationGroup.marketActors') : t('organisationGroup.others')
    if (key === '') return t(`organisationGroup.none.${by}`)
    return by === 'country' ? countryName(key) : key
  }
}

/** Countries come in the order of their codes, people look for their names; one page holds them all. */
function inWords(groups: readonly ListGroup[], sort: ListSort | null, locale: string): readonly ListGroup[] {
  const sign = sort?.key === 'country' && sort.direction === 'descending' ? -1 : 1
  return groups.toSorted(
    (a, b) => Number(a.id === '') - Number(b.id === '') || sign * a.label.localeCompare(b.label, locale),
  )
}

/** Groups of the registry, read from the backend as the list is. */
export function useOrganisationGroups(filter: Filter): ListGrouping<OrganisationRow> {
  const client = useClient()
  const { t, locale } = useWords()
  const labelOf = useGroupLabel()
  const groupingOf = (by: string): OrganisationGrouping =>
    ORGANISATION_GROUPINGS.find(known => known === by) ?? 'country'
  const options = useMemo(
    () => ORGANISATION_GROUPINGS.map(by => ({ value: by, label: t(`organisation.${by}`) })),
    [t],
  )
  return {
    options,
    source: by => ({
      key: ['organisations.groups', by, filter, locale],
      read: async ({ offset, limit, sort }, signal) => {
        const input = { ...filter, ...organisationSort(sort), by: groupingOf(by), offset, limit }
        const answer = await client.call('organisations.groups', input, { signal })
        if (!answer.ok) return answer
        const { rows, total } = answer.value
        const groups = rows.map(({ count, ...group }) => ({
          id: group.key,
          label: labelOf(group),
          count,
          sums: {},
          ref: group,
        }))
        return {
          ok: true,
          value: { groups: by === 'country' ? inWords(groups, sort, locale) : groups, total },
        }
      },
      rows: ({ ref }, { offset, limit, sort }, signal) => {
        const group = organisationGroupSchema.parse(ref)
        const input = { ...filter, ...organisationSort(sort), group, offset, limit }
        return client.call('organisations.list', input, { signal })
      },
    }),
  }
}
