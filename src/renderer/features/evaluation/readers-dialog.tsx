import { Badge, Button, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Dialog, DialogActs, ErrorState, useAct, useMay, useWords } from '#renderer/ui/index.ts'
import type { AssignedReader, AssignmentRow, CommitteeMember } from '#shared/contract/committees.ts'
import { readerMark } from '#shared/domain/evaluation/index.ts'
import classes from './assessment.module.css'
import { readerColour } from './reader-marks.ts'
import { RecuseForm, RegistryLinks } from './recuse-form.tsx'
import { usePoints } from './use-points.ts'

type Props = {
  readonly callId: string
  readonly row: AssignmentRow
  readonly members: readonly CommitteeMember[]
  readonly onClose: () => void
}

/** Who reads an application: assign somebody, take it back, or recuse a reader for a conflict of interest. */
export function ReadersDialog({
  row,
  onClose,
  ...rest
}: Omit<Props, 'row'> & { readonly row: AssignmentRow | null }) {
  const { t } = useWords()
  return (
    <Dialog
      opened={row !== null}
      onClose={onClose}
      title={t('committees.assignTitle', { reference: row?.referenceNo ?? '' })}
    >
      {row === null ? null : <Readers key={row.applicationId} row={row} onClose={onClose} {...rest} />}
    </Dialog>
  )
}

function Readers({ callId, row, members, onClose }: Props) {
  const { t } = useWords()
  const [recusing, setRecusing] = useState<AssignedReader | null>(null)
  if (recusing !== null)
    return (
      <RecuseForm
        callId={callId}
        applicationId={row.applicationId}
        referenceNo={row.referenceNo}
        reader={recusing}
        onDone={onClose}
        onCancel={() => setRecusing(null)}
      />
    )
  const reading = row.readers.filter(({ state }) => state === 'assigned')
  return (
    <Stack gap="lg">
      {reading.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('committees.nobodyReads')}
        </Text>
      ) : (
        <Reading
          callId={callId}
          applicationId={row.applicationId}
          reading={reading}
          onRecuse={setRecusing}
          onDone={onClose}
        />
      )}
      <AssignForm callId={callId} row={row} members={members} onClose={onClose} />
    </Stack>
  )
}

/** Those who read it, each with what the registry knows between them and its parties. */
function Reading(props: {
  readonly callId: string
  readonly applicationId: string
  readonly reading: readonly AssignedReader[]
  readonly onRecuse: (reader: AssignedReader) => void
  readonly onDone: () => void
}) {
  const { t } = useWords()
  const may = useMay()
  const points = usePoints()
  const takeBack = useAct('committees.takeBack')
  const [reason, setReason] = useState('')
  const mayGoBack = props.reading.some(({ sheet }) => sheet !== 'submitted')
  return (
    <Stack gap="xs">
      {props.reading.map(reader => (
        <Stack key={reader.assignmentId} gap={4}>
          <Group justify="space-between" gap="xs">
            <Group gap="xs">
              <Text>{reader.person.name}</Text>
              <Badge color={readerColour(reader)} variant="light" tt="none">
                {reader.total === null ? t(`committees.marks.${readerMark(reader)}`) : points(reader.total)}
              </Badge>
            </Group>
            <Group gap="xs">
              {reader.sheet !== 'submitted' && may('committees.takeBack') ? (
                <Button
                  size="xs"
                  variant="default"
                  aria-label={t('committees.takeBackOf', { name: reader.person.name })}
                  disabled={reason.trim().length < 3}
                  loading={takeBack.running}
                  onClick={async () => {
                    const { assignmentId, version } = reader
                    const done = await takeBack.run({ assignmentId, version, reason })
                    if (done.ok) props.onDone()
                  }}
                >
                  {t('committees.takeBack')}
                </Button>
              ) : null}
              {may('committees.recuse') ? (
                <Button
                  size="xs"
                  variant="default"
                  aria-label={t('committees.recuseOf', { name: reader.person.name })}
                  onClick={() => props.onRecuse(reader)}
                >
                  {t('committees.recuse')}
                </Button>
              ) : null}
            </Group>
          </Group>
          <RegistryLinks
            callId={props.callId}
            applicationId={props.applicationId}
            personId={reader.person.id}
          />
        </Stack>
      ))}
      {mayGoBack && may('committees.takeBack') ? (
        <TextInput
          label={t('committees.takeBackReason')}
          value={reason}
          onChange={event => setReason(event.currentTarget.value)}
        />
      ) : null}
      {takeBack.error ? <ErrorState error={takeBack.error} /> : null}
    </Stack>
  )
}

function AssignForm({ callId, row, members, onClose }: Props) {
  const { t } = useWords()
  const may = useMay()
  const assign = useAct('committees.assign')
  const [personId, setPersonId] = useState<string | null>(null)
  if (!may('committees.assign')) return null
  // Who reads it or was recused from it is not asked again.
  const gone = new Set(
    row.readers.filter(({ state }) => state !== 'withdrawn').map(({ person }) => person.id),
  )
  const scoring = members.filter(
    ({ committee, function: of, person }) =>
      committee === 'evaluation' && (of === 'chair' || of === 'voting_member') && !gone.has(person.id),
  )
  return (
    <Stack gap="xs" className={classes['below'] ?? ''}>
      <Select
        label={t('committees.reader')}
        description={t('committees.readerHelp')}
        data={scoring.map(({ person, assigned }) => ({
          value: person.id,
          label: `${person.name} (${assigned})`,
        }))}
        value={personId}
        onChange={setPersonId}
      />
      <RegistryLinks callId={callId} applicationId={row.applicationId} personId={personId} />
      {assign.error ? <ErrorState error={assign.error} /> : null}
      <DialogActs onLeave={onClose}>
        <Button
          disabled={personId === null}
          loading={assign.running}
          onClick={async () => {
            if (personId === null) return
            const done = await assign.run({ applicationId: row.applicationId, personId })
            if (done.ok) onClose()
          }}
        >
          {t('committees.assign')}
        </Button>
      </DialogActs>
    </Stack>
  )
}
