import { ActionIcon, Button, Group, List, Stack, Text } from '@mantine/core'
import { IconFilePlus, IconFolderPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { WireError } from '#shared/contract/frames.ts'
import type { PickedFile } from '#shared/contract/shell.ts'
import { useClient } from '../data/client-context.tsx'
import { ErrorState } from '../states/error-state.tsx'
import { showSize } from '../words/show-size.ts'
import { useWords } from '../words/use-words.ts'

/** Filled packs to be read: several at once or those of a folder, and more can be added. */
export function PackFiles(props: {
  readonly files: readonly PickedFile[]
  readonly onChange: (files: readonly PickedFile[]) => void
}) {
  const { t, locale } = useWords()
  const { shell } = useClient()
  const [failed, setFailed] = useState<WireError | null>(null)
  const add = async (folder: boolean) => {
    const picked = await shell.pickFiles({ accept: ['.xlsx'], folder })
    setFailed(picked.ok ? null : picked.error)
    if (picked.ok) props.onChange([...props.files, ...picked.value])
  }
  return (
    <Stack gap="xs">
      <Group>
        <Button
          variant="default"
          leftSection={<IconFilePlus size={16} aria-hidden />}
          onClick={() => void add(false)}
        >
          {t('packs.addFile')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconFolderPlus size={16} aria-hidden />}
          onClick={() => void add(true)}
        >
          {t('packs.addFolder')}
        </Button>
        {props.files.length === 0 ? <Text size="sm">{t('packs.noFile')}</Text> : null}
      </Group>
      {failed ? <ErrorState error={failed} /> : null}
      {props.files.length === 0 ? null : (
        <List size="sm" listStyleType="none" mah={180} style={{ overflowY: 'auto' }}>
          {props.files.map(file => (
            <List.Item key={file.token}>
              <Group gap="xs" wrap="nowrap">
                <ActionIcon
                  size="md"
                  variant="subtle"
                  color="gray"
                  aria-label={t('packs.removeFile', { name: file.name })}
                  onClick={() => props.onChange(props.files.filter(({ token }) => token !== file.token))}
                >
                  <IconX size={14} aria-hidden />
                </ActionIcon>
                <Text size="sm">{`${file.name} · ${showSize(file.size, locale)}`}</Text>
              </Group>
            </List.Item>
          ))}
        </List>
      )}
    </Stack>
  )
}
