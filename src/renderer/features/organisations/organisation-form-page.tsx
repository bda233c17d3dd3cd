import { useNavigate, useParams } from '@tanstack/react-router'
import { Loaded, NoPermission, Page, useMay, useRead, useWords } from '#renderer/ui/index.ts'
import { OrganisationForm } from './organisation-form.tsx'

/** A new organisation. */
export function NewOrganisationPage() {
  const { t } = useWords()
  const may = useMay()
  const navigate = useNavigate()
  return (
    <Page title={t('organisation.new')}>
      {may('organisations.create') ? (
        <OrganisationForm
          organisation={null}
          patron={null}
          onSaved={id => void navigate({ to: '/registry/$organisationId', params: { organisationId: id } })}
          onCancel={() => void navigate({ to: '/registry' })}
        />
      ) : (
        <NoPermission procedure="organisations.create" />
      )}
    </Page>
  )
}

/** An organisation that is there already. */
export function EditOrganisationPage() {
  const { t } = useWords()
  const may = useMay()
  const navigate = useNavigate()
  const { organisationId } = useParams({ from: '/registry/$organisationId/edit' })
  const read = useRead('organisations.get', { id: organisationId })
  const back = () => void navigate({ to: '/registry/$organisationId', params: { organisationId } })
  return (
    <Page title={t('organisation.edit')} subtitle={read.data?.organisation.name}>
      {may('organisations.update') ? (
        <Loaded of={read} lines={8}>
          {({ organisation, patron }) => (
            <OrganisationForm
              key={organisation.version}
              organisation={organisation}
              patron={patron}
              onSaved={back}
              onCancel={back}
            />
          )}
        </Loaded>
      ) : (
        <NoPermission procedure="organisations.update" />
      )}
    </Page>
  )
}
