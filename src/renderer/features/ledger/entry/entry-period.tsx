import { Group, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { LockedBadge, useRead, useWords } from '#renderer/ui/index.ts'
import type { EntryDetails } from '#shared/contract/ledger.ts'

/** The reporting period of the entry, and by whom it was locked. */
export function EntryPeriod({ entry }: { readonly entry: EntryDetails }) {
  const { t } = useWords()
  const periods = useRead('periods.list', { projectId: entry.projectId })
  if (entry.period === null)
    return (
      <Text size="sm" c="dimmed">
        {t('entry.noPeriod')}
      </Text>
    )
  const period = periods.data?.rows.find(row => row.id === entry.period?.id)
  return (
    <Group gap="xs">
      <Text size="sm" c="dimmed">
        {t('entry.period')}
      </Text>
      <Link
        to="/projects/$projectId/periods/$periodId"
        params={{ projectId: entry.projectId, periodId: entry.period.id }}
      >
        {period?.label
          ? t('ledger.periodName', { number: period.number, label: period.label })
          : t('period.numbered', { number: entry.period.number })}
      </Link>
      {period ? <LockedBadge period={period} /> : null}
    </Group>
  )
}
