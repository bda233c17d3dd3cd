import { Button, Group, Select, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { ErrorState, NoticeList, useAct, useRead, useToast, useWords } from '#renderer/ui/index.ts'
import { type AssignedReader, CONFLICT_KINDS } from '#shared/contract/committees.ts'
import { usePoints } from './use-points.ts'

const KINDS = CONFLICT_KINDS.filter(kind => kind !== 'none')

/** What the registry knows between a person and the parties of an application. */
export function RegistryLinks(props: {
  readonly callId: string
  readonly applicationId: string
  readonly personId: string | null
}) {
  const read = useRead('committees.conflicts', { callId: props.callId }, { enabled: props.personId !== null })
  const found = read.data?.links.filter(
    link => link.applicationId === props.applicationId && link.person.id === props.personId,
  )
  return <NoticeList blockers={[]} warnings={(found ?? []).flatMap(link => link.links)} />
}

/** A conflict that came to light otherwise than by the reader's own word: which, and why. */
export function RecuseForm(props: {
  readonly callId: string
  readonly applicationId: string
  readonly referenceNo: string
  readonly reader: AssignedReader
  readonly onDone: () => void
  readonly onCancel: () => void
}) {
  const { t } = useWords()
  const toast = useToast()
  const points = usePoints()
  const { applicationId, reader } = props
  const recuse = useAct('committees.recuse')
  const [kind, setKind] = useState<(typeof KINDS)[number] | null>(null)
  const [note, setNote] = useState('')
  const { name } = reader.person
  const send = async () => {
    if (kind === null) return
    const done = await recuse.run({ applicationId, personId: reader.person.id, kind, note })
    if (!done.ok) return
    const { reassignedTo } = done.value
    if (reassignedTo === null) toast.done('committees.recusedNobody', { name })
    else toast.done('committees.recusedNext', { name, next: reassignedTo })
    props.onDone()
  }
  return (
    <Stack gap="md">
      <Text>
        {t('committees.recuseText', { name, reference: props.referenceNo })}
        {reader.sheet === 'submitted'
          ? ` ${t('committees.recuseVoids', { total: points(reader.total) })}`
          : null}
      </Text>
      <RegistryLinks callId={props.callId} applicationId={applicationId} personId={reader.person.id} />
      <Select
        label={t('committees.conflictKind')}
        required
        data={KINDS.map(value => ({ value, label: t(`conflictKind.${value}`) }))}
        value={kind}
        onChange={value => setKind(KINDS.find(known => known === value) ?? null)}
      />
      <Textarea
        label={t('committees.recuseNote')}
        required
        autosize
        minRows={2}
        maxLength={2000}
        value={note}
        onChange={event => setNote(event.currentTarget.value)}
      />
      {recuse.error ? <ErrorState error={recuse.error} /> : null}
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={props.onCancel}>
          {t('act.back')}
        </Button>
        <Button
          color="red"
          disabled={kind === null || note.trim().length < 3}
          loading={recuse.running}
          onClick={() => void send()}
        >
          {t('committees.recuseDo', { name })}
        </Button>
      </Group>
    </Stack>
  )
}
