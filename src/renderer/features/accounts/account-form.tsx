import { Select, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import {
  CurrencyField,
  contractErrors,
  DateField,
  FormFrame,
  MoneyField,
  ProjectSelect,
  useAct,
  useWords,
} from '#renderer/ui/index.ts'
import { ACCOUNT_KINDS, type AccountRow } from '#shared/contract/accounts.ts'

type Values = {
  projectId: string | null
  kind: (typeof ACCOUNT_KINDS)[number]
  name: string
  iban: string
  bank: string
  currency: string
  openingDate: string | null
  openingMinor: number | null
}

const valuesOf = (record: AccountRow | null): Values => ({
  projectId: record?.projectId ?? null,
  kind: record?.kind ?? 'bank',
  name: record?.name ?? '',
  iban: record?.iban ?? '',
  bank: record?.bank ?? '',
  currency: record?.currency ?? 'EUR',
  openingDate: record?.openingDate ?? null,
  openingMinor: record?.openingMinor ?? null,
})

/** A bank account or a cash box with the balance it opens with. */
export function AccountForm({
  record,
  onDone,
}: {
  readonly record: AccountRow | null
  readonly onDone: () => void
}) {
  const words = useWords()
  const { t } = words
  const save = useAct('accounts.save')
  const inputOf = (values: Values) => ({
    ...values,
    id: record?.id ?? null,
    version: record?.version ?? null,
    openingDate: values.openingDate ?? '',
    openingMinor: values.openingMinor ?? Number.NaN,
  })
  const form = useForm<Values>({
    mode: 'uncontrolled',
    initialValues: valuesOf(record),
    validate: values => contractErrors(words, 'accounts.save', inputOf(values)),
  })
  const currency = form.useWatchValue('currency')
  const kind = form.useWatchValue('kind')
  return (
    <FormFrame
      form={form}
      draft={{ form: 'account', recordId: record?.id ?? 'new' }}
      submitLabel={t('act.save')}
      onSubmit={values => save.run(inputOf(values))}
      onSaved={onDone}
      onCancel={onDone}
    >
      <Stack gap="sm">
        <Select
          label={t('account.kind')}
          allowDeselect={false}
          data={ACCOUNT_KINDS.map(value => ({ value, label: t(`account.kinds.${value}`) }))}
          key={form.key('kind')}
          {...form.getInputProps('kind')}
        />
        <TextInput
          label={t('account.name')}
          required
          key={form.key('name')}
          {...form.getInputProps('name')}
        />
        <ProjectSelect
          label={t('project.one')}
          help={t('account.projectHelp')}
          clearable
          key={form.key('projectId')}
          {...form.getInputProps('projectId')}
        />
        {kind === 'bank' ? (
          <>
            <TextInput
              label={t('account.iban')}
              description={t('account.ibanHelp')}
              key={form.key('iban')}
              {...form.getInputProps('iban')}
            />
            <TextInput label={t('account.bank')} key={form.key('bank')} {...form.getInputProps('bank')} />
          </>
        ) : null}
        <CurrencyField
          label={t('account.currency')}
          key={form.key('currency')}
          {...form.getInputProps('currency')}
        />
        <DateField
          label={t('account.openingDate')}
          help={t('account.openingHelp')}
          required
          key={form.key('openingDate')}
          {...form.getInputProps('openingDate')}
        />
        <MoneyField
          label={t('account.opening')}
          currency={currency}
          required
          key={form.key('openingMinor')}
          {...form.getInputProps('openingMinor')}
        />
      </Stack>
    </FormFrame>
  )
}
