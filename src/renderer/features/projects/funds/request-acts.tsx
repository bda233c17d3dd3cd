import { Select, Text, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import {
  ConfirmAct,
  DateField,
  Loaded,
  showMoney,
  todayHere,
  useAct,
  useRead,
  useToast,
  useWords,
} from '#renderer/ui/index.ts'
import type { PaymentRequestRow } from '#shared/contract/payment-requests.ts'
import { formatDate } from '#shared/kernel/format-date.ts'

type ActProps = { readonly request: PaymentRequestRow; readonly onClose: () => void }

/** Marks a request as sent to the donor: its figures stay from then on. */
export function SendRequest({ request, onClose }: ActProps) {
  const { t } = useWords()
  const toast = useToast()
  const send = useAct('paymentRequests.send')
  const [date, setDate] = useState<string | null>(todayHere())
  const [reference, setReference] = useState(request.reference)
  return (
    <ConfirmAct
      opened
      onClose={onClose}
      title={t('request.sendTitle', { number: request.number, amount: { ...request.amount } })}
      text={t('request.sendText')}
      confirmLabel={t('request.act.send')}
      disabled={date === null}
      running={send.running}
      error={send.error}
      onConfirm={async () => {
        const { id, version } = request
        const done = await send.run({ id, version, requestedOn: date ?? '', reference })
        if (!done.ok) return
        toast.done('request.isSent')
        onClose()
      }}
    >
      <DateField label={t('request.requestedOn')} value={date} onChange={setDate} required />
      <TextInput
        label={t('fund.reference')}
        value={reference}
        maxLength={120}
        onChange={event => setReference(event.currentTarget.value)}
      />
    </ConfirmAct>
  )
}

/** Links the instalment (or the refund of a recovery) that answered a request. */
export function AnswerRequest({ request, projectId, onClose }: ActProps & { readonly projectId: string }) {
  const { t, locale } = useWords()
  const toast = useToast()
  const mark = useAct('paymentRequests.markPaid')
  const funds = useRead('funds.list', { projectId })
  const [movementId, setMovementId] = useState<string | null>(null)
  const wanted = request.amount.minor < 0 ? 'refund' : 'instalment'
  return (
    <ConfirmAct
      opened
      onClose={onClose}
      title={t('request.paidTitle', { number: request.number })}
      text={t('request.paidText')}
      confirmLabel={t('request.act.paid')}
      disabled={movementId === null}
      running={mark.running}
      error={mark.error}
      onConfirm={async () => {
        const done = await mark.run({
          id: request.id,
          version: request.version,
          movementId: movementId ?? '',
        })
        if (!done.ok) return
        toast.done('request.isPaid')
        onClose()
      }}
    >
      <Loaded of={funds} lines={1}>
        {({ rows }) => {
          const open = rows.filter(row => row.kind === wanted && row.requestId === null)
          if (open.length === 0) return <Text>{t('request.noReceipt')}</Text>
          return (
            <Select
              label={t(`receiptKind.${wanted}`)}
              data={open.map(row => ({
                value: row.id,
                label: [formatDate(row.date, locale), showMoney(row.base, locale), row.reference]
                  .filter(part => part !== '')
                  .join(' · '),
              }))}
              value={movementId}
              onChange={setMovementId}
            />
          )
        }}
      </Loaded>
    </ConfirmAct>
  )
}

/** The donor said no: the request stays as a record, and a new one can be made. */
export function RejectRequest({ request, onClose }: ActProps) {
  const { t } = useWords()
  const reject = useAct('paymentRequests.reject')
  const [note, setNote] = useState('')
  return (
    <ConfirmAct
      opened
      onClose={onClose}
      title={t('request.rejectTitle', { number: request.number })}
      confirmLabel={t('request.act.reject')}
      disabled={note.trim().length < 3}
      running={reject.running}
      error={reject.error}
      onConfirm={async () => {
        const done = await reject.run({ id: request.id, version: request.version, note })
        if (done.ok) onClose()
      }}
    >
      <Textarea
        label={t('request.reason')}
        value={note}
        maxLength={1000}
        autosize
        minRows={2}
        onChange={event => setNote(event.currentTarget.value)}
        required
      />
    </ConfirmAct>
  )
}
