import { Group, MultiSelect, Switch, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import {
  DataList,
  knownColumns,
  type ListSort,
  type ListSource,
  useClient,
  useListExport,
  useWords,
} from '#renderer/ui/index.ts'
import { APPLICATION_SORTS, type ApplicationRow } from '#shared/contract/applications.ts'
import { APPLICATION_COLUMNS } from '#shared/contract/list-columns.ts'
import { APPLICATION_STATES } from '#shared/domain/applications/index.ts'
import { useApplicationColumns } from './application-columns.tsx'
import {
  type ApplicationFilter,
  filterOf,
  isApplicationState,
  isFiltered,
  NO_FILTER,
} from './application-filter.ts'

const sorted = (sort: ListSort | null) =>
  sort
    ? {
        sort: {
          key: APPLICATION_SORTS.find(known => known === sort.key) ?? 'referenceNo',
          direction: sort.direction,
        },
      }
    : {}

/** Which applications the list and its file show. */
type Shown = { readonly callId: string | null } & Omit<ApplicationFilter, 'states'> & {
    readonly states: ApplicationRow['state'][]
  }

function useApplications(input: Shown): ListSource<ApplicationRow> {
  const client = useClient()
  return {
    key: ['applications.list', input],
    read: ({ offset, limit, sort }, signal) =>
      client.call(
        'applications.list',
        {
          ...input,
          offset,
          limit,
          ...sorted(sort),
        },
        { signal },
      ),
  }
}

/** Applications of one call, or of all calls. */
export function ApplicationsList(props: { readonly callId: string | null; readonly action?: ReactNode }) {
  const { callId, action } = props
  const { t } = useWords()
  const navigate = useNavigate()
  const [filter, setFilter] = useState<ApplicationFilter>(NO_FILTER)
  const [text] = useDebouncedValue(filter.text, 150)
  const input: Shown = { ...filter, states: [...filter.states], text, callId }
  const source = useApplications(input)
  const exporting = useListExport('applications.export', (shown, wish) => ({
    ...input,
    ...sorted(shown.sort),
    columns: knownColumns(shown, APPLICATION_COLUMNS),
    ...wish,
  }))
  const columns = useApplicationColumns()
  return (
    <>
      {exporting.panel}
      <DataList<ApplicationRow>
        name="applications"
        label={t('application.list')}
        columns={columns}
        rowId={row => row.id}
        source={source}
        defaultSort={{ key: 'referenceNo', direction: 'ascending' }}
        filter={{ ...filter, states: [...filter.states] }}
        onFilter={kept => setFilter(filterOf(kept))}
        toolbar={<Filters filter={filter} onChange={setFilter} />}
        onOpen={row =>
          void navigate({ to: '/grants/applications/$applicationId', params: { applicationId: row.id } })
        }
        isQuiet={row => row.state === 'withdrawn' || row.state === 'rejected' || row.state === 'ineligible'}
        empty={
          isFiltered(filter)
            ? { title: t('list.nothingFits'), text: t('list.nothingFitsHelp') }
            : { title: t('application.none'), text: t('application.noneHelp'), action }
        }
        onExport={exporting.run}
      />
    </>
  )
}

function Filters(props: {
  readonly filter: ApplicationFilter
  readonly onChange: (filter: ApplicationFilter) => void
}) {
  const { t } = useWords()
  const { filter, onChange } = props
  return (
    <Group gap="xs">
      <TextInput
        aria-label={t('application.filter')}
        placeholder={t('application.filter')}
        value={filter.text}
        onChange={event => onChange({ ...filter, text: event.currentTarget.value })}
        w={220}
      />
      <MultiSelect
        aria-label={t('application.state')}
        placeholder={filter.states.length === 0 ? t('application.anyState') : ''}
        clearable
        data={APPLICATION_STATES.map(value => ({ value, label: t(`applicationState.${value}`) }))}
        value={[...filter.states]}
        onChange={states => onChange({ ...filter, states: states.filter(isApplicationState) })}
        w={260}
      />
      <Switch
        label={t('application.onlyReview')}
        checked={filter.needsReview}
        onChange={event => onChange({ ...filter, needsReview: event.currentTarget.checked })}
      />
    </Group>
  )
}
