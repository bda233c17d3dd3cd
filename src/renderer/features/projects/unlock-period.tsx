import { Alert, Textarea } from '@mantine/core'
import { useState } from 'react'
import {
  ConfirmAct,
  ErrorState,
  Loaded,
  SecondPerson,
  type SecondPersonValue,
  useAct,
  useRead,
  useToast,
  useWords,
} from '#renderer/ui/index.ts'
import type { DonorReportRow } from '#shared/contract/closing.ts'
import { SHORTEST_REASON } from '#shared/contract/common.ts'
import type { PeriodRow } from '#shared/contract/periods.ts'
import { rolesThatMay } from '#shared/domain/users/index.ts'
import { formatDate } from '#shared/kernel/format-date.ts'

/**
 * Unlocks a period: needs a reason and a second person; produced documents keep saying what they were made from.
 * Says before anything is typed that an accepted report keeps it locked, or that one under way is withdrawn.
 */
export function UnlockPeriod({
  projectId,
  period,
  onClose,
}: {
  readonly projectId: string
  readonly period: PeriodRow
  readonly onClose: () => void
}) {
  const { t } = useWords()
  const toast = useToast()
  const unlock = useAct('periods.unlock')
  const reports = useRead('reports.list', { projectId })
  const ofPeriod = reports.data?.rows.filter(row => row.periodId === period.id)
  const accepted = ofPeriod?.find(row => row.state === 'accepted')
  const sent = ofPeriod?.find(row => row.state === 'submitted')
  const [reason, setReason] = useState('')
  const [second, setSecond] = useState<SecondPersonValue | null>(null)
  const confirm = async () => {
    if (!second) return
    const done = await unlock.run({ id: period.id, version: period.version, reason: reason.trim(), second })
    if (!done.ok) return
    toast.done('period.isUnlocked', { period: period.label })
    onClose()
  }
  return (
    <ConfirmAct
      opened
      onClose={onClose}
      title={t('period.unlockTitle', { period: period.label })}
      text={t('period.unlockText')}
      confirmLabel={t('period.unlock')}
      disabled={
        ofPeriod === undefined ||
        accepted !== undefined ||
        second === null ||
        reason.trim().length < SHORTEST_REASON
      }
      running={unlock.running}
      error={accepted ? null : unlock.error}
      onConfirm={confirm}
    >
      <Loaded of={reports} lines={2}>
        {() => <ReportsOnIt accepted={accepted} sent={sent} />}
      </Loaded>
      {accepted ? null : (
        <>
          <Textarea
            label={t('period.reason')}
            description={t('period.reasonHelp')}
            value={reason}
            onChange={event => setReason(event.currentTarget.value)}
            autosize
            minRows={2}
            required
            data-autofocus
          />
          <SecondPerson value={second} onChange={setSecond} roles={rolesThatMay('confirmAsSecond')} />
        </>
      )}
    </ConfirmAct>
  )
}

/** What becomes of the period's report: an accepted one refuses the act, one that waits for an answer is withdrawn by it. */
function ReportsOnIt(props: {
  readonly accepted: DonorReportRow | undefined
  readonly sent: DonorReportRow | undefined
}) {
  const { t, locale } = useWords()
  if (props.accepted) {
    const { number, periodLabel, answeredOn } = props.accepted
    return (
      <ErrorState
        error={{
          code: 'Rule.ReportAccepted',
          messageKey: 'problem.period.reportAccepted',
          details: { period: periodLabel, number, date: answeredOn ?? '' },
          incidentId: null,
        }}
      />
    )
  }
  if (!props.sent) return null
  return (
    <Alert color="amber">
      {t('period.unlockWithdraws', {
        number: props.sent.number,
        date: formatDate(props.sent.submittedOn, locale),
      })}
    </Alert>
  )
}
