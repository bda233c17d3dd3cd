import { Badge, Kbd, Text, Tooltip, UnstyledButton } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useSession, useWords } from '#renderer/ui/index.ts'
import { DisplayMenu } from './display-menu.tsx'
import { finder } from './finder-store.ts'
import { LanguageMenu } from './language-menu.tsx'
import { PersonMenu } from './person-menu.tsx'
import { ProjectSwitch } from './project-switch.tsx'
import { SaveState } from './save-state.tsx'
import classes from './shell.module.css'

const isMac = /mac/i.test(navigator.userAgent)

/** Workspace and project at the left, the one search in the middle, language, look, person and save state at the right. */
export function TopBar() {
  const { t } = useWords()
  const { workspace } = useSession()
  return (
    <section className={classes['bar']} aria-label={t('shell.bar')}>
      <div className={classes['workspace']}>
        <Tooltip label={t('shell.workspace', { folder: workspace.folderName })}>
          <Text className={classes['workspaceName'] ?? ''}>{workspace.name}</Text>
        </Tooltip>
        {workspace.demo ? (
          <Tooltip label={t('badge.demoHelp')}>
            <Badge color="amber" variant="light" flex="none">
              {t('badge.demo')}
            </Badge>
          </Tooltip>
        ) : null}
        <ProjectSwitch />
      </div>
      <UnstyledButton className={classes['find'] ?? ''} onClick={() => finder.open()}>
        <IconSearch size={16} aria-hidden />
        <span className={classes['findText']}>{t('find.open')}</span>
        <Kbd size="xs" aria-hidden className={classes['findKeys'] ?? ''}>
          {isMac ? '⌘ K' : t('find.keys')}
        </Kbd>
      </UnstyledButton>
      <div className={classes['tools']}>
        <SaveState />
        <LanguageMenu />
        <DisplayMenu />
        <PersonMenu />
      </div>
    </section>
  )
}
