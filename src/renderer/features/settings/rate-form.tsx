import { Select, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import {
  CurrencyField,
  contractErrors,
  DateField,
  DecimalField,
  FormFrame,
  useAct,
  useSession,
  useWords,
} from '#renderer/ui/index.ts'

type Values = {
  source: string
  base: string
  currency: string
  kind: 'day' | 'month'
  date: string | null
  rate: string | null
}

/** A rate typed by hand, for example from a bank slip. */
export function RateForm({ onDone }: { readonly onDone: () => void }) {
  const words = useWords()
  const { t } = words
  const { workspace } = useSession()
  const add = useAct('rates.add')
  const inputOf = (values: Values) => ({
    ...values,
    date: monthStart(values),
    rate: values.rate ?? '',
  })
  const form = useForm<Values>({
    mode: 'uncontrolled',
    initialValues: {
      source: '',
      base: workspace.baseCurrency,
      currency: 'ALL',
      kind: 'day',
      date: null,
      rate: null,
    },
    validate: values => contractErrors(words, 'rates.add', inputOf(values)),
  })
  return (
    <FormFrame
      form={form}
      draft={{ form: 'rate', recordId: 'new' }}
      submitLabel={t('rates.add')}
      onSubmit={values => add.run(inputOf(values))}
      onSaved={onDone}
      onCancel={onDone}
    >
      <Stack gap="sm">
        <TextInput
          label={t('rates.source')}
          description={t('rates.sourceHelp')}
          key={form.key('source')}
          {...form.getInputProps('source')}
          required
          data-autofocus
        />
        <Select
          label={t('rates.kind')}
          allowDeselect={false}
          data={[
            { value: 'day', label: t('rates.kind.day') },
            { value: 'month', label: t('rates.kind.month') },
          ]}
          key={form.key('kind')}
          {...form.getInputProps('kind')}
        />
        <DateField label={t('rates.date')} key={form.key('date')} {...form.getInputProps('date')} required />
        <CurrencyField label={t('rates.base')} key={form.key('base')} {...form.getInputProps('base')} />
        <CurrencyField
          label={t('rates.currency')}
          key={form.key('currency')}
          {...form.getInputProps('currency')}
        />
        <DecimalField
          label={t('rates.rate')}
          help={t('rates.rateHelp')}
          key={form.key('rate')}
          {...form.getInputProps('rate')}
          required
        />
      </Stack>
    </FormFrame>
  )
}

/** The rate of a month stands under its first day. */
function monthStart({ kind, date }: Values): string {
  if (date === null) return ''
  return kind === 'month' ? `${date.slice(0, 7)}-01` : date
}
