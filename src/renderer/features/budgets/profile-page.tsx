import { BarChart } from '@mantine/charts'
import { Select, Stack, Table, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { ChartFrame, EmptyNote, Figure, Loaded, useRead, useWords } from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { formatAmount } from '#shared/kernel/format-amount.ts'
import { formatMonth } from '#shared/kernel/format-date.ts'
import { endOfMonth } from '#shared/kernel/plain-date.ts'
import { lineOptions } from './moves/what-if-board.tsx'
import { BudgetSection, useBudgetProject } from './sections/budget-section.tsx'

type Profile = OutputOf<'budgets.profile'>

/** Cents and currency say nothing on an axis. */
const CENTS = /[.,]\d\d\s.*$/u

/** The budget month by month and by calendar year, for all of it or one line, beside what was spent. */
export function ProfilePage() {
  const { t } = useWords()
  const projectId = useBudgetProject()
  const [lineId, setLine] = useState<string | null>(null)
  const lines = useRead('budgets.lines', { projectId })
  const profile = useRead('budgets.profile', { projectId, lineId }, { keepLast: true })
  return (
    <BudgetSection>
      <Stack gap="md" maw={1180}>
        <Select
          label={t('profile.of')}
          placeholder={t('profile.whole')}
          data={lineOptions(lines.data?.rows ?? [])}
          value={lineId}
          onChange={setLine}
          searchable
          clearable
          maw={420}
        />
        <Loaded of={profile} lines={8}>
          {value =>
            value.months.length === 0 ? (
              <EmptyNote title={t('profile.none')} text={t('profile.noneHelp')} />
            ) : (
              <Figures profile={value} projectId={projectId} lineId={lineId} />
            )
          }
        </Loaded>
      </Stack>
    </BudgetSection>
  )
}

type FiguresProps = {
  readonly profile: Profile
  readonly projectId: string
  readonly lineId: string | null
}

/** What was spent from one day to another, leading to its entries; nothing where the time has not come. */
function Spent(
  props: FiguresProps & {
    readonly minor: number | null
    readonly from: string
    readonly to: string
    readonly label: string
    readonly strong?: boolean
  },
) {
  const { projectId, lineId, from, to } = props
  return (
    <Figure
      strong={props.strong ?? false}
      amount={props.minor === null ? null : { minor: props.minor, currency: props.profile.currency }}
      link={{
        to: '/money/ledger',
        search: {
          projectId,
          ...(lineId === null ? {} : { lineIds: [lineId] }),
          from,
          to,
          state: 'posted',
        },
      }}
      label={props.label}
    />
  )
}

/** What was planned, leading to the budget it is spread from. */
function Planned(props: FiguresProps & { readonly minor: number; readonly strong?: boolean }) {
  const { projectId, lineId, minor, strong = false } = props
  return (
    <Figure
      amount={{ minor, currency: props.profile.currency }}
      strong={strong}
      link={{
        to: '/projects/$projectId/budget',
        params: { projectId },
        search: lineId === null ? {} : { line: lineId },
      }}
    />
  )
}

function Figures(props: FiguresProps) {
  const { t, locale } = useWords()
  const { currency, months, totalMinor } = props.profile
  const amount = (minor: number) => `${formatAmount(minor, currency, locale)} ${currency}`
  const planned = (minor: number) => <Planned {...props} minor={minor} />
  const spent = (month: string, minor: number | null) => (
    <Spent
      {...props}
      minor={minor}
      from={`${month}-01`}
      to={endOfMonth(`${month}-01`)}
      label={t('profile.entriesOf', { month: formatMonth(month, locale) })}
    />
  )
  const [first, last] = [months[0], months.at(-1)]
  return (
    <>
      <ChartFrame
        title={t('profile.byMonth')}
        summary={t('profile.summary', {
          total: amount(totalMinor),
          months: months.length,
          each: amount(first?.planned ?? 0),
          last: amount(last?.planned ?? 0),
        })}
        table={{
          columns: [
            { label: t('burnUp.month') },
            { label: t('burnUp.planned', { currency }), align: 'right' },
            { label: t('profile.plannedSoFar', { currency }), align: 'right' },
            { label: t('burnUp.spent', { currency }), align: 'right' },
            { label: t('profile.spentSoFar', { currency }), align: 'right' },
          ],
          rows: months.map(row => ({
            key: row.month,
            cells: [
              formatMonth(row.month, locale),
              planned(row.planned),
              planned(row.plannedSoFar),
              spent(row.month, row.spent),
              <Spent
                key="so far"
                {...props}
                minor={row.spentSoFar}
                from={`${first?.month ?? row.month}-01`}
                to={endOfMonth(`${row.month}-01`)}
                label={t('profile.entriesOf', { month: formatMonth(row.month, locale) })}
              />,
            ],
          })),
        }}
      >
        <BarChart
          h={260}
          data={months.map(row => ({ ...row, label: formatMonth(row.month, locale) }))}
          dataKey="label"
          series={[
            { name: 'planned', label: t('burnUp.plan'), color: 'var(--rule-strong)' },
            { name: 'spent', label: t('amount.spent'), color: 'var(--bar-paid)' },
          ]}
          withLegend
          legendProps={{ verticalAlign: 'top', height: 32 }}
          valueFormatter={value => amount(value)}
          yAxisProps={{ width: 96, tickFormatter: (minor: number) => amount(minor).replace(CENTS, '') }}
          xAxisProps={{ minTickGap: 48 }}
          barChartProps={{ accessibilityLayer: false }}
          barProps={{ isAnimationActive: false }}
          tooltipAnimationDuration={0}
        />
      </ChartFrame>
      <Years {...props} />
    </>
  )
}

function Years(props: FiguresProps) {
  const { t } = useWords()
  const { currency, years, totalMinor } = props.profile
  const spentMinor = years.reduce((sum, { spent }) => sum + (spent ?? 0), 0)
  return (
    <Stack component="section" gap="xs">
      <Title order={3}>{t('profile.byYear')}</Title>
      <Text size="sm" c="dimmed">
        {t('profile.yearRule')}
      </Text>
      <Table aria-label={t('profile.byYear')} verticalSpacing={4} maw={560}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('profile.year')}</Table.Th>
            <Table.Th scope="col" ta="right">
              {t('burnUp.planned', { currency })}
            </Table.Th>
            <Table.Th scope="col" ta="right">
              {t('burnUp.spent', { currency })}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {years.map(row => (
            <Table.Tr key={row.year}>
              <Table.Th scope="row" fw={400}>
                {String(row.year)}
              </Table.Th>
              <Table.Td ta="right">
                <Planned {...props} minor={row.planned} />
              </Table.Td>
              <Table.Td ta="right">
                <Spent
                  {...props}
                  minor={row.spent}
                  from={`${row.year}-01-01`}
                  to={`${row.year}-12-31`}
                  label={t('profile.entriesOf', { month: String(row.year) })}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th scope="row">{t('budget.total')}</Table.Th>
            <Table.Th ta="right">
              <Planned {...props} minor={totalMinor} strong />
            </Table.Th>
            <Table.Th ta="right">
              <Spent
                {...props}
                minor={spentMinor}
                from={`${years[0]?.year ?? ''}-01-01`}
                to={`${years.at(-1)?.year ?? ''}-12-31`}
                label={t('budget.total')}
                strong
              />
            </Table.Th>
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </Stack>
  )
}
