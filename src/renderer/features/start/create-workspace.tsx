import { Select, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { contractErrors, FormFrame, useAct, useWords } from '#renderer/ui/index.ts'

/** Currencies that coalitions of the region keep their books in. */
const BASE_CURRENCIES = ['EUR', 'ALL', 'MKD', 'RSD', 'BAM', 'CHF', 'SEK', 'USD']

/** Name, currency and the first person: all that a workspace needs to begin. */
export function CreateWorkspace() {
  const words = useWords()
  const { t } = words
  const create = useAct('workspace.create')
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { name: '', coordinatorName: '', baseCurrency: 'EUR' },
    validate: values =>
      contractErrors(words, 'workspace.create', {
        ...values,
        location: { kind: 'named', name: values.name || '-' },
      }),
  })
  return (
    <FormFrame
      form={form}
      submitLabel={t('start.createDo')}
      onSubmit={values => create.run({ ...values, location: { kind: 'named', name: values.name } })}
    >
      <Stack gap="sm">
        <TextInput
          label={t('workspace.name')}
          description={t('start.nameHelp')}
          key={form.key('name')}
          {...form.getInputProps('name')}
          required
          data-autofocus
        />
        <TextInput
          label={t('start.coordinator')}
          description={t('start.coordinatorHelp')}
          key={form.key('coordinatorName')}
          {...form.getInputProps('coordinatorName')}
          required
        />
        <Select
          label={t('workspace.currency')}
          data={BASE_CURRENCIES}
          allowDeselect={false}
          key={form.key('baseCurrency')}
          {...form.getInputProps('baseCurrency')}
        />
      </Stack>
    </FormFrame>
  )
}
