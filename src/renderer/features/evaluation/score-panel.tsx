import { Badge, Button, Group, Select, Stack, Text, Textarea, Title } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ConfirmAct, ErrorState, useToast, useWords } from '#renderer/ui/index.ts'
import { RECOMMENDATIONS } from '#shared/contract/committees.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import classes from './assessment.module.css'
import { CriterionField } from './criterion-field.tsx'
import { useScores } from './score-state.ts'

type Opened = OutputOf<'assessments.open'>

/** The grid of the call, criterion by criterion, kept by itself; handed in for good at the end. */
export function ScorePanel({ opened }: { readonly opened: Opened }) {
  const { t } = useWords()
  const state = useScores(opened)
  const { grid, mayScore } = opened
  const criteria = grid.sections.flatMap(section => section.criteria)
  const scored = criteria.filter(({ key }) => Object.hasOwn(state.scores, key)).length
  return (
    <Stack gap="md">
      <Group justify="space-between" gap="xs">
        <Text fw={600}>{t('assess.progress', { scored, criteria: criteria.length })}</Text>
        <Group gap="xs">
          {state.total === null ? null : (
            <Text className={classes['total'] ?? ''}>{t('assess.total', { total: state.total })}</Text>
          )}
          {mayScore ? (
            <Badge variant="light" color={state.saving === 'refused' ? 'red' : 'gray'} role="status">
              {t(`assess.saving.${state.saving}`)}
            </Badge>
          ) : (
            <Badge variant="light" color="teal">
              {t(opened.sheet?.state === 'submitted' ? 'assess.stages.submitted' : 'assess.stages.closed')}
            </Badge>
          )}
        </Group>
      </Group>
      {state.error ? <ErrorState error={state.error} /> : null}
      {grid.sections.map(section => (
        <section key={section.key} aria-label={section.label}>
          <Title order={2} size="h5">
            {section.label}
          </Title>
          {section.threshold === null ? null : (
            <Text size="xs" c="dimmed">
              {t('assess.sectionThreshold', { threshold: section.threshold })}
            </Text>
          )}
          {section.criteria.map(criterion => (
            <CriterionField
              key={criterion.key}
              criterion={criterion}
              score={state.scores[criterion.key] ?? null}
              readOnly={!mayScore}
              onChange={score => state.setScore(criterion.key, score)}
            />
          ))}
        </section>
      ))}
      <Select
        label={t('assess.recommendation')}
        clearable
        disabled={!mayScore}
        data={RECOMMENDATIONS.map(value => ({ value, label: t(`recommendation.${value}`) }))}
        value={state.recommendation}
        onChange={value => state.setRecommendation(RECOMMENDATIONS.find(known => known === value) ?? null)}
      />
      <Textarea
        label={t('assess.comment')}
        autosize
        minRows={3}
        maxLength={8000}
        readOnly={!mayScore}
        value={state.comment}
        onChange={event => state.setComment(event.currentTarget.value)}
      />
      {mayScore ? (
        <HandIn state={state} reference={opened.referenceNo} isWhole={scored === criteria.length} />
      ) : null}
    </Stack>
  )
}

function HandIn(props: {
  readonly state: ReturnType<typeof useScores>
  readonly reference: string
  readonly isWhole: boolean
}) {
  const { t } = useWords()
  const { state, reference, isWhole } = props
  const [asking, setAsking] = useState(false)
  const toast = useToast()
  const navigate = useNavigate()
  const submit = async () => {
    const done = await state.submit()
    if (!done.ok) return
    setAsking(false)
    toast.done('assess.handedIn', { reference })
    await navigate({ to: '/assessments' })
  }
  return (
    <div className={classes['foot']}>
      <Button disabled={!isWhole} onClick={() => setAsking(true)}>
        {t('assess.handIn')}
      </Button>
      {isWhole ? null : (
        <Text size="sm" c="dimmed">
          {t('assess.handInNeeds')}
        </Text>
      )}
      <ConfirmAct
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('assess.handInTitle', { reference })}
        text={t('assess.handInText', { total: state.total ?? '–' })}
        confirmLabel={t('assess.handIn')}
        running={state.submitting}
        error={state.error}
        onConfirm={() => void submit()}
      />
    </div>
  )
}
