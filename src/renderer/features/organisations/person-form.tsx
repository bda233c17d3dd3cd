import { Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { contractErrors, DateField, FormFrame, useAct, useRead, useWords } from '#renderer/ui/index.ts'
import { ORGANISATION_PERSON_ROLES, type OrganisationPerson } from '#shared/contract/organisation-people.ts'

type Values = {
  name: string
  role: OrganisationPerson['role']
  since: string | null
  until: string | null
  personId: string | null
}

/** Somebody of a body: who, as what, since when and until when, and who of the workspace it is. */
export function PersonForm(props: {
  readonly organisationId: string
  readonly known: OrganisationPerson | null
  readonly onClose: () => void
}) {
  const words = useWords()
  const { t } = words
  const { organisationId, known, onClose } = props
  const save = useAct('organisations.savePerson')
  const people = useRead('users.list', {})
  const inputOf = (values: Values) => ({
    ...values,
    id: known?.id ?? null,
    version: known?.version ?? null,
    organisationId,
  })
  const form = useForm<Values>({
    mode: 'controlled',
    initialValues: {
      name: known?.name ?? '',
      role: known?.role ?? 'board_member',
      since: known?.since ?? null,
      until: known?.until ?? null,
      personId: known?.person?.id ?? null,
    },
    validate: values => contractErrors(words, 'organisations.savePerson', inputOf(values)),
  })
  const choices = (people.data?.rows ?? []).filter(
    ({ id, archived }) => !archived || id === known?.person?.id,
  )
  return (
    <FormFrame
      form={form}
      submitLabel={t('act.save')}
      onCancel={onClose}
      onSaved={onClose}
      onSubmit={values => save.run(inputOf(values))}
    >
      <TextInput
        label={t('organisationPeople.name')}
        description={t('organisationPeople.nameHelp')}
        required
        data-autofocus
        {...form.getInputProps('name')}
      />
      <Select
        label={t('organisationPeople.role')}
        allowDeselect={false}
        data={ORGANISATION_PERSON_ROLES.map(value => ({
          value,
          label: t(`organisationPersonRole.${value}`),
        }))}
        {...form.getInputProps('role')}
      />
      <DateField
        label={t('organisationPeople.since')}
        help={t('organisationPeople.sinceHelp')}
        {...form.getInputProps('since')}
      />
      <DateField
        label={t('organisationPeople.until')}
        help={t('organisationPeople.untilHelp')}
        {...form.getInputProps('until')}
      />
      <Select
        label={t('organisationPeople.person')}
        description={t('organisationPeople.personHelp')}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('organisationPeople.noPerson') }}
        data={choices.map(({ id, name }) => ({ value: id, label: name }))}
        {...form.getInputProps('personId')}
      />
    </FormFrame>
  )
}
