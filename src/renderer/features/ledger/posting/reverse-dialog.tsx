import { Textarea } from '@mantine/core'
import { useState } from 'react'
import {
  ConfirmAct,
  DateField,
  EffectPreview,
  todayHere,
  useAct,
  useRead,
  useToast,
  useWords,
} from '#renderer/ui/index.ts'
import { SHORTEST_REASON } from '#shared/contract/common.ts'
import type { EntryDetails } from '#shared/contract/ledger.ts'
import { reversalDay } from './reversal-day.ts'
import { spendingOf, useLineEffects } from './use-line-effects.tsx'

export type ReverseDialogProps = {
  readonly entry: EntryDetails
  readonly onClose: () => void
  readonly onReversed: (id: string) => void
}

/** Takes a posted entry back by a new entry with negated amounts; day and reason are asked, the effect is shown. */
export function ReverseDialog({ entry, onClose, onReversed }: ReverseDialogProps) {
  const { t } = useWords()
  const toast = useToast()
  const reverse = useAct('ledger.reverse')
  const periods = useRead('periods.list', { projectId: entry.projectId })
  const [typedDate, setDate] = useState<string | null | undefined>(undefined)
  const [reason, setReason] = useState('')
  const { effects } = useLineEffects(spendingOf([entry], -1))
  const date =
    typedDate === undefined ? reversalDay(entry.entryDate, periods.data?.rows ?? [], todayHere()) : typedDate
  const run = async () => {
    if (date === null) return
    const done = await reverse.run({ id: entry.id, date, reason: reason.trim() })
    if (!done.ok) return
    toast.done('reversal.done', { no: String(entry.entryNo) })
    onReversed(done.value.id)
  }
  return (
    <ConfirmAct
      opened
      onClose={onClose}
      title={t('reversal.title', { no: String(entry.entryNo), payee: entry.payee })}
      text={t('reversal.text')}
      confirmLabel={t('reversal.confirm')}
      onConfirm={run}
      running={reverse.running}
      disabled={date === null || reason.trim().length < SHORTEST_REASON}
      error={reverse.error}
    >
      <DateField
        label={t('reversal.date')}
        help={t('reversal.dateHelp')}
        value={date}
        onChange={setDate}
        required
      />
      <Textarea
        label={t('reversal.reason')}
        description={t('reversal.reasonHelp')}
        value={reason}
        onChange={event => setReason(event.currentTarget.value)}
        maxLength={1000}
        autosize
        minRows={2}
        required
      />
      <EffectPreview effects={effects} />
    </ConfirmAct>
  )
}
