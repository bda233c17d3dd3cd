import { Group, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import {
  AccountSelect,
  CurrencyField,
  contractErrors,
  DateField,
  FormFrame,
  MoneyField,
  useAct,
  useWords,
} from '#renderer/ui/index.ts'
import { rateOfAmounts } from '#shared/domain/rates/index.ts'
import { formatDecimalText } from '#shared/kernel/format-amount.ts'
import { money } from '#shared/kernel/money.ts'
import type { Conversion } from './conversions.tsx'

type Values = {
  date: string | null
  fromCurrency: string
  fromMinor: number | null
  toCurrency: string
  toMinor: number | null
  slipNo: string
  fromAccountId: string | null
  toAccountId: string | null
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
      fromAccountId: record?.fromAccount?.id ?? null,
      toAccountId: record?.toAccount?.id ?? null,
    },
    validate: values => contractErrors(words, 'conversions.save', inputOf(values)),
  })
  const fromCurrency = form.useWatchValue('fromCurrency')
  const toCurrency = form.useWatchValue('toCurrency')
  const given = form.useWatchValue('fromMinor')
  const bought = form.useWatchValue('toMinor')
  // An account of the currency before doesn't fit the one after.
  form.watch('fromCurrency', ({ previousValue, value }) => {
    if (previousValue !== value) form.setFieldValue('fromAccountId', null)
  })
  form.watch('toCurrency', ({ previousValue, value }) => {
    if (previousValue !== value) form.setFieldValue('toAccountId', null)
  })
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
        <Group grow align="start">
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
        </Group>
        <AccountSelect
          label={t('conversion.fromAccount')}
          projectId={projectId}
          currency={fromCurrency}
          clearable
          key={form.key('fromAccountId')}
          {...form.getInputProps('fromAccountId')}
        />
        <Group grow align="start">
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
        </Group>
        <AccountSelect
          label={t('conversion.toAccount')}
          projectId={projectId}
          currency={toCurrency}
          clearable
          key={form.key('toAccountId')}
          {...form.getInputProps('toAccountId')}
        />
        <RateBehind
          from={{ minor: given, currency: fromCurrency }}
          to={{ minor: bought, currency: toCurrency }}
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

type Side = { readonly minor: number | null; readonly currency: string }

/** The rate that both amounts make, as soon as both are there. */
function RateBehind({ from, to }: { readonly from: Side; readonly to: Side }) {
  const { t, locale } = useWords()
  if (!from.minor || !to.minor || to.currency === '' || from.currency === to.currency) return null
  const rate = rateOfAmounts(money(to.minor, to.currency), money(from.minor, from.currency))
  if (rate === undefined) return null
  return (
    <Text size="sm" role="status">
      {t('conversion.rateBehind', {
        from: from.currency,
        to: to.currency,
        rate: formatDecimalText(rate, locale),
      })}
    </Text>
  )
}
