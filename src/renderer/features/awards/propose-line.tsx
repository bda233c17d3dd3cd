import { NumberInput, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { ConfirmAct, EffectPreview, useAct, useToast, useWords } from '#renderer/ui/index.ts'
import type { InputOf } from '#shared/contract/index.ts'

export type LineInput = Omit<InputOf<'rankings.proposeLine'>, 'exception' | 'reservePlaces'>

/** Takes the line as the committee's proposal: above it recommended, below on the reserve, the rest not recommended. */
export function ProposeLine(props: {
  readonly line: LineInput
  readonly funded: number
  readonly opened: boolean
  readonly onClose: () => void
}) {
  const { t } = useWords()
  const toast = useToast()
  const act = useAct('rankings.proposeLine')
  const [exception, setException] = useState('')
  const [reserve, setReserve] = useState<number | ''>('')
  const run = async () => {
    const done = await act.run({
      ...props.line,
      reservePlaces: reserve === '' ? null : reserve,
      exception,
    })
    if (!done.ok) return
    toast.done('awards.proposed', done.value)
    props.onClose()
  }
  return (
    <ConfirmAct
      opened={props.opened}
      onClose={props.onClose}
      title={t('awards.proposeTitle', { count: props.funded })}
      text={t('awards.proposeText')}
      confirmLabel={t('awards.proposeLine')}
      onConfirm={run}
      running={act.running}
      error={act.error}
    >
      <Stack gap="sm">
        <EffectPreview effects={[{ label: t('awards.recommendedCount'), after: props.funded }]} />
        <NumberInput
          label={t('awards.reservePlaces')}
          description={t('awards.reservePlacesHelp')}
          min={0}
          allowDecimal={false}
          value={reserve}
          onChange={value => setReserve(typeof value === 'number' ? value : '')}
        />
        <Textarea
          label={t('awards.exception')}
          description={t('awards.exceptionHelp')}
          value={exception}
          onChange={event => setException(event.currentTarget.value)}
          autosize
          minRows={2}
        />
      </Stack>
    </ConfirmAct>
  )
}
