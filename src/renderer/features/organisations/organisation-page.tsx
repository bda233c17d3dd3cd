import { useParams } from '@tanstack/react-router'
import { Page, useRead, useWords } from '#renderer/ui/index.ts'
import { OrganisationDetails } from './organisation-details.tsx'

/** One organisation as a page of its own. */
export function OrganisationPage() {
  const { t } = useWords()
  const { organisationId } = useParams({ from: '/registry/$organisationId' })
  const read = useRead('organisations.get', { id: organisationId })
  const name = read.data?.organisation.name
  return (
    <Page title={name || t('organisation.one')}>
      <OrganisationDetails id={organisationId} named={Boolean(name)} />
    </Page>
  )
}
