import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconFileText } from '@tabler/icons-react'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { EmptyNote, LockedBadge, lockText, useMay, useWords } from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import type { PeriodRow } from '#shared/contract/periods.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import { ClosePanel } from './close/close-panel.tsx'
import { Deviations } from './deviations.tsx'
import { LockPeriod } from './lock-period.tsx'
import { Position } from './position.tsx'
import { TabBody } from './tab-body.tsx'

type Project = OutputOf<'projects.get'>

/** One reporting period: deviations to explain, the count of bank and cash, the way to its documents and to locking it. */
export function PeriodTab() {
  const { t } = useWords()
  const { periodId } = useParams({ strict: false })
  return (
    <TabBody>
      {project => {
        const period = project.periods.find(candidate => candidate.id === periodId)
        return period ? (
          <Period project={project} period={period} />
        ) : (
          <EmptyNote title={t('screen.missing')} text={t('screen.missingHelp')} />
        )
      }}
    </TabBody>
  )
}

function Period({ project, period }: { readonly project: Project; readonly period: PeriodRow }) {
  const words = useWords()
  const { t, locale } = words
  const may = useMay()
  const [isLocking, setLocking] = useState(false)
  const projectId = project.project.id
  const range = { projectId, from: period.startDate, to: period.endDate }
  return (
    <Stack gap="xl" maw={1080}>
      <Group justify="space-between" align="flex-start">
        <div>
          <Group gap="xs">
            <Title order={2}>{period.label || t('period.numbered', { number: period.number })}</Title>
            <LockedBadge period={period} />
          </Group>
          <Text size="sm" c="dimmed">
            {t('period.range', {
              start: formatDate(period.startDate, locale),
              end: formatDate(period.endDate, locale),
              kind: t(`periodKind.${period.kind}`),
            })}
          </Text>
          <Text size="sm" c="dimmed">
            {lockText(words, period)}
          </Text>
        </div>
        <Group gap="xs">
          <Button variant="default" renderRoot={root => <Link {...root} to="/money/ledger" search={range} />}>
            {t('period.entries')}
          </Button>
          {may('documents.kinds') ? (
            <Button
              variant="default"
              leftSection={<IconFileText size={16} aria-hidden />}
              renderRoot={root => (
                <Link {...root} to="/documents" search={{ projectId, periodId: period.id }} />
              )}
            >
              {t('period.documents')}
            </Button>
          ) : null}
        </Group>
      </Group>
      {period.state === 'open' && may('periods.close') ? (
        <ClosePanel period={period} onLock={() => setLocking(true)} />
      ) : null}
      <Deviations period={period} projectId={projectId} />
      <Position period={period} projectId={projectId} />
      {isLocking ? <LockPeriod period={period} onClose={() => setLocking(false)} /> : null}
    </Stack>
  )
}
