import { Select } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { type Chosen, OrganisationPicker, useWords } from '#renderer/ui/index.ts'
import { type OrganisationRow, PARTY_KINDS } from '#shared/contract/organisations.ts'

type Party = { readonly partyKind: OrganisationRow['partyKind']; readonly patron: Chosen | null }

/** What kind of party a body is, and who answers for it when it is no registered organisation. */
export function PartyFields<V extends Party>({ form }: { readonly form: UseFormReturnType<V> }) {
  const { t } = useWords()
  const kind = form.useWatchValue('partyKind')
  return (
    <>
      <Select
        label={t('organisation.partyKind')}
        description={t('organisation.partyKindHelp')}
        allowDeselect={false}
        data={PARTY_KINDS.map(value => ({ value, label: t(`partyKind.${value}`) }))}
        key={form.key('partyKind')}
        {...form.getInputProps('partyKind')}
      />
      {kind === 'organisation' ? null : (
        <OrganisationPicker
          label={t('organisation.patron')}
          help={t('organisation.patronHelp')}
          key={form.key('patron')}
          {...form.getInputProps('patron')}
        />
      )}
    </>
  )
}
