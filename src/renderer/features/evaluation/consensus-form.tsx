import { Button, Stack, Text, Textarea, Title } from '@mantine/core'
import { useState } from 'react'
import { DialogActs, ErrorState, useAct, useToast, useWords } from '#renderer/ui/index.ts'
import { agreedAnswers, type CriterionScore, type GridScores } from '#shared/domain/evaluation/index.ts'
import { CriterionField } from './criterion-field.tsx'
import type { Sheets } from './evaluation-tab.tsx'
import { usePoints } from './use-points.ts'

/** The score that the readers agreed on, criterion by criterion, with why; their own sheets are kept. */
export function ConsensusForm(props: {
  readonly applicationId: string
  readonly sheets: Sheets
  readonly onClose: () => void
}) {
  const { t } = useWords()
  const toast = useToast()
  const points = usePoints()
  const { applicationId, sheets } = props
  const submitted = sheets.sheets.filter(({ state }) => state === 'submitted')
  const sections = sheets.grid?.sections ?? []
  const keys = sections.flatMap(section => section.criteria.map(({ key }) => key))
  const agree = useAct('committees.consensus')
  const [scores, setScores] = useState<GridScores>(() =>
    agreedAnswers(
      submitted.map(sheet => sheet.scores),
      keys,
    ),
  )
  const [comment, setComment] = useState('')
  const scored = keys.filter(key => Object.hasOwn(scores, key)).length
  const give = (key: string, score: CriterionScore | null) =>
    setScores(before => {
      const { [key]: _, ...others } = before
      return score === null ? others : { ...others, [key]: score }
    })
  const record = async () => {
    const done = await agree.run({ applicationId, scores: { ...scores }, comment })
    if (!done.ok) return
    toast.done('committees.consensusDone', { reference: sheets.referenceNo })
    props.onClose()
  }
  return (
    <Stack gap="md">
      <Text>{t('committees.consensusText')}</Text>
      {sections.map(section => (
        <section key={section.key} aria-label={section.label}>
          <Title order={3} size="h5">
            {section.label}
          </Title>
          {section.criteria.map(criterion => (
            <CriterionField
              key={criterion.key}
              criterion={criterion}
              score={scores[criterion.key] ?? null}
              given={submitted
                .map(sheet => `${sheet.person.name}: ${answerText(sheet.scores[criterion.key], t, points)}`)
                .join(' · ')}
              readOnly={false}
              onChange={score => give(criterion.key, score)}
            />
          ))}
        </section>
      ))}
      <Textarea
        label={t('committees.consensusReason')}
        required
        autosize
        minRows={3}
        maxLength={2000}
        value={comment}
        onChange={event => setComment(event.currentTarget.value)}
      />
      {agree.error ? <ErrorState error={agree.error} /> : null}
      <DialogActs
        onLeave={props.onClose}
        note={
          <Text size="sm" c="dimmed">
            {t('assess.progress', { scored, criteria: keys.length })}
          </Text>
        }
      >
        <Button
          disabled={scored < keys.length || comment.trim().length < 3}
          loading={agree.running}
          onClick={() => void record()}
        >
          {t('committees.recordConsensus')}
        </Button>
      </DialogActs>
    </Stack>
  )
}

function answerText(
  score: CriterionScore | undefined,
  t: ReturnType<typeof useWords>['t'],
  points: ReturnType<typeof usePoints>,
): string {
  if (!score) return '–'
  return score.kind === 'score' ? points(score.points) : t(`assess.kinds.${score.kind}`)
}
