import { Select, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import {
  contractErrors,
  DateField,
  FormFrame,
  MoneyField,
  ProjectSelect,
  showMoney,
  useAct,
  useRead,
  useWords,
} from '#renderer/ui/index.ts'
import { PROCUREMENT_METHODS } from '#shared/contract/procurements.ts'
import type { Contract } from './procurements-page.tsx'
import { identityOf, type RegisterFormProps, useRegisterCurrency } from './register-form.ts'

type Values = {
  projectId: string | null
  reference: string
  title: string
  procedure: string
  method: (typeof PROCUREMENT_METHODS)[number]
  supplier: string
  signedOn: string | null
  amountMinor: number | null
}

const valuesOf = (record: Contract | null, projectId: string | null): Values => ({
  projectId: record?.projectId ?? projectId,
  reference: record?.reference ?? '',
  title: record?.title ?? '',
  procedure: record?.procedure ?? '',
  method: record?.method ?? '',
  supplier: record?.supplier ?? '',
  signedOn: record?.signedOn ?? null,
  amountMinor: record?.amount.minor ?? null,
})

/** A contract with a supplier; which procedure its amount asks for is said while it is typed. */
export function ProcurementForm({ record, projectId, onDone }: RegisterFormProps<Contract>) {
  const words = useWords()
  const { t } = words
  const save = useAct('procurements.save')
  const inputOf = (values: Values) => ({
    ...values,
    ...identityOf(record),
    projectId: values.projectId ?? '',
    amountMinor: values.amountMinor ?? Number.NaN,
  })
  const form = useForm<Values>({
    mode: 'controlled',
    initialValues: valuesOf(record, projectId),
    validate: values => contractErrors(words, 'procurements.save', inputOf(values)),
  })
  const values = form.getValues()
  const currency = useRegisterCurrency(values.projectId, record?.amount)
  return (
    <FormFrame
      form={form}
      submitLabel={t('act.save')}
      onSubmit={filled => save.run(inputOf(filled))}
      onSaved={onDone}
      onCancel={onDone}
    >
      <Stack gap="sm">
        <ProjectSelect label={t('project.one')} required {...form.getInputProps('projectId')} />
        <TextInput label={t('procurement.reference')} required {...form.getInputProps('reference')} />
        <TextInput label={t('procurement.title')} required {...form.getInputProps('title')} />
        <MoneyField
          label={t('procurement.amount')}
          required
          currency={currency}
          {...form.getInputProps('amountMinor')}
        />
        <Select
          label={t('procurement.method')}
          allowDeselect={false}
          data={PROCUREMENT_METHODS.map(value => ({
            value,
            label: t(value === '' ? 'procurementMethod.none' : `procurementMethod.${value}`),
          }))}
          {...form.getInputProps('method')}
        />
        {values.projectId !== null && values.amountMinor !== null ? (
          <RequiredMethod projectId={values.projectId} amountMinor={values.amountMinor} />
        ) : null}
        <TextInput label={t('procurement.procedure')} {...form.getInputProps('procedure')} />
        <TextInput label={t('procurement.supplier')} {...form.getInputProps('supplier')} />
        <DateField label={t('procurement.signedOn')} {...form.getInputProps('signedOn')} />
      </Stack>
    </FormFrame>
  )
}

function RequiredMethod({
  projectId,
  amountMinor,
}: {
  readonly projectId: string
  readonly amountMinor: number
}) {
  const { t, locale } = useWords()
  const asked = useRead('procurements.required', { projectId, amountMinor }, { keepLast: true })
  if (!asked.data) return null
  const { required, singleLimit, openLimit } = asked.data
  const limit = (amount: typeof singleLimit) => (amount === null ? '—' : showMoney(amount, locale))
  return (
    <Text size="sm" c="dimmed" role="status">
      {required === null || required === ''
        ? t('procurement.noRule')
        : t('procurement.required', {
            method: t(`procurementMethod.${required}`),
            single: limit(singleLimit),
            open: limit(openLimit),
          })}
    </Text>
  )
}
