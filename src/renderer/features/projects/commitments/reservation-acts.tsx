import { Select, Textarea } from '@mantine/core'
import { useState } from 'react'
import { ConfirmAct, useAct, useRead, useWords } from '#renderer/ui/index.ts'
import type { ReservationRow } from '#shared/contract/availability.ts'
import { SHORTEST_REASON } from '#shared/contract/common.ts'

type Props = {
  readonly projectId: string
  readonly currency: string
  readonly record: ReservationRow
  readonly onClose: () => void
}

/** Gives reserved money back to its line, with the reason that the audit trail keeps. */
export function ReleaseReservation({ currency, record, onClose }: Props) {
  const { t } = useWords()
  const release = useAct('reservations.release')
  const [reason, setReason] = useState('')
  return (
    <ConfirmAct
      opened
      onClose={onClose}
      title={t('reservation.releaseTitle', {
        amount: { minor: record.amountMinor, currency },
        line: record.line.code,
      })}
      text={t('reservation.releaseText')}
      confirmLabel={t('reservation.release')}
      disabled={reason.trim().length < SHORTEST_REASON}
      running={release.running}
      error={release.error}
      onConfirm={async () => {
        const done = await release.run({ id: record.id, version: record.version, reason })
        if (done.ok) onClose()
      }}
    >
      <Textarea
        label={t('commitments.reason')}
        required
        autosize
        minRows={2}
        value={reason}
        onChange={event => setReason(event.currentTarget.value)}
      />
    </ConfirmAct>
  )
}

/** Ends a reservation whose money an agreement of the project holds already. */
export function LinkReservation({ projectId, currency, record, onClose }: Props) {
  const { t } = useWords()
  const agreements = useRead('agreements.list', { projectId })
  const contract = useAct('reservations.contract')
  const [agreementId, setAgreementId] = useState<string | null>(null)
  return (
    <ConfirmAct
      opened
      onClose={onClose}
      title={t('reservation.linkTitle', { amount: { minor: record.amountMinor, currency } })}
      text={t('reservation.linkText')}
      confirmLabel={t('reservation.link')}
      disabled={agreementId === null}
      running={contract.running}
      error={contract.error}
      onConfirm={async () => {
        if (agreementId === null) return
        const done = await contract.run({ id: record.id, version: record.version, agreementId })
        if (done.ok) onClose()
      }}
    >
      <Select
        label={t('agreement.one')}
        required
        searchable
        data={(agreements.data?.rows ?? []).map(row => ({
          value: row.id,
          label: `${row.agreementNo} · ${row.organisation.name}`,
        }))}
        value={agreementId}
        onChange={setAgreementId}
      />
    </ConfirmAct>
  )
}
