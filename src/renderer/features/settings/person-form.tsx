import { Checkbox, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { contractErrors, FormFrame, useAct, useWords } from '#renderer/ui/index.ts'
import { ROLES, type Role } from '#shared/contract/index.ts'
import type { PersonRow } from '#shared/contract/users.ts'

type Values = { name: string; email: string; roles: Role[]; archived: boolean }

/** A person and the roles held; somebody who has left is archived, never deleted, since the trail names them. */
export function PersonForm({
  person,
  onDone,
}: {
  readonly person: PersonRow | null
  readonly onDone: () => void
}) {
  const words = useWords()
  const { t } = words
  const create = useAct('users.create')
  const update = useAct('users.update')
  const form = useForm<Values>({
    mode: 'uncontrolled',
    initialValues: {
      name: person?.name ?? '',
      email: person?.email ?? '',
      roles: person?.roles ?? [],
      archived: person?.archived ?? false,
    },
    validate: ({ archived: _archived, ...values }) => contractErrors(words, 'users.create', values),
  })
  const send = ({ archived, ...values }: Values) =>
    person ? update.run({ id: person.id, version: person.version, ...values, archived }) : create.run(values)
  return (
    <FormFrame
      form={form}
      draft={{ form: 'person', recordId: person?.id ?? 'new' }}
      submitLabel={person ? t('act.save') : t('persons.create')}
      onSubmit={send}
      onSaved={onDone}
      onCancel={onDone}
    >
      <Stack gap="sm">
        <TextInput
          label={t('persons.name')}
          key={form.key('name')}
          {...form.getInputProps('name')}
          required
          data-autofocus
        />
        <TextInput label={t('organisation.email')} key={form.key('email')} {...form.getInputProps('email')} />
        <Checkbox.Group
          label={t('persons.roles')}
          key={form.key('roles')}
          {...form.getInputProps('roles')}
          required
        >
          <Stack gap="xs" mt={4}>
            {ROLES.map(role => (
              <Checkbox
                key={role}
                value={role}
                label={t(`role.${role}`)}
                description={t(`roleHelp.${role}`)}
              />
            ))}
          </Stack>
        </Checkbox.Group>
        {person ? (
          <Checkbox
            label={t('persons.archive')}
            key={form.key('archived')}
            {...form.getInputProps('archived', { type: 'checkbox' })}
          />
        ) : null}
      </Stack>
    </FormFrame>
  )
}
