import { Badge, Button, Group, SegmentedControl, Stack, Table, Text, TextInput, Title } from '@mantine/core'
import { IconDownload, IconSearch } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { EmptyNote, reachable, useWords, type Words } from '#renderer/ui/index.ts'
import type { ImportOutcome, RowProblem } from '#shared/contract/imports.ts'
import { formatDecimalText } from '#shared/kernel/format-amount.ts'
import classes from '../imports.module.css'
import { offerText } from './offer-text.ts'
import { tableAsCsv } from './problems-csv.ts'

const SEVERITIES = ['all', 'error', 'warning'] as const
type Severity = (typeof SEVERITIES)[number]

/** A problem in words, with its place in the list as its name. */
type ProblemRow = RowProblem & { readonly id: string; readonly message: string; readonly remedy: string }

const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase()

function inWords({ say }: Words, problems: readonly RowProblem[]): ProblemRow[] {
  return problems.map((problem, index) => ({
    ...problem,
    id: String(index),
    message: say(problem.messageKey, problem.details),
    remedy: say(problem.remedyKey, problem.details),
  }))
}

function matching(rows: readonly ProblemRow[], severity: Severity, text: string): ProblemRow[] {
  const wanted = folded(text.trim())
  return rows.filter(
    row =>
      (severity === 'all' || row.severity === severity) &&
      (wanted === '' ||
        folded([row.sheet, row.row, row.column, row.value, row.message].join(' ')).includes(wanted)),
  )
}

/** Every error and warning with its place, its value and what to do; filtered, and exported as it is shown. */
export function ProblemsTable(props: { readonly outcome: ImportOutcome; readonly fileName: string }) {
  const words = useWords()
  const { t, locale } = words
  const { problems, errors, warnings } = props.outcome
  const [severity, setSeverity] = useState<Severity>('all')
  const [text, setText] = useState('')
  const rows = useMemo(() => inWords(words, problems), [words, problems])
  const shown = matching(rows, severity, text)
  const more = errors + warnings - problems.length
  const number = (value: number) => formatDecimalText(String(value), locale)
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <Title order={2} mr="auto">
          {t('wizard.problems')}
        </Title>
        <TextInput
          aria-label={t('wizard.findProblem')}
          placeholder={t('wizard.findProblem')}
          w={200}
          value={text}
          leftSection={<IconSearch size={16} aria-hidden />}
          onChange={event => setText(event.currentTarget.value)}
        />
        <SegmentedControl
          aria-label={t('wizard.severity')}
          value={severity}
          data={SEVERITIES.map(value => ({ value, label: t(`wizard.severities.${value}`) }))}
          onChange={value => setSeverity(SEVERITIES.find(known => known === value) ?? 'all')}
        />
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          disabled={shown.length === 0}
          onClick={() => offerText(csvOf(words, shown), t('wizard.problemsFile', { file: props.fileName }))}
        >
          {t('list.export')}
        </Button>
      </Group>
      {more > 0 ? (
        <Text size="sm" c="dimmed">
          {t('wizard.moreProblems', { shown: number(problems.length), all: number(errors + warnings) })}
        </Text>
      ) : null}
      {shown.length === 0 ? <EmptyNote title={t('wizard.noProblem')} /> : <Rows rows={shown} />}
    </Stack>
  )
}

/** Rows as high as their sentences: here every word counts, and there are never more than the first 500. */
function Rows({ rows }: { readonly rows: readonly ProblemRow[] }) {
  const { t } = useWords()
  const hasSheets = new Set(rows.map(row => row.sheet)).size > 1
  return (
    <div className={classes['problems']} {...reachable(t('wizard.problems'))}>
      <Table stickyHeader verticalSpacing={6} aria-label={t('wizard.problems')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('wizard.severity')}</Table.Th>
            {hasSheets ? <Table.Th scope="col">{t('wizard.sheet')}</Table.Th> : null}
            <Table.Th scope="col" ta="right">
              {t('wizard.row')}
            </Table.Th>
            <Table.Th scope="col">{t('wizard.column')}</Table.Th>
            <Table.Th scope="col">{t('wizard.value')}</Table.Th>
            <Table.Th scope="col">{t('wizard.problem')}</Table.Th>
            <Table.Th scope="col">{t('wizard.remedy')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(row => (
            <Table.Tr key={row.id} className={classes['problem'] ?? ''}>
              <Table.Td>
                <Badge color={row.severity === 'error' ? 'red' : 'amber'} variant="light">
                  {t(`wizard.severities.${row.severity}`)}
                </Badge>
              </Table.Td>
              {hasSheets ? <Table.Td>{row.sheet}</Table.Td> : null}
              <Table.Td ta="right">{row.row}</Table.Td>
              <Table.Td>{row.column}</Table.Td>
              <Table.Td className={classes['value'] ?? ''}>{row.value}</Table.Td>
              <Table.Td>{row.message}</Table.Td>
              <Table.Td>{row.remedy}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

const csvOf = ({ t }: Words, rows: readonly ProblemRow[]): string =>
  tableAsCsv([
    [
      t('wizard.severity'),
      t('wizard.sheet'),
      t('wizard.row'),
      t('wizard.column'),
      t('wizard.value'),
      t('wizard.problem'),
      t('wizard.remedy'),
    ],
    ...rows.map(row => [
      t(`wizard.severities.${row.severity}`),
      row.sheet,
      String(row.row),
      row.column,
      row.value,
      row.message,
      row.remedy,
    ]),
  ])
