import { useAct, useWords } from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { PARTNER_ROLES } from '#shared/contract/programmes.ts'
import { RoleRowsForm } from './role-rows-form.tsx'

export type PartnersFormProps = {
  readonly projectId: string
  readonly partners: OutputOf<'projects.get'>['partners']
  readonly onDone: () => void
}

/** The organisations that carry the project, each in its role. */
export function PartnersForm({ projectId, partners, onDone }: PartnersFormProps) {
  const { t } = useWords()
  const save = useAct('projects.setPartners')
  return (
    <RoleRowsForm
      form="partners"
      projectId={projectId}
      rows={partners}
      roles={PARTNER_ROLES.map(value => ({ value, label: t(`partnerRole.${value}`) }))}
      newRole="implementing_partner"
      addLabel={t('partners.add')}
      withNotes
      onSubmit={rows => save.run({ projectId, partners: rows })}
      onDone={onDone}
    />
  )
}
