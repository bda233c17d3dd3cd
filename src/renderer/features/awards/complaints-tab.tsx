import { Badge, Button, Group, Paper, Stack, Text, Textarea } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import {
  ApplicantName,
  ConfirmAct,
  DateField,
  EmptyNote,
  Facts,
  Figure,
  Loaded,
  NoticeList,
  todayHere,
  useAct,
  useMay,
  useRead,
  useToast,
  useWords,
} from '#renderer/ui/index.ts'
import type { ComplaintRow } from '#shared/contract/complaints.ts'
import type { COMPLAINT_STATES } from '#shared/kernel/application-words.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import classes from './awards.module.css'
import { useCallId } from './use-ids.ts'

type State = (typeof COMPLAINT_STATES)[number]
const isEnd = (state: State) => state === 'upheld' || state === 'rejected'

/** Complaints of a call: what each holds, and the steps of the committee. */
export function ComplaintsTab() {
  const { t } = useWords()
  const may = useMay()
  const callId = useCallId()
  const read = useRead('complaints.list', { callId })
  return (
    <div className={classes['body']}>
      <Loaded of={read} lines={6}>
        {({ rows, currency, blockers }) =>
          rows.length === 0 ? (
            <EmptyNote title={t('awards.noComplaints')} text={t('awards.noComplaintsHelp')} />
          ) : (
            <Stack gap="md">
              <NoticeList blockers={[]} warnings={may('complaints.move') ? blockers : []} />
              {rows.map(row => (
                <Complaint
                  key={row.id}
                  row={row}
                  currency={currency}
                  canMove={may('complaints.move') && blockers.length === 0}
                />
              ))}
            </Stack>
          )
        }
      </Loaded>
    </div>
  )
}

function Complaint(props: {
  readonly row: ComplaintRow
  readonly currency: string
  readonly canMove: boolean
}) {
  const { t, say, locale } = useWords()
  const { row, currency } = props
  const [to, setTo] = useState<State | null>(null)
  const name = `${row.reference}/${row.number}`
  return (
    <Paper component="section" withBorder p="md" aria-label={name}>
      <Stack gap="sm">
        <Group gap="sm">
          <Link to="/grants/applications/$applicationId" params={{ applicationId: row.applicationId }}>
            {name}
          </Link>
          <Text fw={600}>
            <ApplicantName name={row.applicant} />
          </Text>
          <Badge variant="light" color={isEnd(row.state) ? 'gray' : 'amber'}>
            {t(`complaintState.${row.state}`)}
          </Badge>
        </Group>
        <Text style={{ whiteSpace: 'pre-wrap' }}>{row.grounds}</Text>
        <Facts
          facts={[
            { label: t('awards.receivedOn'), value: formatDate(row.receivedOn, locale) },
            { label: t('awards.applicationIs'), value: say(`applicationState.${row.applicationState}`) },
            { label: t('awards.lot'), value: row.lotCode },
            {
              label: t(isEnd(row.state) ? 'awards.held' : 'awards.holds'),
              value: <Figure amount={{ minor: row.heldMinor, currency }} withCurrency />,
            },
            { label: t('awards.complaintDecision'), value: row.decision },
            {
              label: t('awards.decidedOn'),
              value: row.decidedOn === null ? '' : formatDate(row.decidedOn, locale),
            },
            { label: t('awards.decidedBy'), value: row.decidedBy },
          ]}
        />
        {props.canMove ? (
          <Group gap="xs">
            {row.possible.map(next => (
              <Button key={next} size="xs" variant="default" onClick={() => setTo(next)}>
                {t(`awards.complaint.${next}`)}
              </Button>
            ))}
          </Group>
        ) : null}
        {to ? <MoveComplaint row={row} to={to} onClose={() => setTo(null)} /> : null}
      </Stack>
    </Paper>
  )
}

function MoveComplaint(props: {
  readonly row: ComplaintRow
  readonly to: State
  readonly onClose: () => void
}) {
  const { t, say } = useWords()
  const toast = useToast()
  const act = useAct('complaints.move')
  const { row, to } = props
  const [decision, setDecision] = useState('')
  const [decidedOn, setDecidedOn] = useState<string | null>(todayHere())
  const ends = isEnd(to)
  const run = async () => {
    const done = await act.run({
      id: row.id,
      version: row.version,
      to,
      decision: ends ? decision : '',
      decidedOn: ends ? decidedOn : null,
    })
    if (!done.ok) return
    const { reopenedTo } = done.value
    if (reopenedTo === null) toast.done('awards.complaintMoved')
    else
      toast.done('awards.complaintReopened', {
        reference: row.reference,
        state: say(`applicationState.${reopenedTo}`),
      })
    props.onClose()
  }
  return (
    <ConfirmAct
      opened
      onClose={props.onClose}
      title={t(`awards.complaint.${to}`)}
      text={t(`awards.complaintText.${to}`)}
      confirmLabel={t(`awards.complaint.${to}`)}
      onConfirm={run}
      running={act.running}
      disabled={ends && (decision.trim() === '' || decidedOn === null)}
      error={act.error}
    >
      {ends ? (
        <Stack gap="sm">
          <DateField label={t('awards.decidedOn')} value={decidedOn} onChange={setDecidedOn} />
          <Textarea
            label={t('awards.complaintDecision')}
            value={decision}
            onChange={event => setDecision(event.currentTarget.value)}
            autosize
            minRows={3}
          />
        </Stack>
      ) : null}
    </ConfirmAct>
  )
}
