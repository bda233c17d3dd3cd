import { CompositeChart } from '@mantine/charts'
import { Group, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import {
  ChartFrame,
  EmptyNote,
  Figure,
  type FigureLink,
  Loaded,
  todayHere,
  useRead,
  useWords,
  type Words,
} from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { formatAmount } from '#shared/kernel/format-amount.ts'

type Forecast = OutputOf<'funds.cashForecast'>
type Row = Forecast['rows'][number]

const COLUMNS = ['opening', 'received', 'expected', 'costs', 'forecast', 'pending', 'closing'] as const
type Column = (typeof COLUMNS)[number]

/** Cents and currency say nothing on an axis. */
const CENTS = /[.,]\d\d\s.*$/u

/** Where each figure of the forecast comes from. */
function linkOf(projectId: string, { period }: Row, column: Column): FigureLink {
  const params = { projectId }
  if (column === 'pending') return { to: '/money/pending', search: { projectId } }
  if (column === 'forecast') return { to: '/projects/$projectId/budget/forecast', params }
  if (column === 'costs' && period)
    return {
      to: '/money/ledger',
      search: { projectId, state: 'posted', from: period.start, to: period.end },
    }
  if ((column === 'opening' || column === 'closing') && period)
    return {
      to: '/projects/$projectId/periods/$periodId',
      params: { projectId, periodId: period.id },
    }
  return { to: '/projects/$projectId/funds', params, hash: column === 'expected' ? 'requests' : 'receipts' }
}

/** Whether the money lasts: what each open period begins with, what comes, what goes, and what is left. */
export function CashForecast({ projectId }: { readonly projectId: string }) {
  const { t } = useWords()
  const forecast = useRead('funds.cashForecast', { projectId, today: todayHere() })
  return (
    <Loaded of={forecast} lines={6}>
      {read =>
        read.rows.length === 0 ? (
          <EmptyNote title={t('cash.none')} text={t('cash.noneHelp')} />
        ) : (
          <Stack gap="xs">
            <Picture forecast={read} projectId={projectId} />
            <Text size="sm" c="dimmed">
              {t('cash.help')}
            </Text>
          </Stack>
        )
      }
    </Loaded>
  )
}

/** Where the money runs out, or what is left of it at the end. */
function summaryOf({ t }: Words, { period, closing }: Row, currency: string): string {
  const amount = { minor: closing, currency }
  if (period === null) return t(closing < 0 ? 'cash.runsOutAfter' : 'cash.lastsAfter', { closing: amount })
  return t(closing < 0 ? 'cash.runsOut' : 'cash.lasts', { closing: amount, period: period.label })
}

function Picture({ forecast, projectId }: { readonly forecast: Forecast; readonly projectId: string }) {
  const words = useWords()
  const { t, locale } = words
  const { currency, rows } = forecast
  const amount = (minor: number) => `${formatAmount(minor, currency, locale)} ${currency}`
  const nameOf = ({ period }: Row) => period?.label ?? t('cash.after')
  const told = rows.find(row => row.closing < 0) ?? rows.at(-1)
  return (
    <ChartFrame
      title={t('cash.title')}
      summary={told ? summaryOf(words, told, currency) : ''}
      table={{
        columns: [
          { label: t('cash.period', { currency }) },
          ...COLUMNS.map(column => ({ label: t(`cash.${column}`), align: 'right' as const })),
          { label: t('cash.standing') },
        ],
        rows: rows.map(row => ({
          key: row.period?.id ?? 'after',
          cells: [
            nameOf(row),
            ...COLUMNS.map(column => (
              <Figure
                key={column}
                amount={column === 'forecast' && !row.hasForecast ? null : { minor: row[column], currency }}
                link={linkOf(projectId, row, column)}
                label={t('cash.figureOf', { column: t(`cash.${column}`), period: nameOf(row) })}
                strong={column === 'closing'}
              />
            )),
            <Standing key="standing" row={row} projectId={projectId} />,
          ],
        })),
      }}
    >
      <CompositeChart
        h={260}
        data={rows.map(row => ({
          label: nameOf(row),
          incoming: row.received + row.expected,
          outgoing: row.costs + row.forecast + row.pending,
          closing: row.closing,
        }))}
        dataKey="label"
        series={[
          { name: 'incoming', label: t('cash.incoming'), type: 'bar', color: 'var(--bar-contracted)' },
          { name: 'outgoing', label: t('cash.outgoing'), type: 'bar', color: 'var(--rule-strong)' },
          { name: 'closing', label: t('cash.closing'), type: 'line', color: 'var(--bar-paid)' },
        ]}
        curveType="linear"
        maxBarWidth={36}
        referenceLines={[{ y: 0, color: 'var(--rule-strong)' }]}
        withLegend
        legendProps={{ verticalAlign: 'top', height: 32 }}
        valueFormatter={value => amount(value)}
        yAxisProps={{ width: 96, tickFormatter: (minor: number) => amount(minor).replace(CENTS, '') }}
        composedChartProps={{ accessibilityLayer: false }}
        barProps={{ isAnimationActive: false }}
        lineProps={{ isAnimationActive: false }}
        tooltipAnimationDuration={0}
      />
    </ChartFrame>
  )
}

/** In words, never by sign or colour alone. */
function Standing({ row, projectId }: { readonly row: Row; readonly projectId: string }) {
  const { t } = useWords()
  return (
    <Stack gap={2}>
      {row.closing < 0 ? (
        <Group gap={4} wrap="nowrap" c="red">
          <IconAlertTriangle size={16} aria-hidden />
          <Text size="sm">{t('cash.belowZero')}</Text>
        </Group>
      ) : null}
      {row.period && !row.hasForecast ? (
        <Link to="/projects/$projectId/budget/forecast" params={{ projectId }}>
          {t('cash.noForecast')}
        </Link>
      ) : null}
    </Stack>
  )
}
