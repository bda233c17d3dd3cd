import { Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import {
  contractErrors,
  DateField,
  FormFrame,
  MoneyField,
  ProjectSelect,
  useAct,
  useWords,
} from '#renderer/ui/index.ts'
import type { Asset } from './assets-page.tsx'
import { identityOf, type RegisterFormProps, useRegisterCurrency } from './register-form.ts'

type Values = {
  projectId: string | null
  description: string
  brand: string
  serialNo: string
  inventoryNo: string
  condition: string
  location: string
  purchasedOn: string | null
  costMinor: number | null
}

const TEXTS = ['description', 'brand', 'serialNo', 'inventoryNo', 'condition', 'location'] as const

const valuesOf = (record: Asset | null, projectId: string | null): Values => ({
  projectId: record?.projectId ?? projectId,
  description: record?.description ?? '',
  brand: record?.brand ?? '',
  serialNo: record?.serialNo ?? '',
  inventoryNo: record?.inventoryNo ?? '',
  condition: record?.condition ?? '',
  location: record?.location ?? '',
  purchasedOn: record?.purchasedOn ?? null,
  costMinor: record?.cost.minor ?? null,
})

/** An asset as the register keeps it; what it cost stays within the entry that bought it. */
export function AssetForm({ record, projectId, onDone }: RegisterFormProps<Asset>) {
  const words = useWords()
  const { t } = words
  const save = useAct('assets.save')
  const inputOf = (values: Values) => ({
    ...values,
    ...identityOf(record),
    entryId: record?.entryId ?? null,
    projectId: values.projectId ?? '',
    purchasedOn: values.purchasedOn ?? '',
    costMinor: values.costMinor ?? Number.NaN,
  })
  const form = useForm<Values>({
    mode: 'controlled',
    initialValues: valuesOf(record, projectId),
    validate: values => contractErrors(words, 'assets.save', inputOf(values)),
  })
  const currency = useRegisterCurrency(form.getValues().projectId, record?.cost)
  return (
    <FormFrame
      form={form}
      submitLabel={t('act.save')}
      onSubmit={values => save.run(inputOf(values))}
      onSaved={onDone}
      onCancel={onDone}
    >
      <Stack gap="sm">
        <ProjectSelect
          label={t('project.one')}
          required
          disabled={record?.entryId != null}
          {...form.getInputProps('projectId')}
        />
        {TEXTS.map(name => (
          <TextInput
            key={name}
            label={t(`asset.${name}`)}
            required={name === 'description'}
            {...form.getInputProps(name)}
          />
        ))}
        <DateField label={t('asset.purchasedOn')} required {...form.getInputProps('purchasedOn')} />
        <MoneyField
          label={t('asset.cost')}
          required
          currency={currency}
          {...form.getInputProps('costMinor')}
        />
      </Stack>
    </FormFrame>
  )
}
