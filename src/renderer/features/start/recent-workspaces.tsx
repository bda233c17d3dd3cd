import { Badge, Group, Loader, Paper, Stack, Text, Title, UnstyledButton } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import { showInstant, useAct, useRead, useWords } from '#renderer/ui/index.ts'
import type { WireError } from '#shared/contract/frames.ts'
import { OpenProblem } from './open-problem.tsx'
import classes from './start-page.module.css'

type Failed = { readonly id: string; readonly error: WireError }

/** Workspaces opened on this machine before, newest first. Nothing when there is none. */
export function RecentWorkspaces({ onRestore }: { readonly onRestore: () => void }) {
  const { t, locale } = useWords()
  const recent = useRead('workspace.recent', {})
  const open = useAct('workspace.open')
  const [opening, setOpening] = useState<string | null>(null)
  const [failed, setFailed] = useState<Failed | null>(null)
  const items = recent.data?.items ?? []
  if (items.length === 0) return null
  const go = async (id: string) => {
    setFailed(null)
    setOpening(id)
    const opened = await open.run({ location: { kind: 'recent', id } })
    setOpening(null)
    if (!opened.ok) setFailed({ id, error: opened.error })
  }
  return (
    <Stack component="section" gap="xs" aria-labelledby="recent">
      <Title order={2} id="recent">
        {t('start.recent')}
      </Title>
      {failed ? (
        <OpenProblem error={failed.error} onRetry={() => go(failed.id)} onRestore={onRestore} />
      ) : null}
      <Paper withBorder>
        {items.map(item => (
          <UnstyledButton
            key={item.id}
            className={classes['recent'] ?? ''}
            disabled={opening !== null}
            onClick={() => void go(item.id)}
          >
            <span className={classes['recentText']}>
              <Group gap="xs">
                <Text fw={600}>{item.name}</Text>
                {item.demo ? (
                  <Badge color="amber" variant="light">
                    {t('badge.demo')}
                  </Badge>
                ) : null}
              </Group>
              <Text size="sm" c="dimmed">
                {item.openedAt === null
                  ? item.folder
                  : t('start.openedAt', { folder: item.folder, at: showInstant(item.openedAt, locale) })}
              </Text>
            </span>
            {opening === item.id ? (
              <Loader size="xs" aria-label={t('state.loading')} />
            ) : (
              <IconChevronRight size={18} aria-hidden />
            )}
          </UnstyledButton>
        ))}
      </Paper>
    </Stack>
  )
}
