import { Textarea } from '@mantine/core'
import { useState } from 'react'
import {
  ConfirmAct,
  SecondPerson,
  type SecondPersonValue,
  useAct,
  useToast,
  useWords,
} from '#renderer/ui/index.ts'
import { SHORTEST_REASON } from '#shared/contract/common.ts'
import type { PeriodRow } from '#shared/contract/periods.ts'
import { rolesThatMay } from '#shared/domain/users/index.ts'

/** Unlocks a period: needs a reason and a second person; produced documents keep saying what they were made from. */
export function UnlockPeriod({
  period,
  onClose,
}: {
  readonly period: PeriodRow
  readonly onClose: () => void
}) {
  const { t } = useWords()
  const toast = useToast()
  const unlock = useAct('periods.unlock')
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
      disabled={second === null || reason.trim().length < SHORTEST_REASON}
      running={unlock.running}
      error={unlock.error}
      onConfirm={confirm}
    >
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
    </ConfirmAct>
  )
}
