import { Badge, Button, Group, Stack, Text, Textarea, Title } from '@mantine/core'
import { useState } from 'react'
import { ErrorState, useAct, useMay, useWords } from '#renderer/ui/index.ts'
import { formatZoned } from '#shared/kernel/zoned-time.ts'
import type { Checks } from './checks-tab.tsx'

type Clarification = Checks['clarifications'][number]

/** Questions to the applicant with their own deadlines, and what came of them. */
export function Clarifications({ checks }: { readonly checks: Checks }) {
  const { t } = useWords()
  if (checks.clarifications.length === 0) return null
  return (
    <Stack component="section" gap="sm" aria-label={t('checks.clarifications')}>
      <Title order={2} size="h4">
        {t('checks.clarifications')}
      </Title>
      {checks.clarifications.map(one => (
        <One key={`${one.id} ${one.version}`} one={one} zone={checks.zone} />
      ))}
    </Stack>
  )
}

function One({ one, zone }: { readonly one: Clarification; readonly zone: string }) {
  const { t, locale } = useWords()
  return (
    <div>
      <Group gap="xs">
        <Text fw={600}>{`${one.number}. ${one.question}`}</Text>
        <Badge variant="light" color={one.isOverdue ? 'red' : one.state === 'answered' ? 'teal' : 'amber'}>
          {t(`clarificationState.${one.state}`)}
        </Badge>
      </Group>
      <Text size="sm" c="dimmed">
        {t('checks.askedUntil', { by: one.askedBy, until: formatZoned(one.deadlineAt, zone, locale) })}
      </Text>
      {one.answer === '' ? null : <Text>{one.answer}</Text>}
      {one.state === 'open' ? <AnswerForm one={one} /> : null}
    </div>
  )
}

function AnswerForm({ one }: { readonly one: Clarification }) {
  const { t } = useWords()
  const may = useMay()
  const act = useAct('checks.answered')
  const [answer, setAnswer] = useState('')
  if (!may('checks.answered')) return null
  const record = (given: string | null) =>
    void act.run({ clarificationId: one.id, version: one.version, answer: given })
  return (
    <Stack gap="xs" mt="xs">
      <Textarea
        label={t('column.answer')}
        autosize
        minRows={2}
        maxLength={8000}
        value={answer}
        onChange={event => setAnswer(event.currentTarget.value)}
      />
      {act.error ? <ErrorState error={act.error} /> : null}
      <Group gap="xs">
        <Button
          size="xs"
          disabled={answer.trim() === ''}
          loading={act.running}
          onClick={() => record(answer)}
        >
          {t('checks.recordAnswer')}
        </Button>
        {one.isOverdue ? (
          <Button size="xs" variant="default" loading={act.running} onClick={() => record(null)}>
            {t('checks.noAnswerCame')}
          </Button>
        ) : null}
      </Group>
    </Stack>
  )
}
