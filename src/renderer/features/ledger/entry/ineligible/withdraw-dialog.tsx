import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { ConfirmAct, showMoney, useAct, useWords } from '#renderer/ui/index.ts'
import { SHORTEST_REASON } from '#shared/contract/common.ts'
import type { OutputOf } from '#shared/contract/index.ts'

export type WithdrawDialogProps = {
  readonly refusal: OutputOf<'ineligible.list'>['rows'][number]
  readonly onClose: () => void
}

/** Takes the refusal of a cost back: it counts as admitted again, and the refusal stays listed. */
export function WithdrawDialog({ refusal, onClose }: WithdrawDialogProps) {
  const { t, locale } = useWords()
  const withdraw = useAct('ineligible.withdraw')
  const [reason, setReason] = useState('')
  return (
    <ConfirmAct
      opened
      onClose={onClose}
      title={t('ineligible.withdrawTitle', { amount: showMoney(refusal.amount, locale) })}
      text={t('ineligible.withdrawText')}
      confirmLabel={t('ineligible.withdraw')}
      running={withdraw.running}
      disabled={reason.trim().length < SHORTEST_REASON}
      error={withdraw.error}
      onConfirm={async () => {
        const { id, version } = refusal
        const done = await withdraw.run({ id, version, reason: reason.trim() })
        if (done.ok) onClose()
      }}
    >
      <Textarea
        label={t('papers.reason')}
        value={reason}
        onChange={event => setReason(event.currentTarget.value)}
        maxLength={1000}
        autosize
        minRows={2}
        required
      />
    </ConfirmAct>
  )
}
