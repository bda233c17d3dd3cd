import { Button, Group, Select, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { ConfirmAct, ErrorState, useAct, useMay, useWords } from '#renderer/ui/index.ts'
import { INELIGIBLE_REASONS } from '#shared/kernel/application-words.ts'
import type { Checks } from './checks-tab.tsx'

type Asking = 'ask' | 'ineligible' | null

/** The acts of a check: begin, ask the applicant, say eligible or why not. */
export function CheckActs({ checks }: { readonly checks: Checks }) {
  const { t } = useWords()
  const may = useMay()
  const [asking, setAsking] = useState<Asking>(null)
  const start = useAct('checks.start')
  const conclude = useAct('checks.conclude')
  const { applicationId, version } = checks
  if (!may('checks.start')) return null
  if (checks.state === 'submitted' || checks.state === 'late')
    return (
      <Stack gap="xs" align="flex-start">
        {start.error ? <ErrorState error={start.error} /> : null}
        <Button loading={start.running} onClick={() => void start.run({ applicationId, version })}>
          {t('checks.start')}
        </Button>
      </Stack>
    )
  if (checks.state !== 'admin_check' && checks.state !== 'clarification_requested') return null
  return (
    <Stack gap="xs">
      {conclude.error && asking === null ? <ErrorState error={conclude.error} /> : null}
      <Group gap="xs">
        {checks.mayConclude ? (
          <>
            <Button
              disabled={checks.blockers.length > 0}
              loading={conclude.running}
              onClick={() => void conclude.run({ applicationId, version, to: 'eligible' })}
            >
              {t('checks.eligible')}
            </Button>
            <Button variant="default" onClick={() => setAsking('ask')}>
              {t('checks.ask')}
            </Button>
          </>
        ) : null}
        <Button variant="default" onClick={() => setAsking('ineligible')}>
          {t('checks.ineligible')}
        </Button>
      </Group>
      <Ineligible checks={checks} opened={asking === 'ineligible'} onClose={() => setAsking(null)} />
      <Ask checks={checks} opened={asking === 'ask'} onClose={() => setAsking(null)} />
    </Stack>
  )
}

type DialogOf = { readonly checks: Checks; readonly opened: boolean; readonly onClose: () => void }

function Ineligible({ checks, opened, onClose }: DialogOf) {
  const { t } = useWords()
  const act = useAct('checks.conclude')
  const [reasonCode, setReasonCode] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  return (
    <ConfirmAct
      opened={opened}
      onClose={onClose}
      title={t('checks.ineligibleTitle')}
      text={t('checks.ineligibleText')}
      confirmLabel={t('checks.ineligible')}
      danger
      running={act.running}
      error={act.error}
      disabled={reasonCode === null || reason.trim() === ''}
      onConfirm={async () => {
        const { applicationId, version } = checks
        const done = await act.run({
          applicationId,
          version,
          to: 'ineligible',
          reasonCode: INELIGIBLE_REASONS.find(code => code === reasonCode) ?? null,
          reason,
        })
        if (done.ok) onClose()
      }}
    >
      <Select
        label={t('column.reason_code')}
        required
        data={INELIGIBLE_REASONS.map(value => ({ value, label: t(`rejectionReason.${value}`) }))}
        value={reasonCode}
        onChange={setReasonCode}
      />
      <Textarea
        label={t('column.reason')}
        required
        autosize
        minRows={2}
        maxLength={2000}
        value={reason}
        onChange={event => setReason(event.currentTarget.value)}
      />
    </ConfirmAct>
  )
}

function Ask({ checks, opened, onClose }: DialogOf) {
  const { t } = useWords()
  const act = useAct('checks.ask')
  const [question, setQuestion] = useState('')
  return (
    <ConfirmAct
      opened={opened}
      onClose={onClose}
      title={t('checks.ask')}
      text={t('checks.askText', { count: checks.clarificationDays })}
      confirmLabel={t('checks.askDo')}
      running={act.running}
      error={act.error}
      disabled={question.trim().length < 3}
      onConfirm={async () => {
        const { applicationId, version } = checks
        const done = await act.run({ applicationId, version, question })
        if (done.ok) {
          setQuestion('')
          onClose()
        }
      }}
    >
      <Textarea
        label={t('column.question')}
        required
        autosize
        minRows={3}
        maxLength={2000}
        value={question}
        onChange={event => setQuestion(event.currentTarget.value)}
      />
    </ConfirmAct>
  )
}
