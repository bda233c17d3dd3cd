import { Group, MultiSelect, Switch, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { DataList, type ListSource, useClient, useWords } from '#renderer/ui/index.ts'
import { APPLICATION_SORTS, type ApplicationRow } from '#shared/contract/applications.ts'
import { APPLICATION_STATES } from '#shared/domain/applications/index.ts'
import { useApplicationColumns } from './application-columns.tsx'
import {
  type ApplicationFilter,
  filterOf,
  isApplicationState,
  isFiltered,
  NO_FILTER,
} from './application-filter.ts'

const sortKeyOf = (key: string) => APPLICATION_SORTS.find(known => known === key) ?? 'referenceNo'

function useApplications(filter: ApplicationFilter, callId: string | null): ListSource<ApplicationRow> {
  const client = useClient()
  const input = { ...filter, states: [...filter.states], callId }
  return {
    key: ['applications.list', input],
    read: ({ offset, limit, sort }, signal) =>
      client.call(
        'applications.list',
        {
          ...input,
          offset,
          limit,
          ...(sort ? { sort: { key: sortKeyOf(sort.key), direction: sort.direction } } : {}),
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
  const source = useApplications({ ...filter, text }, callId)
  const columns = useApplicationColumns()
  return (
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
    />
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
