import { Alert, Button, Group, Select, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import {
  DateField,
  Dialog,
  DialogActs,
  ProgressPanel,
  useClient,
  useJob,
  useMay,
  useWords,
} from '#renderer/ui/index.ts'
import type { CommitteeMember } from '#shared/contract/committees.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '#shared/locales/index.ts'
import { useContentLanguage } from './assessment-page.tsx'
import { ReadScorePacks } from './read-score-packs.tsx'

/** Stands for everybody in the choice of whom to make a pack for. */
const EVERYBODY = ''

/** Whose pack is to be made; empty for everybody's. */
export interface MakingFor {
  readonly personId: string
}

/** Excel score packs of a call: made for one assessor or for all, and read in for them. */
export function ScorePacks(props: {
  readonly callId: string
  readonly members: readonly CommitteeMember[]
  /** For whom packs are being made; null while none are. */
  readonly making: MakingFor | null
  readonly onMake: (making: MakingFor | null) => void
}) {
  const { t } = useWords()
  const may = useMay()
  const [reading, setReading] = useState(false)
  const { making, onMake } = props
  const readers = props.members.filter(
    ({ committee, assigned }) => committee === 'evaluation' && assigned > 0,
  )
  if (!may('committees.makePacks') || readers.length === 0) return null
  return (
    <Stack component="section" gap="xs" aria-label={t('scorePacks.title')}>
      <Title order={2} size="h4">
        {t('scorePacks.title')}
      </Title>
      <Text size="sm">{t('scorePacks.help')}</Text>
      <Group gap="xs">
        <Button variant="default" onClick={() => onMake({ personId: EVERYBODY })}>
          {t('scorePacks.makeTitle')}
        </Button>
        <Button variant="default" onClick={() => setReading(true)}>
          {t('scorePacks.read')}
        </Button>
      </Group>
      <Dialog opened={making !== null} onClose={() => onMake(null)} title={t('scorePacks.makeTitle')}>
        {making ? <MakePacks callId={props.callId} readers={readers} personId={making.personId} /> : null}
      </Dialog>
      <Dialog opened={reading} onClose={() => setReading(false)} title={t('scorePacks.read')} size="xl">
        <ReadScorePacks name="committees.readPacks" callId={props.callId} />
      </Dialog>
    </Stack>
  )
}

/** The language of a pack and the day by which it is to be back. */
export function usePackTerms() {
  const [language, setLanguage] = useState<Language>(useContentLanguage())
  const [returnBy, setReturnBy] = useState<string | null>(null)
  const { t } = useWords()
  const fields = (
    <Group grow align="flex-start">
      <Select
        label={t('scorePacks.language')}
        allowDeselect={false}
        data={LANGUAGES.map(value => ({ value, label: LANGUAGE_NAMES[value] }))}
        value={language}
        onChange={value => setLanguage(LANGUAGES.find(known => known === value) ?? 'en')}
      />
      <DateField label={t('scorePacks.returnBy')} value={returnBy} onChange={setReturnBy} />
    </Group>
  )
  return { terms: { language, returnBy }, fields }
}

function MakePacks(props: {
  readonly callId: string
  readonly readers: readonly CommitteeMember[]
  readonly personId: string
}) {
  const { t } = useWords()
  const { shell } = useClient()
  const job = useJob('committees.makePacks')
  const { terms, fields } = usePackTerms()
  const [personId, setPersonId] = useState(props.personId)
  const [done, setDone] = useState<OutputOf<'committees.makePacks'> | null>(null)
  const make = async () => {
    setDone(null)
    const { callId } = props
    const made = await job.start({ ...terms, callId, personId: personId === EVERYBODY ? null : personId })
    if (!made.ok) return
    await shell.saveFile(made.value.token, made.value.fileName)
    setDone(made.value)
  }
  return (
    <Stack gap="md">
      <Select
        label={t('scorePacks.who')}
        allowDeselect={false}
        data={[
          { value: EVERYBODY, label: t('scorePacks.everybody') },
          ...props.readers.map(({ person }) => ({ value: person.id, label: person.name })),
        ]}
        value={personId}
        onChange={value => setPersonId(value ?? EVERYBODY)}
      />
      {fields}
      <ProgressPanel state={job.state} onCancel={job.cancel} label={t('progress.scorePacks')} />
      <DialogActs>
        <Button loading={job.state.phase === 'running'} onClick={() => void make()}>
          {t(personId === EVERYBODY ? 'scorePacks.makeAll' : 'scorePacks.make')}
        </Button>
      </DialogActs>
      {done ? <Made done={done} /> : null}
    </Stack>
  )
}

/** Whose packs were made, and who was left out and why. */
function Made({ done }: { readonly done: OutputOf<'committees.makePacks'> }) {
  const { t, say } = useWords()
  const names = done.made.map(({ name }) => name).join(', ')
  return (
    <Alert color="teal" role="status">
      <Text size="sm">{t('scorePacks.made', { count: done.made.length, names })}</Text>
      {done.skipped.map(person => (
        <Text key={person.id} size="sm">
          {t('scorePacks.left', { name: person.name, reason: say(person.messageKey, { ...person.details }) })}
        </Text>
      ))}
    </Alert>
  )
}
