import { Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import {
  CurrencyField,
  contractErrors,
  DateField,
  FormFrame,
  MoneyField,
  useAct,
  useWords,
} from '#renderer/ui/index.ts'
import type { Conversion } from './conversions.tsx'

type Values = {
  date: string | null
  fromCurrency: string
  fromMinor: number | null
  toCurrency: string
  toMinor: number | null
  slipNo: string
}

/** A purchase of currency as on the bank's slip; the rate follows from both amounts. */
export function ConversionForm(props: {
  readonly projectId: string
  readonly currency: string
  readonly record: Conversion | null
  readonly onDone: () => void
}) {
  const { projectId, currency, record, onDone } = props
  const words = useWords()
  const { t } = words
  const save = useAct('conversions.save')
  const inputOf = (values: Values) => ({
    ...values,
    id: record?.id ?? null,
    version: record?.version ?? null,
    projectId,
    date: values.date ?? '',
    fromMinor: values.fromMinor ?? Number.NaN,
    toMinor: values.toMinor ?? Number.NaN,
  })
  const form = useForm<Values>({
    mode: 'uncontrolled',
    initialValues: {
      date: record?.date ?? null,
      fromCurrency: record?.from.currency ?? currency,
      fromMinor: record?.from.minor ?? null,
      toCurrency: record?.to.currency ?? '',
      toMinor: record?.to.minor ?? null,
      slipNo: record?.slipNo ?? '',
    },
    validate: values => contractErrors(words, 'conversions.save', inputOf(values)),
  })
  const fromCurrency = form.useWatchValue('fromCurrency')
  const toCurrency = form.useWatchValue('toCurrency')
  return (
    <FormFrame
      form={form}
      draft={{ form: 'conversion', recordId: record?.id ?? `new ${projectId}` }}
      submitLabel={t('act.save')}
      onSubmit={values => save.run(inputOf(values))}
      onSaved={onDone}
      onCancel={onDone}
    >
      <Stack gap="sm">
        <DateField label={t('fund.date')} key={form.key('date')} {...form.getInputProps('date')} required />
        <CurrencyField
          label={t('conversion.fromCurrency')}
          key={form.key('fromCurrency')}
          {...form.getInputProps('fromCurrency')}
        />
        <MoneyField
          label={t('conversion.from')}
          currency={fromCurrency}
          key={form.key('fromMinor')}
          {...form.getInputProps('fromMinor')}
          required
        />
        <CurrencyField
          label={t('conversion.toCurrency')}
          key={form.key('toCurrency')}
          {...form.getInputProps('toCurrency')}
        />
        <MoneyField
          label={t('conversion.to')}
          currency={toCurrency === '' ? currency : toCurrency}
          key={form.key('toMinor')}
          {...form.getInputProps('toMinor')}
          required
        />
        <TextInput
          label={t('conversion.slipNo')}
          key={form.key('slipNo')}
          {...form.getInputProps('slipNo')}
        />
      </Stack>
    </FormFrame>
  )
}
