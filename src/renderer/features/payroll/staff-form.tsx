import { Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { contractErrors, FormFrame, useAct, useWords } from '#renderer/ui/index.ts'

/** A person on the payroll: name and position, nothing that no donor asks for. */
export function StaffForm({ onDone }: { readonly onDone: () => void }) {
  const words = useWords()
  const { t } = words
  const save = useAct('payroll.saveStaff')
  const inputOf = (values: { name: string; position: string }) => ({
    ...values,
    id: null,
    version: null,
    organisationId: null,
  })
  const form = useForm({
    mode: 'controlled',
    initialValues: { name: '', position: '' },
    validate: values => contractErrors(words, 'payroll.saveStaff', inputOf(values)),
  })
  return (
    <FormFrame
      form={form}
      submitLabel={t('act.save')}
      onSubmit={values => save.run(inputOf(values))}
      onSaved={onDone}
      onCancel={onDone}
    >
      <Stack gap="sm">
        <TextInput label={t('payroll.name')} required data-autofocus {...form.getInputProps('name')} />
        <TextInput label={t('payroll.position')} {...form.getInputProps('position')} />
        <Text size="sm" c="dimmed">
          {t('payroll.staffHelp')}
        </Text>
      </Stack>
    </FormFrame>
  )
}
