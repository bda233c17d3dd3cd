import { SegmentedControl, Text, Textarea, TextInput } from '@mantine/core'
import { useId, useState } from 'react'
import { useWords } from '#renderer/ui/index.ts'
import { type GridWords, SCORE_KINDS } from '#shared/contract/committees.ts'
import type { CriterionScore } from '#shared/domain/evaluation/index.ts'
import { compareDecimal, parseDecimal } from '#shared/kernel/decimal.ts'
import { localeStyle } from '#shared/kernel/locale-style.ts'
import classes from './assessment.module.css'

type Criterion = GridWords['sections'][number]['criteria'][number]

/** Points as people type them: a comma serves as a point. */
const asPoints = (typed: string): string => typed.trim().replace(',', '.')

/** Stored points with the decimal sign of the reader's language. */
const shownPoints = (points: string, locale: string): string =>
  points.replace('.', localeStyle(locale)?.decimal ?? '.')

function isWithin(points: string, weight: string): boolean {
  const value = parseDecimal(points)
  const most = parseDecimal(weight)
  return (
    value !== undefined &&
    most !== undefined &&
    value.digits >= 0n &&
    value.scale <= 2 &&
    compareDecimal(value, most) <= 0
  )
}

/** One criterion: points up to its weight, or that it is not applicable or abstained from, and why. */
export function CriterionField(props: {
  readonly criterion: Criterion
  readonly score: CriterionScore | null
  readonly readOnly: boolean
  /** What readers gave it, when a consensus is sought. */
  readonly given?: string
  readonly onChange: (score: CriterionScore | null) => void
}) {
  const { t, locale } = useWords()
  const { criterion, score, readOnly, onChange } = props
  const label = useId()
  const [typed, setTyped] = useState(() => shownPoints(score?.points ?? '', locale))
  const kind = score?.kind ?? 'score'
  const comment = score?.comment ?? ''
  const isWrong = kind === 'score' && typed.trim() !== '' && !isWithin(asPoints(typed), criterion.weight)
  const type = (text: string) => {
    setTyped(text)
    const points = asPoints(text)
    if (isWithin(points, criterion.weight)) onChange({ kind: 'score', points, comment })
    else onChange(null)
  }
  const choose = (value: string) => {
    const next = SCORE_KINDS.find(known => known === value) ?? 'score'
    if (next === 'score') type(typed)
    else onChange({ kind: next, points: null, comment })
  }
  return (
    <fieldset className={classes['criterion']} aria-labelledby={label}>
      <Text id={label} fw={600} size="sm">
        {criterion.label}
      </Text>
      {criterion.help === '' ? null : (
        <Text size="xs" c="dimmed">
          {criterion.help}
        </Text>
      )}
      {props.given === undefined ? null : <Text size="sm">{props.given}</Text>}
      <div className={classes['points']}>
        <TextInput
          aria-label={t('assess.pointsOf', { criterion: criterion.label, weight: criterion.weight })}
          inputMode="decimal"
          value={kind === 'score' ? typed : ''}
          disabled={kind !== 'score'}
          readOnly={readOnly}
          error={isWrong ? t('assess.pointsRange', { weight: criterion.weight }) : null}
          rightSection={<Text size="xs" c="dimmed">{`/ ${criterion.weight}`}</Text>}
          rightSectionWidth={48}
          w={110}
          onChange={event => type(event.currentTarget.value)}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('assess.kindOf', { criterion: criterion.label })}
          readOnly={readOnly}
          value={kind}
          onChange={choose}
          data={SCORE_KINDS.map(value => ({ value, label: t(`assess.kinds.${value}`) }))}
        />
      </div>
      <Textarea
        aria-label={t('assess.commentOf', { criterion: criterion.label })}
        placeholder={t('assess.why')}
        autosize
        minRows={1}
        maxLength={4000}
        readOnly={readOnly || score === null}
        value={comment}
        onChange={event => {
          if (score) onChange({ ...score, comment: event.currentTarget.value })
        }}
      />
    </fieldset>
  )
}
