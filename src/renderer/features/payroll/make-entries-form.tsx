import { Alert, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { contractErrors, DateField, FormFrame, useAct, useToast, useWords } from '#renderer/ui/index.ts'
import { endOfMonth } from '#shared/kernel/plain-date.ts'

type Values = { entryDate: string | null; tax: string; social: string }

/** Drafts of a month's salaries: when they are booked, and who receives tax and social security. */
export function MakeEntriesForm({ month, onDone }: { readonly month: string; readonly onDone: () => void }) {
  const words = useWords()
  const { t } = words
  const toast = useToast()
  const make = useAct('payroll.makeEntries')
  const wordsOf = (part: 'net' | 'tax' | 'social', payee: string) => ({
    payee,
    documentType: t('payroll.documentType'),
    description: t(`payroll.description.${part}`),
  })
  const inputOf = (values: Values) => ({
    month,
    entryDate: values.entryDate ?? '',
    words: {
      net: wordsOf('net', ''),
      tax: wordsOf('tax', values.tax),
      social: wordsOf('social', values.social),
    },
  })
  const form = useForm<Values>({
    mode: 'controlled',
    initialValues: {
      entryDate: endOfMonth(`${month}-01`),
      tax: t('payroll.taxOffice'),
      social: t('payroll.socialOffice'),
    },
    validate: values => contractErrors(words, 'payroll.makeEntries', inputOf(values)),
  })
  return (
    <FormFrame
      form={form}
      submitLabel={t('payroll.make')}
      onSubmit={values => make.run(inputOf(values))}
      onSaved={made => {
        toast.done('payroll.made', { count: made.entries })
        onDone()
      }}
      onCancel={onDone}
    >
      <Stack gap="sm">
        <DateField label={t('entry.date')} required {...form.getInputProps('entryDate')} />
        <TextInput label={t('payroll.taxPayee')} {...form.getInputProps('tax')} />
        <TextInput label={t('payroll.socialPayee')} {...form.getInputProps('social')} />
        <Alert color="teal">{t('payroll.makeHelp')}</Alert>
      </Stack>
    </FormFrame>
  )
}
