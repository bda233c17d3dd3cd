import { Select, Stack, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import {
  CurrencyField,
  contractErrors,
  FormFrame,
  MoneyField,
  useAct,
  useRead,
  useSession,
  useWords,
} from '#renderer/ui/index.ts'
import type { Payroll } from '#shared/contract/payroll.ts'
import { blankShare, SharesField, type ShareValues, sharesInput, shareValues } from '../sharing/index.ts'

type Values = {
  staffId: string | null
  currency: string
  netMinor: number | null
  taxMinor: number | null
  socialMinor: number | null
  shares: ShareValues[]
}

const AMOUNTS = ['netMinor', 'taxMinor', 'socialMinor'] as const
const LABELS = {
  netMinor: 'column.net_minor',
  taxMinor: 'column.tax_minor',
  socialMinor: 'column.social_minor',
} as const

/** A person's month: what it costs, and which project pays how much of it. */
export function SalaryForm(props: {
  readonly month: string
  readonly record: Payroll | null
  readonly onDone: () => void
}) {
  const words = useWords()
  const { t } = words
  const { record, month } = props
  const { workspace } = useSession()
  const staff = useRead('payroll.staff', {})
  const save = useAct('payroll.save')
  const inputOf = (values: Values) => ({
    id: record?.id ?? null,
    version: record?.version ?? null,
    month,
    staffId: values.staffId ?? '',
    currency: values.currency,
    netMinor: values.netMinor ?? Number.NaN,
    taxMinor: values.taxMinor ?? 0,
    socialMinor: values.socialMinor ?? 0,
    note: record?.note ?? '',
    shares: sharesInput(values.shares),
  })
  const form = useForm<Values>({
    mode: 'controlled',
    initialValues: {
      staffId: record?.staff.id ?? null,
      currency: record?.net.currency ?? workspace.baseCurrency,
      netMinor: record?.net.minor ?? null,
      taxMinor: record?.tax.minor ?? null,
      socialMinor: record?.social.minor ?? null,
      shares: record ? shareValues(record.shares) : [blankShare('100')],
    },
    validate: values => contractErrors(words, 'payroll.save', inputOf(values)),
  })
  const { currency } = form.getValues()
  return (
    <FormFrame
      form={form}
      submitLabel={t('act.save')}
      onSubmit={values => save.run(inputOf(values))}
      onSaved={props.onDone}
      onCancel={props.onDone}
    >
      <Stack gap="sm">
        <Select
          label={t('payroll.person')}
          required
          searchable
          data={(staff.data?.rows ?? []).map(row => ({ value: row.id, label: row.name }))}
          {...form.getInputProps('staffId')}
        />
        <CurrencyField label={t('entry.currency')} {...form.getInputProps('currency')} />
        {AMOUNTS.map(name => (
          <MoneyField
            key={`${name}${currency}`}
            label={t(LABELS[name])}
            currency={currency}
            {...form.getInputProps(name)}
          />
        ))}
        <SharesField {...form.getInputProps('shares')} />
        <Text size="sm" c="dimmed">
          {t('payroll.sharesHelp')}
        </Text>
      </Stack>
    </FormFrame>
  )
}
