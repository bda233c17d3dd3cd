import { Button, Group, Select, Switch, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import {
  COUNTRIES,
  DataList,
  DetailPanel,
  knownColumns,
  type ListSource,
  Page,
  SplitView,
  useClient,
  useCountryName,
  useListExport,
  useMay,
  useWords,
} from '#renderer/ui/index.ts'
import { ORGANISATION_COLUMNS } from '#shared/contract/list-columns.ts'
import { ORGANISATION_GROUPINGS, type OrganisationRow } from '#shared/contract/organisations.ts'
import { useOrganisationColumns } from './organisation-columns.tsx'
import { OrganisationDetails } from './organisation-details.tsx'
import { organisationSort, useOrganisationGroups } from './use-organisation-groups.ts'

type Filter = { readonly text: string; readonly country: string; readonly archived: boolean }
const NO_FILTER: Filter = { text: '', country: '', archived: false }

function useOrganisations(filter: Filter): ListSource<OrganisationRow> {
  const client = useClient()
  return {
    key: ['organisations.list', filter],
    read: ({ offset, limit, sort }, signal) =>
      client.call('organisations.list', { ...filter, ...organisationSort(sort), offset, limit }, { signal }),
  }
}

/** All organisations: donors, partners, market actors, suppliers; details beside the list. */
export function RegistryPage() {
  const { t } = useWords()
  const may = useMay()
  const navigate = useNavigate()
  const { organisation: openId } = useSearch({ from: '/registry' })
  const [filter, setFilter] = useState<Filter>(NO_FILTER)
  const [text] = useDebouncedValue(filter.text, 150)
  const source = useOrganisations({ ...filter, text })
  const groups = useOrganisationGroups({ ...filter, text })
  const columns = useOrganisationColumns()
  const exporting = useListExport('organisations.export', (shown, wish) => ({
    ...filter,
    text,
    ...organisationSort(shown.sort),
    columns: knownColumns(shown, ORGANISATION_COLUMNS),
    groupBy: ORGANISATION_GROUPINGS.find(known => known === shown.groupBy) ?? null,
    ...wish,
  }))
  const show = (id: string | undefined) =>
    void navigate({ to: '/registry', search: id === undefined ? {} : { organisation: id }, replace: true })
  const newButton = may('organisations.create') ? (
    <Button
      leftSection={<IconPlus size={16} aria-hidden />}
      renderRoot={root => <Link {...root} to="/registry/new" />}
    >
      {t('organisation.new')}
    </Button>
  ) : undefined
  const isFiltered = text !== '' || filter.country !== ''
  return (
    <Page title={t('nav.registry')} subtitle={t('organisation.listHelp')} actions={newButton} body="fill">
      <SplitView
        list={
          <>
            {exporting.panel}
            <DataList<OrganisationRow>
              name="organisations"
              label={t('organisation.list')}
              columns={columns}
              rowId={row => row.id}
              source={source}
              groups={groups}
              defaultSort={{ key: 'name', direction: 'ascending' }}
              filter={filter}
              onFilter={kept => setFilter(filterOf(kept))}
              toolbar={<Filters filter={filter} onChange={setFilter} />}
              onOpen={row => show(row.id)}
              openId={openId ?? null}
              isQuiet={row => row.archived}
              onExport={exporting.run}
              empty={
                isFiltered
                  ? { title: t('list.nothingFits'), text: t('list.nothingFitsHelp') }
                  : { title: t('organisation.none'), text: t('organisation.noneHelp'), action: newButton }
              }
            />
          </>
        }
        panel={
          openId === undefined ? null : (
            <DetailPanel
              title={t('organisation.one')}
              onClose={() => show(undefined)}
              page={{ to: '/registry/$organisationId', params: { organisationId: openId } }}
            >
              <OrganisationDetails id={openId} />
            </DetailPanel>
          )
        }
      />
    </Page>
  )
}

function filterOf(kept: unknown): Filter {
  if (typeof kept !== 'object' || kept === null) return NO_FILTER
  return {
    text: 'text' in kept && typeof kept.text === 'string' ? kept.text : '',
    country: 'country' in kept && typeof kept.country === 'string' ? kept.country : '',
    archived: 'archived' in kept && kept.archived === true,
  }
}

function Filters(props: { readonly filter: Filter; readonly onChange: (filter: Filter) => void }) {
  const { t } = useWords()
  const countryName = useCountryName()
  const { filter, onChange } = props
  return (
    <Group gap="xs">
      <TextInput
        aria-label={t('organisation.filter')}
        placeholder={t('organisation.filter')}
        value={filter.text}
        onChange={event => onChange({ ...filter, text: event.currentTarget.value })}
        w={240}
      />
      <Select
        aria-label={t('organisation.country')}
        placeholder={t('organisation.anyCountry')}
        clearable
        searchable
        data={COUNTRIES.map(value => ({ value, label: countryName(value) }))}
        value={filter.country === '' ? null : filter.country}
        onChange={country => onChange({ ...filter, country: country ?? '' })}
        w={180}
      />
      <Switch
        label={t('organisation.archivedToo')}
        checked={filter.archived}
        onChange={event => onChange({ ...filter, archived: event.currentTarget.checked })}
      />
    </Group>
  )
}
