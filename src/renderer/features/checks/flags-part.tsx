import { Badge, Button, Group, Select, Stack, Text, Textarea, Title } from '@mantine/core'
import { useState } from 'react'
import { ConfirmAct, useAct, useMay, useWords } from '#renderer/ui/index.ts'
import { FLAG_SEVERITIES } from '#shared/contract/checks.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import type { Checks } from './checks-tab.tsx'

type Flag = Checks['flags'][number]

/** Flags on the bodies of an application; a red one blocks until it is lifted with a reason. */
export function FlagsPart({ checks }: { readonly checks: Checks }) {
  const { t, locale } = useWords()
  const may = useMay()
  const [raising, setRaising] = useState(false)
  const [lifting, setLifting] = useState<Flag | null>(null)
  return (
    <Stack component="section" gap="xs" aria-label={t('checks.flags')}>
      <Group justify="space-between">
        <Title order={2} size="h4">
          {t('checks.flags')}
        </Title>
        {may('checks.raiseFlag') && checks.parties.length > 0 ? (
          <Button size="xs" variant="default" onClick={() => setRaising(true)}>
            {t('checks.raise')}
          </Button>
        ) : null}
      </Group>
      {checks.flags.length === 0 ? <Text size="sm">{t('checks.noFlags')}</Text> : null}
      {checks.flags.map(flag => (
        <Group key={flag.id} gap="xs">
          <Badge color={flag.clearedOn === null ? flag.severity : 'gray'} variant="light">
            {t(`flagSeverity.${flag.severity}`)}
          </Badge>
          <Text size="sm">
            {`${flag.organisation.name}: ${flag.reason} (${flag.raisedBy}, ${formatDate(flag.raisedOn, locale)})`}
          </Text>
          {flag.clearedOn === null ? null : (
            <Text size="sm" c="dimmed">
              {t('checks.lifted', { reason: flag.clearReason, by: flag.clearedBy ?? '' })}
            </Text>
          )}
          {flag.clearedOn === null && may('checks.liftFlag') ? (
            <Button size="compact-xs" variant="default" onClick={() => setLifting(flag)}>
              {t('checks.lift')}
            </Button>
          ) : null}
        </Group>
      ))}
      {raising ? <Raise checks={checks} onClose={() => setRaising(false)} /> : null}
      {lifting ? <Lift flag={lifting} onClose={() => setLifting(null)} /> : null}
    </Stack>
  )
}

function Raise({ checks, onClose }: { readonly checks: Checks; readonly onClose: () => void }) {
  const { t } = useWords()
  const act = useAct('checks.raiseFlag')
  const [organisationId, setOrganisationId] = useState(checks.parties[0]?.id ?? '')
  const [severity, setSeverity] = useState<'red' | 'amber'>('red')
  const [reason, setReason] = useState('')
  return (
    <ConfirmAct
      opened
      onClose={onClose}
      title={t('checks.raise')}
      text={t('checks.raiseText')}
      confirmLabel={t('checks.raise')}
      running={act.running}
      error={act.error}
      disabled={reason.trim().length < 3}
      onConfirm={async () => {
        const done = await act.run({ organisationId, severity, reason })
        if (done.ok) onClose()
      }}
    >
      <Select
        label={t('column.organisation_id')}
        allowDeselect={false}
        data={checks.parties.map(({ id, name }) => ({ value: id, label: name }))}
        value={organisationId}
        onChange={value => setOrganisationId(value ?? '')}
      />
      <Select
        label={t('column.severity')}
        allowDeselect={false}
        data={FLAG_SEVERITIES.map(value => ({ value, label: t(`flagSeverity.${value}`) }))}
        value={severity}
        onChange={value => setSeverity(value === 'amber' ? 'amber' : 'red')}
      />
      <Textarea
        label={t('column.reason')}
        required
        value={reason}
        onChange={event => setReason(event.currentTarget.value)}
      />
    </ConfirmAct>
  )
}

function Lift({ flag, onClose }: { readonly flag: Flag; readonly onClose: () => void }) {
  const { t } = useWords()
  const act = useAct('checks.liftFlag')
  const [reason, setReason] = useState('')
  return (
    <ConfirmAct
      opened
      onClose={onClose}
      title={t('checks.liftTitle', { reason: flag.reason })}
      confirmLabel={t('checks.lift')}
      running={act.running}
      error={act.error}
      disabled={reason.trim().length < 3}
      onConfirm={async () => {
        const done = await act.run({ id: flag.id, version: flag.version, reason })
        if (done.ok) onClose()
      }}
    >
      <Textarea
        label={t('column.clear_reason')}
        required
        value={reason}
        onChange={event => setReason(event.currentTarget.value)}
      />
    </ConfirmAct>
  )
}
