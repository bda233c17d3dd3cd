import { Badge, Button, Group, Select, Text, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import {
  ConfirmAct,
  DataList,
  type ListColumn,
  type ListSource,
  useAct,
  useClient,
  useMay,
  useWords,
} from '#renderer/ui/index.ts'
import type { AssignedReader, AssignmentRow, CommitteeMember } from '#shared/contract/committees.ts'
import classes from './assessment.module.css'

const COLOURS: Readonly<Record<string, string>> = {
  submitted: 'teal',
  draft: 'blue',
  recused: 'red',
  withdrawn: 'gray',
}
const markOf = ({ state, sheet }: AssignedReader): string =>
  state === 'assigned' ? (sheet ?? 'assigned') : state

function Readers({ row }: { readonly row: AssignmentRow }) {
  const { t } = useWords()
  return (
    <div className={classes['readers']}>
      {row.readers.map(reader => (
        <Badge key={reader.assignmentId} color={COLOURS[markOf(reader)] ?? 'gray'} variant="light" tt="none">
          {`${reader.person.name}: ${reader.total ?? t(`committees.marks.${markOf(reader) as 'assigned'}`)}`}
        </Badge>
      ))}
      {row.unassigned > 0 ? (
        <Badge color="amber" variant="light" tt="none">
          {t('committees.unassigned', { count: row.unassigned })}
        </Badge>
      ) : null}
    </div>
  )
}

function useColumns(): readonly ListColumn<AssignmentRow>[] {
  const { t } = useWords()
  return [
    {
      id: 'referenceNo',
      label: t('application.referenceNo'),
      width: 110,
      fixed: true,
      cell: row => (
        <Link to="/grants/applications/$applicationId" params={{ applicationId: row.applicationId }}>
          {row.referenceNo}
        </Link>
      ),
    },
    { id: 'applicant', label: t('application.applicant'), width: 200, cell: row => row.applicantName },
    {
      id: 'readers',
      label: t('committees.readers'),
      width: 380,
      grow: true,
      cell: row => <Readers row={row} />,
    },
    { id: 'gap', label: t('committees.gap'), width: 80, align: 'right', cell: row => row.gap ?? '' },
    {
      id: 'average',
      label: t('column.average_sort'),
      width: 120,
      align: 'right',
      cell: row => row.average ?? '',
    },
    { id: 'standing', label: t('committees.standing'), width: 190, cell: row => standing(row, t) },
  ]
}

type Say = ReturnType<typeof useWords>['t']

function standing(row: AssignmentRow, t: Say): string {
  if (row.state === 'eligible') return t('applicationState.eligible')
  if (row.isApart && row.missing > 0) return t('committees.apart')
  if (row.missing > 0) return t('committees.missing', { count: row.missing })
  return t(row.passes === false ? 'committees.fails' : 'committees.complete')
}

/** Applications with their readers: who declared what, how far each is, and what it comes to. */
export function AssignmentList(props: {
  readonly callId: string
  readonly members: readonly CommitteeMember[]
}) {
  const { t } = useWords()
  const client = useClient()
  const may = useMay()
  const columns = useColumns()
  const [text, setText] = useState('')
  const [assigning, setAssigning] = useState<AssignmentRow | null>(null)
  const source: ListSource<AssignmentRow> = {
    key: ['committees.assignments', props.callId, text],
    read: ({ offset, limit }, signal) =>
      client.call('committees.assignments', { callId: props.callId, text, offset, limit }, { signal }),
  }
  return (
    <section aria-label={t('committees.assignments')} className={classes['assignments']}>
      <DataList<AssignmentRow>
        name="assignments"
        label={t('committees.assignments')}
        columns={columns}
        rowId={row => row.applicationId}
        source={source}
        toolbar={
          <TextInput
            aria-label={t('committees.filter')}
            placeholder={t('committees.filter')}
            value={text}
            onChange={event => setText(event.currentTarget.value)}
            w={240}
          />
        }
        {...(may('committees.assign') ? { onOpen: setAssigning } : {})}
        empty={{ title: t('committees.noApplications'), text: t('committees.noApplicationsHelp') }}
      />
      <AssignDialog row={assigning} members={props.members} onClose={() => setAssigning(null)} />
    </section>
  )
}

function AssignDialog(props: {
  readonly row: AssignmentRow | null
  readonly members: readonly CommitteeMember[]
  readonly onClose: () => void
}) {
  const { t } = useWords()
  const { row } = props
  const [personId, setPersonId] = useState<string | null>(null)
  const assign = useAct('committees.assign')
  const takeBack = useAct('committees.takeBack')
  const [reason, setReason] = useState('')
  const scoring = props.members.filter(
    ({ committee, function: of }) => committee === 'evaluation' && (of === 'chair' || of === 'voting_member'),
  )
  const close = () => {
    setPersonId(null)
    setReason('')
    assign.reset()
    takeBack.reset()
    props.onClose()
  }
  const open = row?.readers.filter(({ state, sheet }) => state === 'assigned' && sheet !== 'submitted') ?? []
  return (
    <ConfirmAct
      opened={row !== null}
      onClose={close}
      title={t('committees.assignTitle', { reference: row?.referenceNo ?? '' })}
      confirmLabel={t('committees.assign')}
      disabled={personId === null}
      running={assign.running}
      error={assign.error ?? takeBack.error}
      onConfirm={async () => {
        if (row === null || personId === null) return
        const done = await assign.run({ applicationId: row.applicationId, personId })
        if (done.ok) close()
      }}
    >
      <Select
        label={t('committees.reader')}
        data={scoring.map(({ person, assigned }) => ({
          value: person.id,
          label: `${person.name} (${assigned})`,
        }))}
        value={personId}
        onChange={setPersonId}
      />
      {open.length === 0 ? null : (
        <TextInput
          label={t('committees.takeBackReason')}
          value={reason}
          onChange={event => setReason(event.currentTarget.value)}
        />
      )}
      {open.map(reader => (
        <Group key={reader.assignmentId} justify="space-between">
          <Text size="sm">{reader.person.name}</Text>
          <Button
            size="xs"
            variant="default"
            disabled={reason.trim().length < 3}
            loading={takeBack.running}
            onClick={async () => {
              const done = await takeBack.run({
                assignmentId: reader.assignmentId,
                version: reader.version,
                reason,
              })
              if (done.ok) close()
            }}
          >
            {t('committees.takeBackOf', { name: reader.person.name })}
          </Button>
        </Group>
      ))}
    </ConfirmAct>
  )
}
