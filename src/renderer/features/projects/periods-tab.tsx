import { Button, Group, Stack, Table } from '@mantine/core'
import { IconLock, IconLockOpen, IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { ActionsHead, Dialog, EmptyNote, LockedBadge, useMay, useWords } from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import type { PeriodRow } from '#shared/contract/periods.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import { DonorReports } from './close/donor-reports.tsx'
import { LockPeriod } from './lock-period.tsx'
import { NewPeriodForm } from './new-period-form.tsx'
import { TabBody } from './tab-body.tsx'
import { UnlockPeriod } from './unlock-period.tsx'

type Project = OutputOf<'projects.get'>
type Act = { readonly kind: 'new' } | { readonly kind: 'lock' | 'unlock'; readonly period: PeriodRow }

/** Reporting periods: what is open, what is locked by whom, and the acts of locking and unlocking. */
export function PeriodsTab() {
  return <TabBody>{project => <Periods project={project} />}</TabBody>
}

function Periods({ project }: { readonly project: Project }) {
  const { t } = useWords()
  const may = useMay()
  const [act, setAct] = useState<Act | null>(null)
  const close = () => setAct(null)
  const add = may('periods.create') ? (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAct({ kind: 'new' })}>
      {t('period.new')}
    </Button>
  ) : null
  return (
    <Stack gap="md" maw={1080}>
      {project.periods.length === 0 ? (
        <EmptyNote title={t('period.none')} text={t('period.noneHelp')} action={add} />
      ) : (
        <>
          <div>{add}</div>
          <PeriodTable periods={project.periods} projectId={project.project.id} onAct={setAct} />
          {may('reports.list') ? (
            <DonorReports projectId={project.project.id} periods={project.periods} />
          ) : null}
        </>
      )}
      <Dialog opened={act?.kind === 'new'} onClose={close} title={t('period.new')}>
        <NewPeriodForm project={project} onDone={close} />
      </Dialog>
      {act?.kind === 'lock' ? <LockPeriod period={act.period} onClose={close} /> : null}
      {act?.kind === 'unlock' ? (
        <UnlockPeriod projectId={project.project.id} period={act.period} onClose={close} />
      ) : null}
    </Stack>
  )
}

function PeriodTable(props: {
  readonly periods: readonly PeriodRow[]
  readonly projectId: string
  readonly onAct: (act: Act) => void
}) {
  const { t } = useWords()
  return (
    <Table aria-label={t('project.tab.periods')} highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col" w={60}>
            {t('period.number')}
          </Table.Th>
          <Table.Th scope="col">{t('period.label')}</Table.Th>
          <Table.Th scope="col">{t('project.start')}</Table.Th>
          <Table.Th scope="col">{t('project.end')}</Table.Th>
          <Table.Th scope="col">{t('period.kind')}</Table.Th>
          <Table.Th scope="col">{t('project.status')}</Table.Th>
          <ActionsHead />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {props.periods.toReversed().map(period => (
          <PeriodLine
            key={period.id}
            period={period}
            projectId={props.projectId}
            isNext={isNext(period, props.periods)}
            onAct={props.onAct}
          />
        ))}
      </Table.Tbody>
    </Table>
  )
}

/** Periods are locked in order and unlocked in reverse: only the first open and the last locked one can change. */
function isNext(period: PeriodRow, periods: readonly PeriodRow[]): boolean {
  const same = periods.filter(other => other.state === period.state)
  return (period.state === 'open' ? same.at(0) : same.at(-1))?.id === period.id
}

function PeriodLine(props: {
  readonly period: PeriodRow
  readonly projectId: string
  readonly isNext: boolean
  readonly onAct: (act: Act) => void
}) {
  const { period, isNext: canChange, onAct } = props
  const { t, locale } = useWords()
  const may = useMay()
  return (
    <Table.Tr>
      <Table.Td>{period.number}</Table.Td>
      <Table.Td>
        {may('deviations.list') ? (
          <Link
            to="/projects/$projectId/periods/$periodId"
            params={{ projectId: props.projectId, periodId: period.id }}
          >
            {period.label || t('period.numbered', { number: period.number })}
          </Link>
        ) : (
          period.label || t('period.numbered', { number: period.number })
        )}
      </Table.Td>
      <Table.Td>{formatDate(period.startDate, locale)}</Table.Td>
      <Table.Td>{formatDate(period.endDate, locale)}</Table.Td>
      <Table.Td>{t(`periodKind.${period.kind}`)}</Table.Td>
      <Table.Td>
        <LockedBadge period={period} />
      </Table.Td>
      <Table.Td>
        <Group justify="flex-end" gap="xs" wrap="nowrap">
          {canChange && period.state === 'open' && may('periods.lock') ? (
            <Button
              size="xs"
              variant="light"
              leftSection={<IconLock size={14} aria-hidden />}
              onClick={() => onAct({ kind: 'lock', period })}
              aria-label={t('period.lockNamed', { period: period.label })}
            >
              {t('period.lock')}
            </Button>
          ) : null}
          {canChange && period.state === 'locked' && may('periods.unlock') ? (
            <Button
              size="xs"
              variant="default"
              leftSection={<IconLockOpen size={14} aria-hidden />}
              onClick={() => onAct({ kind: 'unlock', period })}
              aria-label={t('period.unlockNamed', { period: period.label })}
            >
              {t('period.unlock')}
            </Button>
          ) : null}
        </Group>
      </Table.Td>
    </Table.Tr>
  )
}
