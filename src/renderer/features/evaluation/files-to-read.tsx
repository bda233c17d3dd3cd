import { Stack, Text, Title, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import { ErrorState, showSize, useClient, useWords } from '#renderer/ui/index.ts'
import type { WireError } from '#shared/contract/frames.ts'
import type { OutputOf } from '#shared/contract/index.ts'

/** Files of an application, where the call shows names; else why there are none. */
export function FilesToRead({ opened }: { readonly opened: OutputOf<'assessments.open'> }) {
  const { t, locale } = useWords()
  const client = useClient()
  const [error, setError] = useState<WireError | null>(null)
  const { applicationId, blind, files } = opened
  if (!blind && files.length === 0) return null
  const open = async (fileId: string) => {
    const offered = await client.call('assessments.file', { applicationId, fileId })
    if (!offered.ok) return setError(offered.error)
    const shown = await client.shell.openFile(offered.value.token)
    setError(shown.ok ? null : shown.error)
  }
  return (
    <Stack component="section" gap={6} aria-label={t('assess.files')}>
      <Title order={2} size="h4">
        {t('assess.files')}
      </Title>
      {blind ? (
        <Text size="sm" c="dimmed">
          {t('assess.filesHidden')}
        </Text>
      ) : null}
      {error ? <ErrorState error={error} /> : null}
      {files.map(({ id, fileName, size }) => (
        <Text key={id} size="sm">
          <UnstyledButton td="underline" fz="sm" onClick={() => void open(id)}>
            {fileName}
          </UnstyledButton>
          {` · ${showSize(size, locale)}`}
        </Text>
      ))}
    </Stack>
  )
}
