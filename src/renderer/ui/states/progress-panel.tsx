import { Button, Group, Paper, Progress, Stack, Text } from '@mantine/core'
import { formatDecimalText } from '#shared/kernel/format-amount.ts'
import type { JobState } from '../data/use-job.ts'
import { useWords } from '../words/use-words.ts'
import { ErrorState } from './error-state.tsx'

export type ProgressPanelProps = {
  readonly state: JobState
  readonly onCancel: () => void
  /** What is being done, until the job says more. */
  readonly label: string
  readonly onRetry?: () => unknown
}

/** Long work: what it does now, how far it is, and a way out. Shows nothing while idle or when done. */
export function ProgressPanel({ state, onCancel, label, onRetry }: ProgressPanelProps) {
  const words = useWords()
  if (state.phase === 'failed') return <ErrorState error={state.error} onRetry={onRetry} />
  if (state.phase !== 'running') return null
  const { progress } = state
  const step = progress && words.has(progress.stepKey) ? words.say(progress.stepKey) : label
  const total = progress?.total ?? null
  const percent = progress && total ? Math.min(100, Math.round((progress.done / total) * 100)) : null
  return (
    <Paper withBorder p="md" role="status">
      <Stack gap="xs">
        <Group justify="space-between" wrap="nowrap">
          <Text fw={600}>{step}</Text>
          <Button variant="default" onClick={onCancel}>
            {words.t('act.cancel')}
          </Button>
        </Group>
        <Progress.Root size="sm">
          <Progress.Section
            value={percent ?? 100}
            striped={percent === null}
            animated={percent === null}
            aria-label={label}
          />
        </Progress.Root>
        {progress && total ? (
          <Text size="sm" c="dimmed">
            {words.t('progress.of', {
              done: formatDecimalText(String(progress.done), words.locale),
              total: formatDecimalText(String(total), words.locale),
            })}
          </Text>
        ) : null}
      </Stack>
    </Paper>
  )
}
