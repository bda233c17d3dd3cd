import { Checkbox, Fieldset, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { type Chosen, CountryField, contractErrors, FormFrame, useAct, useWords } from '#renderer/ui/index.ts'
import type { OrganisationRow } from '#shared/contract/organisations.ts'
import { PartyFields } from './party-fields.tsx'
import { SimilarOrganisations } from './similar-organisations.tsx'

const TEXTS = [
  'shortName',
  'legalForm',
  'registrationNo',
  'taxNo',
  'city',
  'address',
  'email',
  'phone',
  'website',
] as const

type Values = Record<(typeof TEXTS)[number], string> & {
  name: string
  country: string
  note: string
  partyKind: OrganisationRow['partyKind']
  patron: Chosen | null
  marketActor: boolean
  archived: boolean
}

const valuesOf = (row: OrganisationRow | null, patron: Chosen | null): Values => ({
  name: row?.name ?? '',
  shortName: row?.shortName ?? '',
  legalForm: row?.legalForm ?? '',
  registrationNo: row?.registrationNo ?? '',
  taxNo: row?.taxNo ?? '',
  country: row?.country ?? '',
  city: row?.city ?? '',
  address: row?.address ?? '',
  email: row?.email ?? '',
  phone: row?.phone ?? '',
  website: row?.website ?? '',
  note: row?.note ?? '',
  partyKind: row?.partyKind ?? 'organisation',
  patron,
  marketActor: row?.marketActor ?? false,
  archived: row?.archived ?? false,
})

export type OrganisationFormProps = {
  readonly organisation: OrganisationRow | null
  /** Who answers for it, when it is no organisation itself. */
  readonly patron: Chosen | null
  readonly onSaved: (id: string) => void
  readonly onCancel: () => void
}

/** An organisation of the registry; warns while typing when it seems to be there already. */
export function OrganisationForm({ organisation, patron, onSaved, onCancel }: OrganisationFormProps) {
  const words = useWords()
  const { t } = words
  const create = useAct('organisations.create')
  const update = useAct('organisations.update')
  const form = useForm<Values>({
    mode: 'uncontrolled',
    initialValues: valuesOf(organisation, patron),
    validate: ({ archived: _archived, patron: _patron, ...values }) =>
      contractErrors(words, 'organisations.create', values),
  })
  const send = ({ archived, patron: chosen, ...values }: Values) => {
    const body = { ...values, patronId: values.partyKind === 'organisation' ? null : (chosen?.id ?? null) }
    return organisation
      ? update.run({ id: organisation.id, version: organisation.version, ...body, archived })
      : create.run(body)
  }
  return (
    <FormFrame
      form={form}
      draft={{ form: 'organisation', recordId: organisation?.id ?? 'new' }}
      submitLabel={organisation ? t('act.save') : t('organisation.create')}
      onSubmit={send}
      onSaved={saved => onSaved(saved.id)}
      onCancel={onCancel}
    >
      <Stack gap="lg" maw={880}>
        <Fieldset legend={t('organisation.identity')}>
          <Stack gap="sm">
            <TextInput
              label={t('organisation.name')}
              description={t('organisation.nameHelp')}
              key={form.key('name')}
              {...form.getInputProps('name')}
              required
            />
            <PartyFields form={form} />
            <CountryField
              label={t('organisation.country')}
              key={form.key('country')}
              {...form.getInputProps('country')}
            />
            {TEXTS.slice(0, 4).map(name => (
              <TextInput
                label={t(`organisation.${name}`)}
                key={form.key(name)}
                {...form.getInputProps(name)}
              />
            ))}
            <SimilarOrganisations form={form} exceptId={organisation?.id ?? null} />
          </Stack>
        </Fieldset>
        <Fieldset legend={t('organisation.contact')}>
          <Stack gap="sm">
            {TEXTS.slice(4).map(name => (
              <TextInput
                label={t(`organisation.${name}`)}
                key={form.key(name)}
                {...form.getInputProps(name)}
              />
            ))}
            <Textarea
              label={t('organisation.note')}
              autosize
              minRows={2}
              key={form.key('note')}
              {...form.getInputProps('note')}
            />
            <Checkbox
              label={t('organisation.isMarketActor')}
              key={form.key('marketActor')}
              {...form.getInputProps('marketActor', { type: 'checkbox' })}
            />
            {organisation ? (
              <Checkbox
                label={t('organisation.isArchived')}
                key={form.key('archived')}
                {...form.getInputProps('archived', { type: 'checkbox' })}
              />
            ) : null}
          </Stack>
        </Fieldset>
      </Stack>
    </FormFrame>
  )
}
