import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core'
import { ErrorState, useAct, useMay, useWords } from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'

/** How far the evaluation is, and the two acts that bring it on. */
export function EvaluationActs(props: {
  readonly callId: string
  readonly state: OutputOf<'committees.members'>
}) {
  const { t } = useWords()
  const may = useMay()
  const { callId, state } = props
  const { progress } = state
  const begin = useAct('committees.begin')
  const assign = useAct('committees.assignEvenly')
  const error = begin.error ?? assign.error
  return (
    <Stack component="section" gap="xs" aria-label={t('committees.progress')}>
      <Title order={2} size="h4">
        {t('committees.progress')}
      </Title>
      <Text size="sm">
        {t('committees.rules', {
          readers: state.assessorsNeeded,
          gap: state.thirdReaderGap ?? '–',
          names: t(state.blind ? 'committees.namesHidden' : 'committees.namesShown'),
        })}
      </Text>
      <Text size="sm">{t('committees.progressText', { ...progress })}</Text>
      {error ? <ErrorState error={error} /> : null}
      {progress.short > 0 ? (
        <Alert color="amber">{t('committees.short', { count: progress.short })}</Alert>
      ) : null}
      {may('committees.begin') ? (
        <Group gap="xs">
          {progress.eligible > 0 ? (
            <Button loading={begin.running} onClick={() => void begin.run({ callId })}>
              {t('committees.begin', { count: progress.eligible })}
            </Button>
          ) : null}
          <Button
            variant={progress.short > 0 ? 'filled' : 'default'}
            loading={assign.running}
            onClick={() => void assign.run({ callId })}
          >
            {t('committees.assignEvenly')}
          </Button>
        </Group>
      ) : null}
    </Stack>
  )
}
