import { Badge, Group } from '@mantine/core'
import { InventedBadge, type ListColumn, ReviewBadge, useCountryName, useWords } from '#renderer/ui/index.ts'
import type { OrganisationRow } from '#shared/contract/organisations.ts'

/** What to mind about an organisation: name missing, made up, archived, market actor. */
export function OrganisationMarks(props: { readonly row: OrganisationRow; readonly small?: boolean }) {
  const { t } = useWords()
  const { row, small = false } = props
  return (
    <Group gap={4} wrap="nowrap" component="span">
      {row.nameMissing ? <ReviewBadge small={small} note={t('organisation.nameMissingHelp')} /> : null}
      {row.invented ? <InventedBadge small={small} /> : null}
      {row.partyKind === 'organisation' ? null : (
        <Badge color="gray">{t(`partyKind.${row.partyKind}`)}</Badge>
      )}
      {row.marketActor ? <Badge color="teal">{t('organisation.marketActor')}</Badge> : null}
      {row.archived ? <Badge color="gray">{t('state.archived')}</Badge> : null}
    </Group>
  )
}

/** Columns of the registry. */
export function useOrganisationColumns(): readonly ListColumn<OrganisationRow>[] {
  const { t } = useWords()
  const countryName = useCountryName()
  return [
    {
      id: 'name',
      label: t('organisation.name'),
      width: 280,
      grow: true,
      fixed: true,
      sortKey: 'name',
      cell: row => row.name || t('organisation.nameMissing'),
    },
    { id: 'shortName', label: t('organisation.shortName'), width: 110, cell: row => row.shortName },
    {
      id: 'country',
      label: t('organisation.country'),
      width: 140,
      sortKey: 'country',
      cell: row => (row.country === '' ? '' : countryName(row.country)),
    },
    { id: 'city', label: t('organisation.city'), width: 130, sortKey: 'city', cell: row => row.city },
    {
      id: 'registrationNo',
      label: t('organisation.registrationNo'),
      width: 156,
      cell: row => row.registrationNo,
    },
    { id: 'taxNo', label: t('organisation.taxNo'), width: 130, hidden: true, cell: row => row.taxNo },
    { id: 'email', label: t('organisation.email'), width: 180, hidden: true, cell: row => row.email },
    {
      id: 'marks',
      label: t('project.marks'),
      width: 150,
      cell: row => <OrganisationMarks row={row} small />,
    },
  ]
}
