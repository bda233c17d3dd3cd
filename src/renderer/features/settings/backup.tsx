import { Button, Stack, Text } from '@mantine/core'
import { IconArchive } from '@tabler/icons-react'
import { useState } from 'react'
import { ErrorState, ProgressPanel, useClient, useJob, useToast, useWords } from '#renderer/ui/index.ts'
import type { WireError } from '#shared/contract/frames.ts'
import { Section } from './section.tsx'

/** Makes a verified backup and hands it over; restoring is done from the start screen, into a workspace of its own. */
export function Backup() {
  const { t } = useWords()
  const toast = useToast()
  const { shell } = useClient()
  const backup = useJob('workspace.backup')
  const [refusal, setRefusal] = useState<WireError | null>(null)
  const run = async () => {
    setRefusal(null)
    const made = await backup.start({})
    if (!made.ok) return
    const saved = await shell.saveFile(made.value.token, made.value.fileName)
    if (!saved.ok) setRefusal(saved.error)
    else if (saved.value.saved) toast.done('backup.saved', { file: made.value.fileName })
  }
  return (
    <Section title={t('backup.title')} text={t('backup.help')}>
      <Stack gap="sm">
        <div>
          <Button
            leftSection={<IconArchive size={16} aria-hidden />}
            onClick={() => void run()}
            disabled={backup.state.phase === 'running'}
          >
            {t('backup.make')}
          </Button>
        </div>
        <ProgressPanel
          state={backup.state}
          onCancel={backup.cancel}
          label={t('backup.working')}
          onRetry={run}
        />
        {refusal ? <ErrorState error={refusal} /> : null}
        <Text size="sm" c="dimmed">
          {t('backup.restoreHelp')}
        </Text>
      </Stack>
    </Section>
  )
}
