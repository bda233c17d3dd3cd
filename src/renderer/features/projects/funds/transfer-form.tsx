import { Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import {
  AccountSelect,
  contractErrors,
  DateField,
  FormFrame,
  MoneyField,
  useAct,
  useRead,
  useWords,
} from '#renderer/ui/index.ts'
import type { Transfer } from '#shared/contract/transfers.ts'

type Values = {
  date: string | null
  fromAccountId: string | null
  toAccountId: string | null
  amountMinor: number | null
  reference: string
  note: string
}

/** Money moved from one account to another of the same currency. */
export function TransferForm(props: {
  readonly projectId: string
  /** Of the project; shown until an account is chosen. */
  readonly currency: string
  readonly record: Transfer | null
  readonly onDone: () => void
}) {
  const { projectId, record, onDone } = props
  const words = useWords()
  const { t } = words
  const save = useAct('transfers.save')
  const accounts = useRead('accounts.list', { projectId })
  const currencyOf = (id: string | null) => accounts.data?.rows.find(row => row.id === id)?.currency
  const inputOf = (values: Values) => ({
    ...values,
    id: record?.id ?? null,
    version: record?.version ?? null,
    projectId,
    date: values.date ?? '',
    fromAccountId: values.fromAccountId ?? '',
    toAccountId: values.toAccountId ?? '',
    amountMinor: values.amountMinor ?? Number.NaN,
  })
  const form = useForm<Values>({
    mode: 'uncontrolled',
    initialValues: {
      date: record?.date ?? null,
      fromAccountId: record?.fromAccount.id ?? null,
      toAccountId: record?.toAccount.id ?? null,
      amountMinor: record?.amount.minor ?? null,
      reference: record?.reference ?? '',
      note: record?.note ?? '',
    },
    validate: values => contractErrors(words, 'transfers.save', inputOf(values)),
  })
  const from = form.useWatchValue('fromAccountId')
  const currency = currencyOf(from)
  // An account of the currency before, or the one that gives now, doesn't fit.
  form.watch('fromAccountId', ({ previousValue, value }) => {
    const to = form.getValues().toAccountId
    if (previousValue !== value && (to === value || currencyOf(to) !== currencyOf(value)))
      form.setFieldValue('toAccountId', null)
  })
  return (
    <FormFrame
      form={form}
      draft={{ form: 'transfer', recordId: record?.id ?? `new ${projectId}` }}
      submitLabel={t('act.save')}
      onSubmit={values => save.run(inputOf(values))}
      onSaved={onDone}
      onCancel={onDone}
    >
      <Stack gap="sm">
        <DateField label={t('fund.date')} key={form.key('date')} {...form.getInputProps('date')} required />
        <AccountSelect
          label={t('transfer.from')}
          projectId={projectId}
          key={form.key('fromAccountId')}
          {...form.getInputProps('fromAccountId')}
          required
        />
        <AccountSelect
          label={t('transfer.to')}
          help={t('transfer.toHelp')}
          projectId={projectId}
          except={from}
          {...(currency === undefined ? {} : { currency })}
          key={form.key('toAccountId')}
          {...form.getInputProps('toAccountId')}
          required
        />
        <MoneyField
          label={t('transfer.amount')}
          currency={currency ?? props.currency}
          key={form.key('amountMinor')}
          {...form.getInputProps('amountMinor')}
          required
        />
        <TextInput
          label={t('transfer.reference')}
          key={form.key('reference')}
          {...form.getInputProps('reference')}
        />
        <Textarea
          label={t('transfer.note')}
          autosize
          minRows={2}
          key={form.key('note')}
          {...form.getInputProps('note')}
        />
      </Stack>
    </FormFrame>
  )
}
