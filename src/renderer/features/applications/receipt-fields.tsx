import { Group, Select, TextInput } from '@mantine/core'
import { DateField, useWords } from '#renderer/ui/index.ts'
import { RECEIVED_HOW } from '#shared/contract/applications.ts'

export type Receipt = {
  readonly receivedOn: string | null
  readonly receivedTime: string
  readonly how: Exclude<(typeof RECEIVED_HOW)[number], ''>
  readonly evidence: string
}
export const NO_RECEIPT: Receipt = { receivedOn: null, receivedTime: '', how: 'email', evidence: '' }

const HOWS = RECEIVED_HOW.filter(how => how !== '')

/** True once everything that a receipt needs was typed. */
export const isComplete = (receipt: Receipt): receipt is Receipt & { readonly receivedOn: string } =>
  receipt.receivedOn !== null && /^\d\d:\d\d$/.test(receipt.receivedTime) && receipt.evidence.trim() !== ''

/** When something came in by the clocks of the call, by which way, and what proves it. */
export function ReceiptFields(props: {
  readonly receipt: Receipt
  readonly zone: string
  readonly onChange: (receipt: Receipt) => void
}) {
  const { t } = useWords()
  const { receipt, zone, onChange } = props
  return (
    <>
      <Group grow align="flex-start">
        <DateField
          label={t('application.receivedOn')}
          required
          value={receipt.receivedOn}
          onChange={receivedOn => onChange({ ...receipt, receivedOn })}
        />
        <TextInput
          label={t('application.receivedTime', { zone })}
          placeholder="16:00"
          required
          value={receipt.receivedTime}
          onChange={event => onChange({ ...receipt, receivedTime: event.currentTarget.value })}
        />
      </Group>
      <Select
        label={t('application.receivedHow')}
        allowDeselect={false}
        data={HOWS.map(value => ({ value, label: t(`receivedHow.${value}`) }))}
        value={receipt.how}
        onChange={value => {
          const how = HOWS.find(known => known === value)
          if (how) onChange({ ...receipt, how })
        }}
      />
      <TextInput
        label={t('application.receivedEvidence')}
        description={t('application.receivedEvidenceHelp')}
        required
        maxLength={500}
        value={receipt.evidence}
        onChange={event => onChange({ ...receipt, evidence: event.currentTarget.value })}
      />
    </>
  )
}
