import { Button, Group, Stack, Text, Textarea, Title } from '@mantine/core'
import { useState } from 'react'
import { ConfirmAct, NoticeList, useAct, useWords } from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'

type CallFacts = OutputOf<'calls.get'>
type Step = CallFacts['steps'][number]

/** The steps that the state allows, each a button that names its effect; what stands against the first is listed. */
export function CallSteps({ facts }: { readonly facts: CallFacts }) {
  const { t, say } = useWords()
  const [chosen, setChosen] = useState<Step | null>(null)
  const { steps, call } = facts
  if (steps.length === 0) return null
  const [next] = steps
  return (
    <Stack component="section" gap="sm" aria-label={t('call.next')}>
      <Title order={2} size="h3">
        {t('call.next')}
      </Title>
      {next ? <NoticeList blockers={next.blockers} warnings={next.warnings} /> : null}
      <Group gap="sm">
        {steps.map(step => (
          <Button
            key={step.to}
            disabled={step.blockers.length > 0}
            {...(step.to === 'cancelled' ? { color: 'red', variant: 'light' } : {})}
            onClick={() => setChosen(step)}
          >
            {say(`callStep.${step.to}`)}
          </Button>
        ))}
      </Group>
      {chosen ? <TakeStep step={chosen} call={call} onClose={() => setChosen(null)} /> : null}
    </Stack>
  )
}

function TakeStep(props: {
  readonly step: Step
  readonly call: CallFacts['call']
  readonly onClose: () => void
}) {
  const { t, say } = useWords()
  const move = useAct('calls.move')
  const [reason, setReason] = useState('')
  const { step, call } = props
  return (
    <ConfirmAct
      opened
      onClose={props.onClose}
      title={t('callStep.title', { actKey: `callStep.${step.to}`, code: call.code })}
      text={say(`callStepEffect.${step.to}`)}
      confirmLabel={say(`callStep.${step.to}`)}
      danger={step.to === 'cancelled'}
      running={move.running}
      disabled={step.needsReason && reason.trim() === ''}
      error={move.error}
      onConfirm={async () => {
        const done = await move.run({ id: call.id, version: call.version, to: step.to, reason })
        if (done.ok) props.onClose()
      }}
    >
      <Stack gap="sm">
        <NoticeList blockers={[]} warnings={step.warnings} />
        <Text size="sm">{t('call.publicAfter', { publicKey: `callStatePublic.${step.to}` })}</Text>
        <Textarea
          label={t('call.reason')}
          required={step.needsReason}
          autosize
          minRows={2}
          value={reason}
          onChange={event => setReason(event.currentTarget.value)}
        />
      </Stack>
    </ConfirmAct>
  )
}
