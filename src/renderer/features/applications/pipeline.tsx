import { Text } from '@mantine/core'
import { ChartFrame, Loaded, showMoney, useRead, useWords } from '#renderer/ui/index.ts'
import classes from './pipeline.module.css'

/** How far the applications of a call came: received, eligible, evaluated, awarded. */
export function Pipeline({ callId }: { readonly callId: string }) {
  const words = useWords()
  const { t, locale } = words
  const read = useRead('applications.pipeline', { callId })
  return (
    <Loaded of={read} lines={3}>
      {({ stages }) => {
        const most = Math.max(1, ...stages.map(({ count }) => count))
        const said = stages.map(({ stage, count }) => `${t(`pipelineStage.${stage}`)} ${count}`).join(', ')
        return (
          <ChartFrame
            title={t('pipeline.title')}
            summary={said}
            table={{
              columns: [
                { label: t('pipeline.stage') },
                { label: t('pipeline.count'), align: 'right' },
                { label: t('pipeline.amount'), align: 'right' },
                { label: t('pipeline.now') },
              ],
              rows: stages.map(({ stage, count, requested, states }) => ({
                key: stage,
                cells: [
                  t(`pipelineStage.${stage}`),
                  count,
                  showMoney(requested, locale),
                  states
                    .map(({ state, count: number }) => `${t(`applicationState.${state}`)} ${number}`)
                    .join(', '),
                ],
              })),
            }}
          >
            <div className={classes['stages']}>
              {stages.map(({ stage, count, requested }) => (
                <div key={stage} className={classes['stage']}>
                  <Text size="sm">{t(`pipelineStage.${stage}`)}</Text>
                  <div className={classes['track']}>
                    <div className={classes['bar']} style={{ inlineSize: `${(count / most) * 100}%` }} />
                  </div>
                  <Text size="sm" fw={600} className={classes['count'] ?? ''}>
                    {count}
                  </Text>
                  <Text size="sm" c="dimmed" className={classes['count'] ?? ''}>
                    {showMoney(requested, locale)}
                  </Text>
                </div>
              ))}
            </div>
          </ChartFrame>
        )
      }}
    </Loaded>
  )
}
