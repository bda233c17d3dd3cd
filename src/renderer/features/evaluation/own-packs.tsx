import { Button, Group, Stack } from '@mantine/core'
import { useState } from 'react'
import { Dialog, DialogActs, ProgressPanel, useClient, useJob, useWords } from '#renderer/ui/index.ts'
import { ReadScorePacks } from './read-score-packs.tsx'
import { usePackTerms } from './score-packs.tsx'

/** For an assessor who would rather score in Excel: the own pack of a call, and its way back. */
export function OwnPacks(props: { readonly callId: string; readonly code: string }) {
  const { t } = useWords()
  const [opened, setOpened] = useState<'make' | 'read' | null>(null)
  const close = () => setOpened(null)
  return (
    <Group gap="xs">
      <Button
        size="xs"
        variant="default"
        aria-label={t('scorePacks.makeOwnOf', { code: props.code })}
        onClick={() => setOpened('make')}
      >
        {t('scorePacks.makeOwn')}
      </Button>
      <Button size="xs" variant="default" onClick={() => setOpened('read')}>
        {t('scorePacks.readOwn')}
      </Button>
      <Dialog opened={opened === 'make'} onClose={close} title={t('scorePacks.makeOwn')}>
        <MakeOwn callId={props.callId} onDone={close} />
      </Dialog>
      <Dialog opened={opened === 'read'} onClose={close} title={t('scorePacks.readOwn')} size="xl">
        <ReadScorePacks name="assessments.readPacks" />
      </Dialog>
    </Group>
  )
}

function MakeOwn(props: { readonly callId: string; readonly onDone: () => void }) {
  const { t } = useWords()
  const { shell } = useClient()
  const job = useJob('assessments.makePack')
  const { terms, fields } = usePackTerms()
  const make = async () => {
    const made = await job.start({ ...terms, callId: props.callId })
    if (!made.ok) return
    await shell.saveFile(made.value.token, made.value.fileName)
    props.onDone()
  }
  return (
    <Stack gap="md">
      {fields}
      <ProgressPanel state={job.state} onCancel={job.cancel} label={t('progress.scorePacks')} />
      <DialogActs>
        <Button loading={job.state.phase === 'running'} onClick={() => void make()}>
          {t('scorePacks.make')}
        </Button>
      </DialogActs>
    </Stack>
  )
}
