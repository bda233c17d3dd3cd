import { Button, Group, Select, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import {
  DataList,
  knownColumns,
  type ListSort,
  type ListSource,
  Page,
  useClient,
  useListExport,
  useMay,
  useWords,
} from '#renderer/ui/index.ts'
import { CALL_SORTS, type CallRow } from '#shared/contract/calls.ts'
import { CALL_COLUMNS } from '#shared/contract/list-columns.ts'
import { CALL_STATES } from '#shared/kernel/grant-states.ts'
import { useCallColumns } from './call-columns.tsx'
import { NewCall } from './new-call.tsx'

type Filter = { readonly text: string; readonly state: CallRow['state'] | null }
const NO_FILTER: Filter = { text: '', state: null }

const isState = (text: unknown): text is CallRow['state'] => CALL_STATES.some(known => known === text)

const sorted = (sort: ListSort | null) =>
  sort
    ? {
        sort: {
          key: CALL_SORTS.find(known => known === sort.key) ?? 'deadlineAt',
          direction: sort.direction,
        },
      }
    : {}

function filterOf(kept: unknown): Filter {
  if (typeof kept !== 'object' || kept === null) return NO_FILTER
  return {
    text: 'text' in kept && typeof kept.text === 'string' ? kept.text : '',
    state: 'state' in kept && isState(kept.state) ? kept.state : null,
  }
}

/** All calls for applications. */
export function CallsPage() {
  const { t } = useWords()
  const client = useClient()
  const navigate = useNavigate()
  const may = useMay()
  const [filter, setFilter] = useState(NO_FILTER)
  const [isNew, setNew] = useState(false)
  const open = (callId: string) => void navigate({ to: '/grants/calls/$callId', params: { callId } })
  const newButton = may('calls.create') ? (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setNew(true)}>
      {t('call.new')}
    </Button>
  ) : undefined
  const columns = useCallColumns()
  const source: ListSource<CallRow> = {
    key: ['calls.list', filter],
    read: ({ offset, limit, sort }, signal) =>
      client.call(
        'calls.list',
        {
          ...filter,
          offset,
          limit,
          ...sorted(sort),
        },
        { signal },
      ),
  }
  const exporting = useListExport('calls.export', (shown, wish) => ({
    ...filter,
    ...sorted(shown.sort),
    columns: knownColumns(shown, CALL_COLUMNS),
    ...wish,
  }))
  const isFiltered = filter.text !== '' || filter.state !== null
  return (
    <Page title={t('call.list')} subtitle={t('call.listHelp')} actions={newButton} body="fill">
      {exporting.panel}
      <DataList<CallRow>
        name="calls"
        label={t('call.list')}
        columns={columns}
        rowId={row => row.id}
        source={source}
        defaultSort={{ key: 'deadlineAt', direction: 'descending' }}
        filter={{ ...filter }}
        onFilter={kept => setFilter(filterOf(kept))}
        toolbar={
          <Group gap="xs">
            <TextInput
              aria-label={t('call.filter')}
              placeholder={t('call.filter')}
              value={filter.text}
              onChange={event => setFilter({ ...filter, text: event.currentTarget.value })}
              w={220}
            />
            <Select
              aria-label={t('call.state')}
              placeholder={t('call.anyState')}
              clearable
              data={CALL_STATES.map(value => ({ value, label: t(`callState.${value}`) }))}
              value={filter.state}
              onChange={value => setFilter({ ...filter, state: isState(value) ? value : null })}
              w={200}
            />
          </Group>
        }
        onOpen={row => open(row.id)}
        onExport={exporting.run}
        isQuiet={row => row.state === 'archived' || row.state === 'cancelled'}
        empty={
          isFiltered
            ? { title: t('list.nothingFits'), text: t('list.nothingFitsHelp') }
            : { title: t('call.none'), text: t('call.noneHelp'), action: newButton }
        }
      />
      {isNew ? <NewCall schemeId={null} onClose={() => setNew(false)} onMade={open} /> : null}
    </Page>
  )
}
