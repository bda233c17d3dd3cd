import { Select, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import {
  contractErrors,
  DateField,
  FormFrame,
  MoneyField,
  useAct,
  useRead,
  useWords,
} from '#renderer/ui/index.ts'
import type { PendingPayment } from '#shared/contract/accruals.ts'
import { lineGroups } from '../ledger/index.ts'

type Values = {
  supplier: string
  lineId: string | null
  amountMinor: number | null
  expectedOn: string | null
  note: string
}

const valuesOf = (record: PendingPayment | null): Values => ({
  supplier: record?.supplier ?? '',
  lineId: record?.lineId ?? null,
  amountMinor: record?.amount.minor ?? null,
  expectedOn: record?.expectedOn ?? null,
  note: record?.note ?? '',
})

/** A payment that is owed and not made: to whom, on which line, how much, and when it is expected. */
export function PendingForm(props: {
  readonly projectId: string
  readonly currency: string
  readonly record: PendingPayment | null
  readonly onDone: () => void
}) {
  const { projectId, currency, record, onDone } = props
  const words = useWords()
  const { t } = words
  const save = useAct('pendingPayments.save')
  const lines = useRead('budgets.lines', { projectId })
  const inputOf = (values: Values) => ({
    ...values,
    id: record?.id ?? null,
    version: record?.version ?? null,
    projectId,
    lineId: values.lineId ?? '',
    amountMinor: values.amountMinor ?? Number.NaN,
  })
  const form = useForm<Values>({
    mode: 'controlled',
    initialValues: valuesOf(record),
    validate: values => contractErrors(words, 'pendingPayments.save', inputOf(values)),
  })
  return (
    <FormFrame
      form={form}
      draft={{ form: 'pendingPayment', recordId: record?.id ?? `new ${projectId}` }}
      submitLabel={t('act.save')}
      onSubmit={values => save.run(inputOf(values))}
      onSaved={onDone}
      onCancel={onDone}
    >
      <Stack gap="sm">
        <TextInput
          label={t('pending.supplier')}
          required
          data-autofocus
          {...form.getInputProps('supplier')}
        />
        <Select
          label={t('pending.line')}
          required
          searchable
          data={lineGroups(lines.data?.rows ?? [])}
          {...form.getInputProps('lineId')}
        />
        <MoneyField
          label={t('pending.amount', { currency })}
          currency={currency}
          required
          {...form.getInputProps('amountMinor')}
        />
        <DateField label={t('pending.expectedOn')} {...form.getInputProps('expectedOn')} />
        <Textarea label={t('pending.note')} autosize minRows={2} {...form.getInputProps('note')} />
      </Stack>
    </FormFrame>
  )
}
