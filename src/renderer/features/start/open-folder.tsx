import { Button, Code, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useAct, useClient, useWords } from '#renderer/ui/index.ts'
import type { WireError } from '#shared/contract/frames.ts'
import { OpenProblem } from './open-problem.tsx'

/** In a browser's window no folder can be picked: says how one is opened there. */
function FolderByHand() {
  const { t } = useWords()
  return (
    <Stack gap="xs" align="flex-start">
      <Text size="sm">{t('start.folderByHand')}</Text>
      <Code>{t('start.folderCommand')}</Code>
      <Text size="sm">{t('start.folderAtHome')}</Text>
    </Stack>
  )
}

/** Opens a workspace from a folder that the person picks, where the shell can offer folders. */
export function OpenFolder({ onRestore }: { readonly onRestore: () => void }) {
  const { t } = useWords()
  const { shell } = useClient()
  const open = useAct('workspace.open')
  const [refusal, setRefusal] = useState<WireError | null>(null)
  const pick = async () => {
    setRefusal(null)
    const folder = await shell.pickFolder()
    if (!folder.ok) return setRefusal(folder.error)
    if (!folder.value) return
    const opened = await open.run({ location: { kind: 'folder', token: folder.value.token } })
    if (!opened.ok) setRefusal(opened.error)
  }
  if (!shell.abilities.pickFolder) return <FolderByHand />
  return (
    <Stack gap="sm" align="flex-start">
      <Button onClick={() => void pick()} loading={open.running}>
        {t('start.pickFolder')}
      </Button>
      {refusal ? <OpenProblem error={refusal} onRetry={pick} onRestore={onRestore} /> : null}
    </Stack>
  )
}
