import { Badge, Button, Group, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconHandStop, IconLock, type TablerIcon } from '@tabler/icons-react'
import { Loaded, NoticeList, useMay, useRead, useWords } from '#renderer/ui/index.ts'
import type { CloseStepRow } from '#shared/contract/closing.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import type { PeriodRow } from '#shared/contract/periods.ts'
import { Part } from '../tab-body.tsx'
import { useLockRemedies } from '../use-lock-remedies.ts'
import classes from './close.module.css'
import { CloseChecks } from './close-checks.tsx'

const MARKS: Readonly<Record<CloseStepRow['state'], { readonly icon: TablerIcon; readonly color: string }>> =
  {
    done: { icon: IconCheck, color: 'teal' },
    attention: { icon: IconAlertTriangle, color: 'amber' },
    blocked: { icon: IconHandStop, color: 'red' },
  }

/** The guided close of an open period: what is left to do, in order, each with the way there, and the lock at the end. */
export function ClosePanel({ period, onLock }: { readonly period: PeriodRow; readonly onLock: () => void }) {
  const { t } = useWords()
  const close = useRead('periods.close', { id: period.id })
  return (
    <Part title={t('close.title', { period: period.label })}>
      <Text size="sm" c="dimmed">
        {t('close.text')}
      </Text>
      <Loaded of={close} lines={6}>
        {state => (
          <>
            <ol className={classes['steps']}>
              {state.steps.map(step => (
                <Step key={step.key} step={step} state={state} period={period} />
              ))}
            </ol>
            <Sign mayLock={state.mayLock} onLock={onLock} />
          </>
        )}
      </Loaded>
    </Part>
  )
}

function Step(props: {
  readonly step: CloseStepRow
  readonly state: OutputOf<'periods.close'>
  readonly period: PeriodRow
}) {
  const { step, state, period } = props
  const { t } = useWords()
  const mend = useLockRemedies(period, () => undefined)
  const { icon: Icon, color } = MARKS[step.state]
  return (
    <li className={classes['step']}>
      <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
        <div>
          <Text fw={600}>{t(`close.step.${step.key}`)}</Text>
          <Text size="sm" c="dimmed">
            {t(`close.step.${step.key}Help`)}
          </Text>
        </div>
        <Badge color={color} variant="light" leftSection={<Icon size={13} aria-hidden />} flex="none">
          {t(`close.state.${step.state}`)}
        </Badge>
      </Group>
      <NoticeList blockers={step.blockers} warnings={step.warnings} onFix={mend} />
      {step.key === 'checks' ? (
        <CloseChecks checks={state.checks} currency={state.currency} period={period} />
      ) : null}
    </li>
  )
}

function Sign({ mayLock, onLock }: { readonly mayLock: boolean; readonly onLock: () => void }) {
  const { t } = useWords()
  const may = useMay()
  if (!may('periods.lock')) return null
  return (
    <Stack gap={4} align="flex-start">
      {mayLock ? <Text size="sm">{t('close.ready')}</Text> : null}
      <Button leftSection={<IconLock size={16} aria-hidden />} disabled={!mayLock} onClick={onLock}>
        {t('period.lock')}
      </Button>
      <Text size="sm" c="dimmed">
        {t('close.signHelp')}
      </Text>
    </Stack>
  )
}
