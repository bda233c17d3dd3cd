import { LineChart } from '@mantine/charts'
import { ChartFrame, Figure, type FigureLink, Loaded, useRead, useWords } from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { formatAmount } from '#shared/kernel/format-amount.ts'
import { formatMonth } from '#shared/kernel/format-date.ts'
import { endOfMonth } from '#shared/kernel/plain-date.ts'

type BurnUpData = OutputOf<'today.burnUp'>

/** Cents and currency say nothing on an axis. */
const CENTS = /[.,]\d\d\s.*$/u

/** Spending against plan, month by month, both cumulative. */
export function BurnUp({ projectId }: { readonly projectId: string }) {
  const burnUp = useRead('today.burnUp', { projectId })
  return (
    <Loaded of={burnUp} lines={6}>
      {data => (data.months.length === 0 ? null : <Chart data={data} projectId={projectId} />)}
    </Loaded>
  )
}

function Chart({ data, projectId }: { readonly data: BurnUpData; readonly projectId: string }) {
  const { t, locale } = useWords()
  const { currency, months } = data
  const last = months.findLast(month => month.spent !== null)
  const amount = (minor: number) => `${formatAmount(minor, currency, locale)} ${currency}`
  const summary =
    last?.spent == null
      ? t('burnUp.nothingYet')
      : t('burnUp.summary', {
          month: formatMonth(last.month, locale),
          spent: amount(last.spent),
          planned: amount(last.planned),
        })
  const money = (minor: number | null, link: FigureLink, label: string) => (
    <Figure amount={minor === null ? null : { minor, currency }} link={link} label={label} />
  )
  const plan: FigureLink = { to: '/projects/$projectId/budget/profile', params: { projectId } }
  const entriesUntil = (month: string): FigureLink => ({
    to: '/money/ledger',
    search: { projectId, to: endOfMonth(`${month}-01`), state: 'posted' },
  })
  return (
    <ChartFrame
      title={t('burnUp.title')}
      summary={summary}
      table={{
        columns: [
          { label: t('burnUp.month') },
          { label: t('burnUp.planned', { currency }), align: 'right' },
          { label: t('burnUp.spent', { currency }), align: 'right' },
        ],
        rows: months.map(month => ({
          key: month.month,
          cells: [
            formatMonth(month.month, locale),
            money(month.planned, plan, t('burnUp.plan')),
            money(
              month.spent,
              entriesUntil(month.month),
              t('burnUp.entriesUntil', { month: formatMonth(month.month, locale) }),
            ),
          ],
        })),
      }}
    >
      <LineChart
        h={260}
        data={months.map(month => ({ ...month, label: formatMonth(month.month, locale) }))}
        dataKey="label"
        series={[
          { name: 'planned', label: t('burnUp.plan'), color: 'var(--rule-strong)', strokeDasharray: '6 4' },
          { name: 'spent', label: t('amount.spent'), color: 'var(--bar-paid)' },
        ]}
        curveType="linear"
        connectNulls={false}
        withDots={false}
        withLegend
        legendProps={{ verticalAlign: 'top', height: 32 }}
        valueFormatter={value => amount(value)}
        lineChartProps={{ accessibilityLayer: false }}
        yAxisProps={{ width: 96, tickFormatter: (minor: number) => amount(minor).replace(CENTS, '') }}
        xAxisProps={{ minTickGap: 48 }}
        lineProps={{ isAnimationActive: false }}
        tooltipAnimationDuration={0}
      />
    </ChartFrame>
  )
}
