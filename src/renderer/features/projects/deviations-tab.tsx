import { Button, Group, Select, Stack } from '@mantine/core'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { EmptyNote, LockedBadge, useWords } from '#renderer/ui/index.ts'
import type { PeriodRow } from '#shared/contract/periods.ts'
import { Deviations } from './deviations.tsx'
import { TabBody } from './tab-body.tsx'

const route = getRouteApi('/projects/$projectId/deviations')

/** The deviations of one reporting period, named by its number: where notices and checks of documents lead. */
export function DeviationsTab() {
  const { t } = useWords()
  const { period: number } = route.useSearch()
  return (
    <TabBody>
      {project => {
        const period = project.periods.find(row => row.number === number) ?? project.periods.at(-1)
        return period ? (
          <Stack gap="md" maw={1080}>
            <PeriodChoice projectId={project.project.id} periods={project.periods} period={period} />
            <Deviations period={period} projectId={project.project.id} />
          </Stack>
        ) : (
          <EmptyNote title={t('deviation.noPeriods')} text={t('deviation.noPeriodsHelp')} />
        )
      }}
    </TabBody>
  )
}

function PeriodChoice(props: {
  readonly projectId: string
  readonly periods: readonly PeriodRow[]
  readonly period: PeriodRow
}) {
  const { t } = useWords()
  const navigate = useNavigate({ from: '/projects/$projectId/deviations' })
  const { projectId, periods, period } = props
  return (
    <Group gap="sm" align="end">
      <Select
        label={t('ledger.period')}
        w={240}
        allowDeselect={false}
        data={periods.map(row => ({
          value: String(row.number),
          label: t('ledger.periodName', { number: String(row.number), label: row.label }),
        }))}
        value={String(period.number)}
        onChange={value => void navigate({ search: { period: Number(value) }, replace: true })}
      />
      <Group gap="sm" h={36}>
        <LockedBadge period={period} />
        <Button
          variant="default"
          renderRoot={root => (
            <Link
              {...root}
              to="/projects/$projectId/periods/$periodId"
              params={{ projectId, periodId: period.id }}
            />
          )}
        >
          {t('deviation.wholePeriod')}
        </Button>
      </Group>
    </Group>
  )
}
