import {
  Button,
  Checkbox,
  Group,
  Paper,
  SegmentedControl,
  Select,
  Stack,
  Text,
  Textarea,
  Title,
} from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import {
  DateField,
  EffectPreview,
  ErrorState,
  Figure,
  MoneyField,
  NoticeList,
  todayHere,
  useAct,
  useMay,
  useRead,
  useToast,
  useWords,
  wireErrorOf,
} from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { DECISION_OUTCOMES, REJECTION_REASONS } from '#shared/kernel/application-words.ts'

type Preview = OutputOf<'decisions.preview'>
type Outcome = (typeof DECISION_OUTCOMES)[number]
type Reason = (typeof REJECTION_REASONS)[number]

interface Values {
  readonly outcome: Outcome | null
  /** Null until somebody types; the recommended amount stands in for it. */
  readonly awardedMinor: number | null
  readonly decidedOn: string | null
  readonly conditions: string
  readonly rankException: string
  readonly reasonCode: Reason | null
  readonly reason: string
  readonly promoteNext: boolean
}

const blank = (): Values => ({
  outcome: null,
  awardedMinor: null,
  decidedOn: todayHere(),
  conditions: '',
  rankException: '',
  reasonCode: null,
  reason: '',
  promoteNext: false,
})

/** What is asked of the backend: the outcome that the state allows first, and the amount recommended. */
function askedOf(applicationId: string, values: Values, known: Preview | undefined) {
  const outcome = values.outcome ?? known?.possible[0] ?? 'award'
  const recommended = known?.recommendedMinor ?? known?.requestedMinor ?? null
  return {
    applicationId,
    outcome,
    awardedMinor: outcome === 'award' ? (values.awardedMinor ?? recommended) : null,
    decidedOn: values.decidedOn ?? todayHere(),
    rankException: values.rankException,
    reasonCode: outcome === 'reject' || outcome === 'expire' ? values.reasonCode : null,
    reason: values.reason,
  }
}

/** The director's decision with its effect on free funds; others see what stands. */
export function DecisionForm({ applicationId }: { readonly applicationId: string }) {
  const { t, say } = useWords()
  const [values, setValues] = useState(blank)
  const first = useRead('decisions.preview', askedOf(applicationId, blank(), undefined))
  const asked = askedOf(applicationId, values, first.data)
  const [settled] = useDebouncedValue(asked, 200)
  const read = useRead('decisions.preview', settled, { enabled: first.data !== undefined, keepLast: true })
  const preview = read.data ?? first.data
  if (first.error) return <ErrorState error={wireErrorOf(first.error)} />
  if (!preview) return null
  if (preview.possible.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('awards.nothingToDecide', { state: say(`applicationState.${preview.state}`) })}
      </Text>
    )
  return (
    <Paper component="section" withBorder p="md" aria-label={t('awards.decision')}>
      <Stack gap="sm">
        <Title order={2} size="h3">
          {t('awards.decision')}
        </Title>
        <SegmentedControl
          aria-label={t('awards.outcome')}
          data={preview.possible.map(value => ({ value, label: t(`decisionOutcome.${value}`) }))}
          value={asked.outcome}
          onChange={value =>
            setValues({ ...values, outcome: DECISION_OUTCOMES.find(known => known === value) ?? null })
          }
          w="fit-content"
        />
        <Amounts preview={preview} />
        <Fields values={values} asked={asked} preview={preview} onChange={setValues} />
        <Effects preview={preview} outcome={asked.outcome} />
        <NoticeList blockers={preview.blockers} warnings={preview.warnings} />
        <Decide asked={asked} values={values} preview={preview} onDone={() => setValues(blank())} />
      </Stack>
    </Paper>
  )
}

function Amounts({ preview }: { readonly preview: Preview }) {
  const { t } = useWords()
  const { currency } = preview
  const amounts = [
    [t('awards.requested'), preview.requestedMinor],
    [t('awards.recommended'), preview.recommendedMinor],
    [t('awards.partyAlready', { party: preview.party.name }), preview.party.alreadyMinor],
    [t('awards.partyCap'), preview.party.capMinor],
  ] as const
  return (
    <Group gap="lg">
      {amounts.map(([label, minor]) => (
        <Text key={label} size="sm">
          {label} <Figure amount={minor === null ? null : { minor, currency }} withCurrency />
        </Text>
      ))}
    </Group>
  )
}

function Fields(props: {
  readonly values: Values
  readonly asked: ReturnType<typeof askedOf>
  readonly preview: Preview
  readonly onChange: (values: Values) => void
}) {
  const { t } = useWords()
  const { values, asked, preview, onChange } = props
  const set = (more: Partial<Values>) => onChange({ ...values, ...more })
  const isAward = asked.outcome === 'award'
  const needsReason = asked.outcome === 'reject' || asked.outcome === 'expire'
  const leavesOrder = (isAward || asked.outcome === 'promote') && preview.passedOver.length > 0
  return (
    <Stack gap="sm">
      <Group gap="sm" align="flex-start">
        {isAward ? (
          <MoneyField
            label={t('awards.awardedIn', { currency: preview.currency })}
            currency={preview.currency}
            value={asked.awardedMinor}
            onChange={minor => set({ awardedMinor: minor })}
          />
        ) : null}
        <DateField
          label={t('awards.decidedOn')}
          value={values.decidedOn}
          onChange={day => set({ decidedOn: day })}
        />
        {needsReason ? (
          <Select
            label={t('awards.reasonCode')}
            data={REJECTION_REASONS.map(value => ({ value, label: t(`rejectionReason.${value}`) }))}
            value={values.reasonCode}
            onChange={code => set({ reasonCode: REJECTION_REASONS.find(known => known === code) ?? null })}
            w={320}
          />
        ) : null}
      </Group>
      {needsReason ? (
        <Textarea
          label={t('awards.reason')}
          description={t('awards.reasonHelp')}
          value={values.reason}
          onChange={event => set({ reason: event.currentTarget.value })}
          autosize
          minRows={2}
        />
      ) : null}
      {asked.outcome === 'reject' && preview.next ? (
        <Checkbox
          label={t('awards.promoteNext', { reference: preview.next.reference })}
          checked={values.promoteNext}
          onChange={event => set({ promoteNext: event.currentTarget.checked })}
        />
      ) : null}
      {leavesOrder ? (
        <Textarea
          label={t('awards.exception')}
          description={t('awards.passesOver', {
            references: preview.passedOver.map(one => `${one.rank}. ${one.reference}`).join(', '),
          })}
          value={values.rankException}
          onChange={event => set({ rankException: event.currentTarget.value })}
          autosize
          minRows={2}
        />
      ) : null}
      {isAward ? (
        <Textarea
          label={t('awards.conditions')}
          value={values.conditions}
          onChange={event => set({ conditions: event.currentTarget.value })}
          autosize
          minRows={2}
        />
      ) : null}
    </Stack>
  )
}

function Effects({ preview, outcome }: { readonly preview: Preview; readonly outcome: Outcome }) {
  const { t } = useWords()
  const { currency } = preview
  if (outcome !== 'award') return null
  return (
    <EffectPreview
      effects={preview.levels.map(({ level, name, beforeMinor, afterMinor }) => ({
        label: t(`awards.level.${level}`, { name }),
        before: <Figure amount={{ minor: beforeMinor, currency }} withCurrency />,
        after: <Figure amount={{ minor: afterMinor, currency }} withCurrency />,
      }))}
    />
  )
}

function Decide(props: {
  readonly asked: ReturnType<typeof askedOf>
  readonly values: Values
  readonly preview: Preview
  readonly onDone: () => void
}) {
  const { t } = useWords()
  const may = useMay()
  const toast = useToast()
  const act = useAct('decisions.decide')
  const { asked, values, preview } = props
  if (!may('decisions.decide'))
    return (
      <Text size="sm" c="dimmed">
        {t('awards.directorDecides')}
      </Text>
    )
  const run = async () => {
    const done = await act.run({
      ...asked,
      version: preview.version,
      conditions: values.conditions,
      promoteNext: asked.outcome === 'reject' && preview.next !== null && values.promoteNext,
    })
    if (!done.ok) return
    toast.done('awards.decided')
    props.onDone()
  }
  return (
    <Stack gap="xs" align="flex-start">
      {act.error ? <ErrorState error={act.error} /> : null}
      <Button onClick={() => void run()} loading={act.running} disabled={preview.blockers.length > 0}>
        {t(`awards.decide.${asked.outcome}`)}
      </Button>
    </Stack>
  )
}
