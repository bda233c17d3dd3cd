import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { ErrorState, ProgressPanel, useClient, useJob, useWords } from '#renderer/ui/index.ts'
import type { WireError } from '#shared/contract/frames.ts'
import type { PickedFile } from '#shared/contract/shell.ts'

/** Any file: the ending of backups is too long for the filter of file dialogs, and the backend looks inside anyway. */
const ANY_FILE: readonly string[] = []

/** Makes a workspace from a backup file, under a name of its own: what is there already is never overwritten. */
export function RestoreBackup() {
  const { t } = useWords()
  const { shell } = useClient()
  const restore = useJob('workspace.restore')
  const [file, setFile] = useState<PickedFile | null>(null)
  const [name, setName] = useState('')
  const [refusal, setRefusal] = useState<WireError | null>(null)
  const pick = async () => {
    const picked = await shell.pickFile({ accept: ANY_FILE })
    setRefusal(picked.ok ? null : picked.error)
    if (picked.ok && picked.value) setFile(picked.value)
  }
  const run = async (from: PickedFile) => {
    await restore.start({ token: from.token, location: { kind: 'named', name: name.trim() } })
    setFile(null)
  }
  return (
    <Stack gap="sm">
      <Group gap="sm">
        <Button variant={file ? 'default' : 'filled'} onClick={() => void pick()}>
          {t('start.pickBackup')}
        </Button>
        {file ? <Text size="sm">{file.name}</Text> : null}
      </Group>
      <TextInput
        label={t('start.restoreName')}
        description={t('start.restoreNameHelp')}
        value={name}
        onChange={event => setName(event.currentTarget.value)}
        required
      />
      {refusal ? <ErrorState error={refusal} /> : null}
      <ProgressPanel state={restore.state} onCancel={restore.cancel} label={t('start.restoreWorking')} />
      <div>
        <Button
          disabled={file === null || name.trim() === '' || restore.state.phase === 'running'}
          onClick={() => file && void run(file)}
        >
          {t('start.restoreDo')}
        </Button>
      </div>
    </Stack>
  )
}
