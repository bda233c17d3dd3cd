import { Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import {
  contractErrors,
  DateField,
  FormFrame,
  MoneyField,
  ProjectSelect,
  useAct,
  useRead,
  useSession,
  useWords,
} from '#renderer/ui/index.ts'
import type { Asset } from './assets-page.tsx'

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

export type AssetFormProps = {
  readonly record: Asset | null
  readonly projectId: string | null
  readonly onDone: () => void
}

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
export function AssetForm({ record, projectId, onDone }: AssetFormProps) {
  const words = useWords()
  const { t } = words
  const { workspace } = useSession()
  const save = useAct('assets.save')
  const projects = useRead('projects.list', {})
  const inputOf = (values: Values) => ({
    ...values,
    id: record?.id ?? null,
    version: record?.version ?? null,
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
  const chosen = projects.data?.rows.find(row => row.id === form.getValues().projectId)
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
          currency={record?.cost.currency ?? chosen?.total?.currency ?? workspace.baseCurrency}
          {...form.getInputProps('costMinor')}
        />
      </Stack>
    </FormFrame>
  )
}
