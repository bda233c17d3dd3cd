import { useState } from 'react'
import { type Chosen, ConfirmAct, RecordPicker, useAct, useClient, useWords } from '#renderer/ui/index.ts'
import type { PendingPayment } from '#shared/contract/accruals.ts'

/** Entries offered while typing. */
const OFFERED = 20

/** Names the posted entry that paid a pending payment. */
export function SettlePending(props: {
  readonly record: PendingPayment
  readonly projectId: string
  readonly onClose: () => void
}) {
  const { record, projectId, onClose } = props
  const { t } = useWords()
  const client = useClient()
  const settle = useAct('pendingPayments.settle')
  const [entry, setEntry] = useState<Chosen | null>(null)
  const confirm = async () => {
    if (entry === null) return
    const done = await settle.run({ id: record.id, version: record.version, entryNo: Number(entry.id) })
    if (done.ok) onClose()
  }
  return (
    <ConfirmAct
      opened
      onClose={onClose}
      title={t('pending.settleNamed', { supplier: record.supplier })}
      text={t('pending.settleText')}
      confirmLabel={t('pending.settle')}
      disabled={entry === null}
      running={settle.running}
      error={settle.error}
      onConfirm={confirm}
    >
      <RecordPicker
        label={t('pending.payingEntry')}
        source={`paying entries ${projectId}`}
        required
        value={entry}
        onChange={setEntry}
        find={async (text, signal) => {
          const filter = { projectId, state: 'posted' as const, text }
          const found = await client.call('ledger.list', { filter, offset: 0, limit: OFFERED }, { signal })
          if (!found.ok) return found
          const value = found.value.rows.map(({ entryNo, payee, entryDate, amount }) => ({
            id: String(entryNo),
            name: t('pending.entryName', { number: String(entryNo), payee }),
            detail: t('pending.entryDetail', { date: entryDate, amount: { ...amount } }),
          }))
          return { ok: true, value }
        }}
      />
    </ConfirmAct>
  )
}
