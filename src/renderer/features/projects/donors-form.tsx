import { useAct, useWords } from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { DONOR_ROLES } from '#shared/contract/programmes.ts'
import { RoleRowsForm } from './role-rows-form.tsx'

export type DonorsFormProps = {
  readonly projectId: string
  readonly donors: OutputOf<'projects.get'>['donors']
  readonly onDone: () => void
}

/** The donor chain, back donor first; the order is the way of the money. */
export function DonorsForm({ projectId, donors, onDone }: DonorsFormProps) {
  const { t } = useWords()
  const save = useAct('projects.setDonors')
  return (
    <RoleRowsForm
      form="donors"
      projectId={projectId}
      rows={donors}
      roles={DONOR_ROLES.map(value => ({ value, label: t(`chainRole.${value}`) }))}
      newRole="funding"
      addLabel={t('partners.addDonor')}
      help={t('partners.donorsHelp')}
      ordered
      onSubmit={rows =>
        save.run({
          projectId,
          donors: rows.map(({ organisationId, role }) => ({ organisationId, role })),
        })
      }
      onDone={onDone}
    />
  )
}
