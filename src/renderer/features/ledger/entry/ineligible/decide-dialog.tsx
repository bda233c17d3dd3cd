import { Select, Stack, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import {
  contractErrors,
  DateField,
  Dialog,
  FormFrame,
  MoneyField,
  todayHere,
  useAct,
  useRead,
  useWords,
} from '#renderer/ui/index.ts'
import type { EntryDetails } from '#shared/contract/ledger.ts'
import type { RefusableLine } from './refusable-lines.ts'

type Values = {
  lineId: string | null
  amountMinor: number | null
  reasonCode: string | null
  note: string
  decidedOn: string | null
}

/** Refuses a part of an entry on one of its lines: it stays spent, and is no longer admitted. */
export function DecideDialog(props: {
  readonly entry: EntryDetails
  readonly lines: readonly RefusableLine[]
  readonly onClose: () => void
}) {
  const { entry, lines, onClose } = props
  const { t } = useWords()
  return (
    <Dialog opened onClose={onClose} title={t('ineligible.decideTitle', { no: String(entry.entryNo) })}>
      <DecideForm entry={entry} lines={lines} onDone={onClose} />
    </Dialog>
  )
}

function DecideForm(props: {
  readonly entry: EntryDetails
  readonly lines: readonly RefusableLine[]
  readonly onDone: () => void
}) {
  const { entry, lines, onDone } = props
  const words = useWords()
  const { t, say } = words
  const decide = useAct('ineligible.decide')
  const reasons = useRead('ineligible.reasons', {})
  const [first] = lines
  const currency = entry.base?.currency ?? entry.currency
  const inputOf = (values: Values) => ({
    entryId: entry.id,
    lineId: values.lineId ?? '',
    amountMinor: values.amountMinor ?? Number.NaN,
    reasonCode: values.reasonCode ?? '',
    note: values.note,
    decidedOn: values.decidedOn ?? '',
  })
  const form = useForm<Values>({
    mode: 'controlled',
    initialValues: {
      lineId: first?.lineId ?? null,
      amountMinor: first?.leftMinor ?? null,
      reasonCode: null,
      note: '',
      decidedOn: todayHere(),
    },
    validate: values => contractErrors(words, 'ineligible.decide', inputOf(values)),
  })
  const chooseLine = (lineId: string | null) => {
    form.setFieldValue('lineId', lineId)
    form.setFieldValue('amountMinor', lines.find(line => line.lineId === lineId)?.leftMinor ?? null)
  }
  return (
    <FormFrame
      form={form}
      submitLabel={t('ineligible.decideConfirm')}
      onSubmit={values => decide.run(inputOf(values))}
      onSaved={onDone}
      onCancel={onDone}
    >
      <Stack gap="sm">
        <Select
          label={t('entry.line')}
          allowDeselect={false}
          data={lines.map(({ lineId, label }) => ({ value: lineId, label }))}
          {...form.getInputProps('lineId')}
          onChange={chooseLine}
        />
        <MoneyField
          label={t('ineligible.amount')}
          currency={currency}
          required
          {...form.getInputProps('amountMinor')}
        />
        <Select
          label={t('ineligible.reason')}
          required
          searchable
          data={(reasons.data?.rows ?? []).map(({ code }) => ({
            value: code,
            label: `${code} · ${say(`ineligible.${code}`)}`,
          }))}
          {...form.getInputProps('reasonCode')}
        />
        <DateField label={t('ineligible.decidedOn')} required {...form.getInputProps('decidedOn')} />
        <Textarea label={t('ineligible.note')} autosize minRows={2} {...form.getInputProps('note')} />
      </Stack>
    </FormFrame>
  )
}
