import { Badge, Button, Group, Stack, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import {
  DataList,
  DetailPanel,
  Dialog,
  Facts,
  Figure,
  InventedBadge,
  knownColumns,
  type ListColumn,
  NoticeList,
  Page,
  ProjectFilter,
  rowsInHand,
  SplitView,
  useListExport,
  useMay,
  useRead,
  useWords,
  type Words,
} from '#renderer/ui/index.ts'
import { SCHEME_COLUMNS } from '#shared/contract/list-columns.ts'
import type { SchemeRow } from '#shared/contract/schemes.ts'
import { NewCall } from './new-call.tsx'
import { SchemeForm } from './scheme-form.tsx'

function columnsOf({ t }: Words): ListColumn<SchemeRow>[] {
  const amount = (id: 'envelope' | 'calls' | 'promised' | 'left'): ListColumn<SchemeRow> => ({
    id,
    label: t(`scheme.${id}`),
    width: 138,
    align: 'right',
    cell: row => <Figure amount={row[id]} withCurrency />,
  })
  return [
    { id: 'code', label: t('scheme.code'), width: 92, fixed: true, cell: row => row.code },
    {
      id: 'title',
      label: t('scheme.title'),
      width: 160,
      grow: true,
      isName: true,
      cell: row => row.title,
    },
    {
      id: 'marks',
      label: t('call.marks'),
      width: 64,
      cell: row => (row.invented ? <InventedBadge small /> : null),
    },
    { id: 'project', label: t('call.project'), width: 104, cell: row => row.project.code },
    {
      id: 'workPackage',
      label: t('scheme.workPackage'),
      width: 110,
      hidden: true,
      cell: row => row.workPackage?.code ?? '',
    },
    { id: 'line', label: t('scheme.line'), width: 122, cell: row => row.line?.code ?? '' },
    amount('envelope'),
    amount('calls'),
    amount('left'),
    { ...amount('promised'), hidden: true },
    {
      id: 'standing',
      label: t('scheme.standing'),
      width: 104,
      cell: row =>
        row.blockers.length + row.warnings.length === 0 ? null : (
          <Badge color={row.blockers.length > 0 ? 'red' : 'amber'} variant="light">
            {t('scheme.toMind', { count: row.blockers.length + row.warnings.length })}
          </Badge>
        ),
    },
  ]
}

/** Grant schemes: what projects hand on, from which line, and what is left of it. */
export function SchemesPage() {
  const words = useWords()
  const { t } = words
  const may = useMay()
  const navigate = useNavigate()
  const { open, projectId = null } = useSearch({ from: '/grants/schemes' })
  const [edited, setEdited] = useState<SchemeRow | 'new' | null>(null)
  const [callFor, setCallFor] = useState<string | null>(null)
  const schemes = useRead('schemes.list', { projectId })
  const columns = useMemo(() => columnsOf(words), [words])
  const rows = schemes.data?.rows ?? []
  const exporting = useListExport('schemes.export', (shown, wish) => ({
    projectId,
    columns: knownColumns(shown, SCHEME_COLUMNS),
    ...wish,
  }))
  const shown = rows.find(row => row.id === open)
  const show = (id: string | undefined) =>
    void navigate({
      to: '/grants/schemes',
      search: { ...(id === undefined ? {} : { open: id }), ...(projectId === null ? {} : { projectId }) },
      replace: true,
    })
  const newButton = may('schemes.save') ? (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEdited('new')}>
      {t('scheme.new')}
    </Button>
  ) : undefined
  return (
    <Page title={t('nav.schemes')} subtitle={t('scheme.listHelp')} actions={newButton} body="fill">
      <SplitView
        list={
          <>
            {exporting.panel}
            <DataList<SchemeRow>
              name="schemes"
              label={t('nav.schemes')}
              columns={columns}
              rowId={row => row.id}
              source={rowsInHand('schemes', rows, `${schemes.dataUpdatedAt} ${projectId}`)}
              toolbar={
                <ProjectFilter
                  value={projectId}
                  onChange={id =>
                    void navigate({
                      to: '/grants/schemes',
                      search: id === null ? {} : { projectId: id },
                      replace: true,
                    })
                  }
                />
              }
              onOpen={row => show(row.id)}
              openId={open ?? null}
              empty={{ title: t('scheme.none'), text: t('scheme.noneHelp'), action: newButton }}
              onExport={exporting.run}
            />
          </>
        }
        panel={
          shown ? (
            <DetailPanel title={shown.code} onClose={() => show(undefined)}>
              <SchemeDetails
                scheme={shown}
                onEdit={() => setEdited(shown)}
                onNewCall={() => setCallFor(shown.id)}
              />
            </DetailPanel>
          ) : null
        }
      />
      <Dialog
        opened={edited !== null}
        onClose={() => setEdited(null)}
        title={edited === 'new' || edited === null ? t('scheme.new') : edited.code}
      >
        {edited === null ? null : (
          <SchemeForm
            scheme={edited === 'new' ? null : edited}
            projectId={projectId}
            onDone={() => setEdited(null)}
          />
        )}
      </Dialog>
      {callFor === null ? null : (
        <NewCall
          schemeId={callFor}
          onClose={() => setCallFor(null)}
          onMade={callId => void navigate({ to: '/grants/calls/$callId', params: { callId } })}
        />
      )}
    </Page>
  )
}

function SchemeDetails(props: {
  readonly scheme: SchemeRow
  readonly onEdit: () => void
  readonly onNewCall: () => void
}) {
  const { t } = useWords()
  const may = useMay()
  const { scheme } = props
  const { line, project, workPackage } = scheme
  const toBudget = line
    ? ({
        to: '/projects/$projectId/budget',
        params: { projectId: project.id },
        search: { line: line.id },
      } as const)
    : undefined
  return (
    <Stack gap="md">
      <Text fw={600}>{scheme.title}</Text>
      <NoticeList blockers={scheme.blockers} warnings={scheme.warnings} />
      <Facts
        facts={[
          { label: t('call.project'), value: `${project.code} · ${project.title}` },
          {
            label: t('scheme.workPackage'),
            value: workPackage ? `${workPackage.code} · ${workPackage.title}` : '',
          },
          { label: t('scheme.line'), value: line ? `${line.code} · ${line.title}` : '' },
          {
            label: t('scheme.envelope'),
            value: <Figure amount={scheme.envelope} withCurrency link={toBudget} label={t('scheme.line')} />,
          },
          { label: t('scheme.calls'), value: <Figure amount={scheme.calls} withCurrency /> },
          { label: t('scheme.promised'), value: <Figure amount={scheme.promised} withCurrency /> },
          { label: t('scheme.left'), value: <Figure amount={scheme.left} withCurrency /> },
          {
            label: t('scheme.partyCap'),
            value: <Figure amount={scheme.partyCap ?? scheme.contractCap} withCurrency />,
          },
          { label: t('scheme.partyCapReason'), value: scheme.partyCapReason },
          { label: t('scheme.objective'), value: scheme.objective },
        ]}
      />
      <Group gap="xs">
        {may('schemes.save') ? (
          <Button size="xs" variant="default" onClick={props.onEdit}>
            {t('act.edit')}
          </Button>
        ) : null}
        {may('calls.create') ? (
          <Button size="xs" onClick={props.onNewCall}>
            {t('call.new')}
          </Button>
        ) : null}
      </Group>
    </Stack>
  )
}
