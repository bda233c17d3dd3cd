import { Anchor, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { IconArchive, IconFlask, IconFolderOpen, IconPlus } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useWords } from '#renderer/ui/index.ts'
import { CreateWorkspace } from './create-workspace.tsx'
import { DemoWorkspace } from './demo-workspace.tsx'
import { OpenFolder } from './open-folder.tsx'
import { RecentWorkspaces } from './recent-workspaces.tsx'
import { RestoreBackup } from './restore-backup.tsx'
import { StartCard } from './start-card.tsx'
import classes from './start-page.module.css'

type Open = 'demo' | 'create' | 'folder' | 'restore'

export type StartPageProps = {
  readonly appVersion: string
  /** Language and look, before any workspace is open. */
  readonly tools: ReactNode
}

/** No workspace is open: look at the demonstration, go on with a recent one, make one, open a folder, restore a backup. */
export function StartPage({ appVersion, tools }: StartPageProps) {
  const { t } = useWords()
  const [open, setOpen] = useState<Open | null>(null)
  useEffect(() => {
    document.title = t('start.title')
  }, [t])
  const card = (name: Open) => ({
    isOpen: open === name,
    onToggle: () => setOpen(open === name ? null : name),
  })
  return (
    <main className={classes['page']}>
      <div className={classes['tools']}>{tools}</div>
      <Stack gap="xl" className={classes['column'] ?? ''}>
        <div>
          <Title order={1} className={classes['title'] ?? ''}>
            {t('start.title')}
          </Title>
          <Text size="lg" c="dimmed">
            {t('start.subtitle')}
          </Text>
        </div>
        <RecentWorkspaces onRestore={() => setOpen('restore')} />
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md" component="section" aria-label={t('start.ways')}>
          <StartCard
            {...card('demo')}
            icon={IconFlask}
            title={t('start.demo')}
            text={t('start.demoHelp')}
            actionLabel={t('start.demoOpen')}
          >
            <DemoWorkspace />
          </StartCard>
          <StartCard
            {...card('create')}
            icon={IconPlus}
            title={t('start.create')}
            text={t('start.createHelp')}
            actionLabel={t('start.createOpen')}
          >
            <CreateWorkspace />
          </StartCard>
          <StartCard
            {...card('folder')}
            icon={IconFolderOpen}
            title={t('start.folder')}
            text={t('start.folderHelp')}
            actionLabel={t('start.folderOpen')}
          >
            <OpenFolder onRestore={() => setOpen('restore')} />
          </StartCard>
          <StartCard
            {...card('restore')}
            icon={IconArchive}
            title={t('start.restore')}
            text={t('start.restoreHelp')}
            actionLabel={t('start.restoreOpen')}
          >
            <RestoreBackup />
          </StartCard>
        </SimpleGrid>
        <Group justify="space-between">
          <Text size="sm" c="dimmed">
            {t('start.offline')}
          </Text>
          <Anchor component="span" size="sm" c="dimmed" underline="never">
            {t('start.version', { version: appVersion })}
          </Anchor>
        </Group>
      </Stack>
    </main>
  )
}
