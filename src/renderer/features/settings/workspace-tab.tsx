import { Stack } from '@mantine/core'
import { Page, useMay, useWords } from '#renderer/ui/index.ts'
import { Backup } from './backup.tsx'
import { CloseWorkspace } from './close-workspace.tsx'
import { Verify } from './verify.tsx'
import { WorkspaceFacts } from './workspace-facts.tsx'

/** The workspace itself: what it is called, whether it is whole, and its backup. */
export function WorkspaceTab() {
  const { t } = useWords()
  const may = useMay()
  return (
    <Page title={t('nav.workspace')}>
      <Stack gap="xl" maw={880}>
        <WorkspaceFacts />
        {may('workspace.backup') ? <Backup /> : null}
        <Verify />
        <CloseWorkspace />
      </Stack>
    </Page>
  )
}
