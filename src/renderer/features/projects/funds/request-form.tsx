import { Alert, Button, Group, Select, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { ErrorState, Figure, Loaded, NoticeList, useAct, useRead, useWords } from '#renderer/ui/index.ts'
import { type PaymentRequestRow, REQUEST_KINDS } from '#shared/contract/payment-requests.ts'
import { Attachments } from './payment-requests.tsx'
import { RequestSteps } from './request-steps.tsx'

type Kind = (typeof REQUEST_KINDS)[number]

/** A request in two choices, what and with which period, and under them how the amount comes about. */
export function RequestForm(props: {
  readonly projectId: string
  readonly request: PaymentRequestRow | null
  readonly onDone: () => void
}) {
  const { projectId, request, onDone } = props
  const { t } = useWords()
  const periods = useRead('periods.list', { projectId })
  const [kind, setKind] = useState<Kind>(request?.kind ?? 'further')
  const [periodId, setPeriodId] = useState<string | null>(request?.periodId ?? null)
  const chosen = { projectId, kind, periodId: kind === 'first' ? null : periodId }
  const isReady = kind === 'first' || periodId !== null
  return (
    <Stack gap="md">
      <Group grow align="flex-start">
        <Select
          label={t('request.kind')}
          allowDeselect={false}
          data={REQUEST_KINDS.map(value => ({ value, label: t(`request.kinds.${value}`) }))}
          value={kind}
          onChange={value => setKind(REQUEST_KINDS.find(known => known === value) ?? kind)}
        />
        {kind === 'first' ? null : (
          <Select
            label={t('request.period')}
            data={(periods.data?.rows ?? [])
              .filter(period => kind !== 'balance' || period.kind === 'final')
              .map(period => ({ value: period.id, label: period.label || String(period.number) }))}
            value={periodId}
            onChange={setPeriodId}
          />
        )}
      </Group>
      {isReady ? (
        <Proposal key={`${kind} ${periodId}`} chosen={chosen} request={request} onDone={onDone} />
      ) : (
        <Text c="dimmed">{t('request.choosePeriod')}</Text>
      )}
    </Stack>
  )
}

function Proposal(props: {
  readonly chosen: { readonly projectId: string; readonly kind: Kind; readonly periodId: string | null }
  readonly request: PaymentRequestRow | null
  readonly onDone: () => void
}) {
  const { chosen, request, onDone } = props
  const { t } = useWords()
  const proposal = useRead('paymentRequests.propose', chosen)
  const save = useAct('paymentRequests.save')
  const [reference, setReference] = useState(request?.reference ?? '')
  const [note, setNote] = useState(request?.note ?? '')
  return (
    <Loaded of={proposal} lines={6}>
      {({ amount, basis, currency, warnings }) => (
        <Stack gap="md">
          <NoticeList blockers={[]} warnings={warnings} />
          <RequestSteps projectId={chosen.projectId} currency={currency} basis={basis} />
          {basis.ineligibleMinor === 0 ? null : (
            <Alert color="amber">
              {t('request.ineligible', { amount: { minor: basis.ineligibleMinor, currency } })}
            </Alert>
          )}
          <Attachments request={{ basis }} />
          <TextInput
            label={t('fund.reference')}
            value={reference}
            maxLength={120}
            onChange={event => setReference(event.currentTarget.value)}
          />
          <Textarea
            label={t('organisation.note')}
            value={note}
            maxLength={1000}
            autosize
            minRows={2}
            onChange={event => setNote(event.currentTarget.value)}
          />
          {save.error ? <ErrorState error={save.error} /> : null}
          <Group justify="space-between">
            <Text role="status">
              {t(amount.minor < 0 ? 'request.recovery' : 'request.toAsk')}{' '}
              <Figure amount={amount} withCurrency strong />
            </Text>
            <Button
              loading={save.running}
              onClick={async () => {
                const done = await save.run({
                  ...chosen,
                  id: request?.id ?? null,
                  version: request?.version ?? null,
                  amountMinor: amount.minor,
                  reference,
                  note,
                })
                if (done.ok) onDone()
              }}
            >
              {t('request.keep')}
            </Button>
          </Group>
        </Stack>
      )}
    </Loaded>
  )
}
