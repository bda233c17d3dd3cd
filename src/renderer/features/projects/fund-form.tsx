import { Select, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import {
  AccountSelect,
  type Chosen,
  CurrencyField,
  contractErrors,
  DateField,
  FormFrame,
  MoneyField,
  OrganisationPicker,
  useAct,
  useWords,
} from '#renderer/ui/index.ts'
import { FUND_KINDS } from '#shared/contract/funds.ts'
import type { Movement } from './funds-tab.tsx'

type Values = {
  kind: (typeof FUND_KINDS)[number]
  date: string | null
  organisation: Chosen | null
  currency: string
  amountMinor: number | null
  baseMinor: number | null
  reference: string
  note: string
  accountId: string | null
}

export type FundFormProps = {
  readonly projectId: string
  readonly currency: string
  readonly record: Movement | null
  readonly onDone: () => void
}

const valuesOf = (record: Movement | null, currency: string): Values => ({
  kind: record?.kind ?? 'instalment',
  date: record?.date ?? null,
  organisation: record?.organisation ?? null,
  currency: record?.amount.currency ?? currency,
  amountMinor: record?.amount.minor ?? null,
  baseMinor: record?.base.minor ?? null,
  reference: record?.reference ?? '',
  note: record?.note ?? '',
  accountId: record?.account?.id ?? null,
})

/** Money received: what was sent and what arrived in the project's currency; the rate follows from both. */
export function FundForm({ projectId, currency, record, onDone }: FundFormProps) {
  const words = useWords()
  const { t } = words
  const save = useAct('funds.save')
  const inputOf = ({ organisation, ...values }: Values) => ({
    ...values,
    id: record?.id ?? null,
    version: record?.version ?? null,
    projectId,
    organisationId: organisation?.id ?? null,
    date: values.date ?? '',
    amountMinor: values.amountMinor ?? Number.NaN,
    baseMinor: (values.currency === currency ? values.amountMinor : values.baseMinor) ?? Number.NaN,
  })
  const form = useForm<Values>({
    mode: 'uncontrolled',
    initialValues: valuesOf(record, currency),
    validate: values => contractErrors(words, 'funds.save', inputOf(values)),
  })
  const sentCurrency = form.useWatchValue('currency')
  return (
    <FormFrame
      form={form}
      draft={{ form: 'fund', recordId: record?.id ?? `new ${projectId}` }}
      submitLabel={t('act.save')}
      onSubmit={values => save.run(inputOf(values))}
      onSaved={onDone}
      onCancel={onDone}
    >
      <Stack gap="sm">
        <Select
          label={t('fund.kind')}
          allowDeselect={false}
          data={FUND_KINDS.map(value => ({ value, label: t(`receiptKind.${value}`) }))}
          key={form.key('kind')}
          {...form.getInputProps('kind')}
        />
        <DateField label={t('fund.date')} key={form.key('date')} {...form.getInputProps('date')} required />
        <OrganisationPicker
          label={t('fund.from')}
          key={form.key('organisation')}
          {...form.getInputProps('organisation')}
        />
        <CurrencyField
          label={t('fund.currency')}
          key={form.key('currency')}
          {...form.getInputProps('currency')}
        />
        <MoneyField
          label={t('fund.amount')}
          currency={sentCurrency}
          key={form.key('amountMinor')}
          {...form.getInputProps('amountMinor')}
          required
        />
        {sentCurrency === currency ? null : (
          <MoneyField
            label={t('fund.arrived')}
            help={t('fund.arrivedHelp')}
            currency={currency}
            key={form.key('baseMinor')}
            {...form.getInputProps('baseMinor')}
            required
          />
        )}
        <AccountSelect
          label={t('account.arrivedOn')}
          projectId={projectId}
          clearable
          key={form.key('accountId')}
          {...form.getInputProps('accountId')}
        />
        <TextInput
          label={t('fund.reference')}
          key={form.key('reference')}
          {...form.getInputProps('reference')}
        />
        <Textarea
          label={t('organisation.note')}
          autosize
          minRows={2}
          key={form.key('note')}
          {...form.getInputProps('note')}
        />
      </Stack>
    </FormFrame>
  )
}
