import { PasswordInput, Stack, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import {
  contractErrors,
  FormFrame,
  useAct,
  useRead,
  useSession,
  useToast,
  useWords,
} from '#renderer/ui/index.ts'

type Values = { current: string; next: string; again: string }

/** The own passphrase: set, changed, or taken away by leaving the new one blank. Never kept as a draft. */
export function PassphraseForm({ onDone }: { readonly onDone: () => void }) {
  const words = useWords()
  const { t } = words
  const toast = useToast()
  const { person } = useSession()
  const persons = useRead('users.list', {})
  const isSet = persons.data?.rows.find(row => row.id === person.personId)?.passphrase ?? false
  const save = useAct('users.setPassphrase')
  const inputOf = (values: Values) => ({
    current: isSet ? values.current : null,
    next: values.next === '' ? null : values.next,
  })
  const form = useForm<Values>({
    mode: 'uncontrolled',
    initialValues: { current: '', next: '', again: '' },
    validate: values => ({
      ...contractErrors(words, 'users.setPassphrase', inputOf(values)),
      ...(values.next === values.again ? {} : { again: t('persons.notTheSame') }),
      ...(values.next === '' && !isSet ? { next: t('validation.required') } : {}),
    }),
  })
  return (
    <FormFrame
      form={form}
      submitLabel={t('act.save')}
      onSubmit={values => save.run(inputOf(values))}
      onSaved={() => {
        toast.done('persons.passphraseSaved')
        onDone()
      }}
      onCancel={onDone}
    >
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('persons.passphraseHelp')}
        </Text>
        {isSet ? (
          <PasswordInput
            label={t('persons.current')}
            autoComplete="off"
            key={form.key('current')}
            {...form.getInputProps('current')}
            required
          />
        ) : null}
        <PasswordInput
          label={t('persons.next')}
          description={isSet ? t('persons.nextHelpSet') : t('persons.nextHelp')}
          autoComplete="new-password"
          key={form.key('next')}
          {...form.getInputProps('next')}
        />
        <PasswordInput
          label={t('persons.again')}
          autoComplete="new-password"
          key={form.key('again')}
          {...form.getInputProps('again')}
        />
      </Stack>
    </FormFrame>
  )
}
