import { Badge, Button, Group, Stack, Table, Text, Textarea } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useState } from 'react'
import {
  DecimalFigure,
  EmptyNote,
  ErrorState,
  Figure,
  Loaded,
  useAct,
  useMay,
  useRead,
  useWords,
} from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import type { PeriodRow } from '#shared/contract/periods.ts'
import { Part } from './tab-body.tsx'

type List = OutputOf<'deviations.list'>
type Row = List['rows'][number]

/** Lines that were spent otherwise than budgeted by more than the contract allows, each with the note the donor reads. */
export function Deviations({
  period,
  projectId,
}: {
  readonly period: PeriodRow
  readonly projectId: string
}) {
  const { t } = useWords()
  const deviations = useRead('deviations.list', { periodId: period.id })
  return (
    <Part title={t('deviation.title')}>
      <Loaded of={deviations}>
        {list =>
          list.rows.length === 0 ? (
            <EmptyNote title={t('deviation.none')} text={t('deviation.noneHelp')} />
          ) : (
            <Stack gap="xs">
              <Text size="sm" c="dimmed">
                {list.limitPercent === null
                  ? t('deviation.noLimit')
                  : t('deviation.limit', { percent: list.limitPercent })}
              </Text>
              <DeviationTable list={list} period={period} projectId={projectId} />
            </Stack>
          )
        }
      </Loaded>
    </Part>
  )
}

function DeviationTable(props: {
  readonly list: List
  readonly period: PeriodRow
  readonly projectId: string
}) {
  const { t } = useWords()
  const { list, period } = props
  const { currency } = list
  return (
    <Table aria-label={t('deviation.title')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('deviation.line')}</Table.Th>
          <Table.Th scope="col" ta="right">
            {t('deviation.budget', { currency })}
          </Table.Th>
          <Table.Th scope="col" ta="right">
            {t('deviation.outcome', { currency })}
          </Table.Th>
          <Table.Th scope="col" ta="right">
            {t('deviation.difference', { currency })}
          </Table.Th>
          <Table.Th scope="col" ta="right">
            {t('deviation.percent')}
          </Table.Th>
          <Table.Th scope="col" w="38%">
            {t('deviation.note')}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {list.rows.map(row => (
          <Table.Tr key={row.lineId} style={{ verticalAlign: 'top' }}>
            <Table.Th scope="row" fw={400}>
              {`${row.code} ${row.label}`}
            </Table.Th>
            <Table.Td ta="right">
              <Figure
                amount={{ minor: row.budget, currency }}
                link={{ to: '/projects/$projectId/budget/forecast', params: { projectId: props.projectId } }}
                label={t('deviation.forecastOf', { line: row.code })}
              />
            </Table.Td>
            <Table.Td ta="right">
              <Figure
                amount={{ minor: row.outcome, currency }}
                link={{
                  to: '/money/ledger',
                  search: {
                    projectId: props.projectId,
                    lineIds: [row.lineId],
                    from: period.startDate,
                    to: period.endDate,
                  },
                }}
                label={t('deviation.entriesOf', { line: row.code })}
              />
            </Table.Td>
            <Table.Td ta="right">
              <Figure
                amount={{ minor: row.deviation, currency }}
                link={{
                  to: '/projects/$projectId/budget',
                  params: { projectId: props.projectId },
                  search: { line: row.lineId },
                }}
                label={t('figureLink.line', { line: row.code })}
              />
            </Table.Td>
            <Table.Td ta="right">
              <DecimalFigure value={row.percent} unit="%" />
            </Table.Td>
            <Table.Td>
              <Note row={row} period={period} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Note({ row, period }: { readonly row: Row; readonly period: PeriodRow }) {
  const { t } = useWords()
  const may = useMay()
  const explain = useAct('deviations.explain')
  const [typed, setTyped] = useState<string | null>(null)
  const canWrite = may('deviations.explain') && period.state === 'open'
  if (!canWrite) return <NoteText row={row} />
  const text = typed ?? row.note
  if (!row.explain && row.note === '' && typed === null)
    return (
      <Button
        size="compact-sm"
        variant="subtle"
        aria-label={t('deviation.addNoteOn', { line: row.code })}
        onClick={() => setTyped('')}
      >
        {t('deviation.addNote')}
      </Button>
    )
  const save = async () => {
    const saved = await explain.run({
      periodId: period.id,
      lineId: row.lineId,
      version: row.noteVersion,
      text,
    })
    if (saved.ok) setTyped(null)
  }
  return (
    <Stack gap="xs">
      <Textarea
        aria-label={t('deviation.noteOf', { line: row.code })}
        placeholder={row.explain ? t('deviation.explainHere') : t('deviation.optional')}
        value={text}
        onChange={event => setTyped(event.currentTarget.value)}
        autosize
        minRows={1}
        maxLength={2000}
      />
      {explain.error ? <ErrorState error={explain.error} /> : null}
      <Group gap="xs">
        {row.explain && text.trim() === '' ? <Badge color="amber">{t('deviation.needsNote')}</Badge> : null}
        {typed === null || typed === row.note ? null : (
          <Button
            size="xs"
            leftSection={<IconCheck size={14} aria-hidden />}
            loading={explain.running}
            onClick={() => void save()}
            aria-label={t('deviation.saveNoteOf', { line: row.code })}
          >
            {t('deviation.saveNote')}
          </Button>
        )}
      </Group>
    </Stack>
  )
}

function NoteText({ row }: { readonly row: Row }) {
  const { t } = useWords()
  if (row.note !== '') return <Text size="sm">{row.note}</Text>
  return row.explain ? <Badge color="amber">{t('deviation.needsNote')}</Badge> : null
}
