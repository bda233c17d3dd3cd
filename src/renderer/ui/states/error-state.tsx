import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { WireError } from '#shared/contract/frames.ts'
import { blockersIn } from '../notices/blockers-in.ts'
import { NoticeList } from '../notices/notice-list.tsx'
import { rolesFor } from '../session/session-context.tsx'
import { useWords } from '../words/use-words.ts'
import { problemText } from './problem-text.ts'

export type ErrorStateProps = {
  readonly error: WireError
  /** Tries again; absent where trying again cannot help. */
  readonly onRetry?: (() => unknown) | undefined
  /** The act that helps, when there is a better one than trying again. */
  readonly action?: ReactNode
}

/**
 * What went wrong in plain words, what was not lost, and the act that helps. A refusal that lists what stands in the
 * way says each of it rather than their number.
 */
export function ErrorState(props: ErrorStateProps) {
  const { error, action } = props
  const blockers = blockersIn(error)
  if (blockers.length === 0) return <Failure {...props} />
  return (
    <Stack gap="xs">
      <NoticeList blockers={blockers} />
      {action}
    </Stack>
  )
}

function Failure({ error, onRetry, action }: ErrorStateProps) {
  const words = useWords()
  const { t } = words
  const mayHelp = error.code !== 'Forbidden' && error.code !== 'NotFound'
  return (
    <Alert
      color="red"
      role="alert"
      icon={<IconAlertTriangle aria-hidden />}
      title={problemText(words, error)}
    >
      <Stack gap="xs">
        {error.incidentId === null ? null : (
          <Text size="sm">{t('problem.incident', { id: error.incidentId })}</Text>
        )}
        <Group gap="xs">
          {action}
          {onRetry && mayHelp ? (
            <Button variant="default" onClick={() => onRetry()}>
              {t('act.retry')}
            </Button>
          ) : null}
        </Group>
      </Stack>
    </Alert>
  )
}

/** Says who can, where this person cannot. */
export function NoPermission({ procedure }: { readonly procedure: Parameters<typeof rolesFor>[0] }) {
  const { t } = useWords()
  const roles = rolesFor(procedure) ?? []
  return (
    <Alert color="gray" role="status" title={t('state.noPermission')}>
      {t('state.whoCan', { roles: [...roles] })}
    </Alert>
  )
}
