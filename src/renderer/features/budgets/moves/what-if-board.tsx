import { Button, Group, Paper, Select, Stack, Text, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import {
  DateField,
  ErrorState,
  MoneyField,
  NoticeList,
  todayHere,
  useAct,
  useRead,
  useToast,
  useWords,
  wireErrorOf,
} from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { HeadingTable, NeedBadge } from '../addendum/heading-table.tsx'
import classes from '../sections/budget-section.module.css'
import { DECIDED } from '../sections/page-parts.ts'

type Line = OutputOf<'budgets.lines'>['rows'][number]

type Values = {
  readonly fromLineId: string | null
  readonly toLineId: string | null
  readonly amountMinor: number | null
  readonly decidedOn: string | null
  readonly notifiedOn: string | null
  readonly reference: string
}

const blank = (): Values => ({
  fromLineId: null,
  toLineId: null,
  amountMinor: null,
  decidedOn: todayHere(),
  notifiedOn: null,
  reference: '',
})

/** Lines in a picker, below their headings. */
export const lineOptions = (lines: readonly Line[]) =>
  [...Map.groupBy(lines, line => line.heading)].map(([group, items]) => ({
    group: group === '' ? '–' : group,
    items: items.map(line => ({ value: line.id, label: `${line.code} ${line.label}` })),
  }))

/** A move that is typed and judged at once: nothing, a note to the donor, or an addendum; only then it can be saved. */
export function WhatIfBoard(props: {
  readonly projectId: string
  readonly lines: readonly Line[]
  readonly currency: string
}) {
  const { t } = useWords()
  const toast = useToast()
  const save = useAct('moves.save')
  const [values, setValues] = useState(blank)
  const set = (more: Partial<Values>) => setValues({ ...values, ...more })
  const { fromLineId, toLineId, amountMinor, decidedOn } = values
  const isWhole =
    fromLineId !== null &&
    toLineId !== null &&
    amountMinor !== null &&
    amountMinor > 0 &&
    fromLineId !== toLineId
  const judged = useRead(
    'addenda.whatIf',
    {
      projectId: props.projectId,
      moves: isWhole ? [{ fromLineId, toLineId, amountMinor }] : [],
    },
    { enabled: isWhole },
  )
  const verdict = isWhole ? judged.data : undefined
  const run = async () => {
    if (!isWhole || decidedOn === null) return
    const done = await save.run({
      ...{ id: null, version: null, projectId: props.projectId, note: '' },
      ...{ fromLineId, toLineId, amountMinor, decidedOn },
      ...{ notifiedOn: values.notifiedOn, reference: values.reference.trim() },
    })
    if (!done.ok) return
    toast.done('moves.saved')
    setValues(blank())
  }
  const options = lineOptions(props.lines)
  return (
    <Paper component="section" withBorder p="md">
      <Stack gap="sm">
        <Title order={2}>{t('whatIf.title')}</Title>
        <Text size="sm" c="dimmed">
          {t('whatIf.help')}
        </Text>
        <Group align="flex-start" gap="sm" className={classes['typed'] ?? ''}>
          <Select
            label={t('whatIf.from')}
            data={options}
            value={fromLineId}
            onChange={id => set({ fromLineId: id })}
            searchable
            flex="1 1 240px"
          />
          <Select
            label={t('whatIf.to')}
            data={options}
            value={toLineId}
            onChange={id => set({ toLineId: id })}
            searchable
            flex="1 1 240px"
          />
          <MoneyField
            label={t('budget.amount')}
            currency={props.currency}
            value={amountMinor}
            onChange={minor => set({ amountMinor: minor })}
          />
        </Group>
        {isWhole && judged.error ? <ErrorState error={wireErrorOf(judged.error)} /> : null}
        {verdict ? <Verdict verdict={verdict} projectId={props.projectId} /> : null}
        {verdict && verdict.need !== 'addendum' ? (
          <Group align="flex-end" gap="sm">
            <DateField
              label={t('whatIf.decidedOn')}
              value={decidedOn}
              onChange={day => set({ decidedOn: day })}
              required
            />
            {verdict.need === 'notify' ? (
              <>
                <DateField
                  label={t('whatIf.notifiedOn')}
                  value={values.notifiedOn}
                  onChange={day => set({ notifiedOn: day })}
                />
                <TextInput
                  label={t('whatIf.reference')}
                  value={values.reference}
                  onChange={event => set({ reference: event.currentTarget.value })}
                  maxLength={200}
                />
              </>
            ) : null}
            <Button onClick={() => void run()} loading={save.running} disabled={decidedOn === null}>
              {t(verdict.need === 'notify' && values.notifiedOn === null ? 'whatIf.plan' : 'whatIf.save')}
            </Button>
          </Group>
        ) : null}
        {save.error ? <ErrorState error={save.error} /> : null}
      </Stack>
    </Paper>
  )
}

function Verdict(props: { readonly verdict: OutputOf<'addenda.whatIf'>; readonly projectId: string }) {
  const { verdict, projectId } = props
  const { t } = useWords()
  const touched = verdict.headings.filter(row => row.cumulativeMinor !== 0 || row.changeMinor !== 0)
  return (
    <Stack gap="xs" aria-live="polite">
      <Group gap="xs">
        <NeedBadge need={verdict.need} />
        <Text size="sm">{t(`whatIf.needs.${verdict.need}`)}</Text>
      </Group>
      {touched.length > 0 ? (
        <HeadingTable
          headings={touched}
          currency={verdict.currency}
          label={t('whatIf.headings')}
          parts={{ to: '/projects/$projectId/budget/moves', params: { projectId }, hash: DECIDED }}
        />
      ) : null}
      <NoticeList blockers={verdict.blockers} warnings={verdict.warnings} />
    </Stack>
  )
}
