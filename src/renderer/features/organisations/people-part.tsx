import { Button, Group, Stack, Table, Text, Title } from '@mantine/core'
import { useState } from 'react'
import {
  ActionsHead,
  DeleteRecord,
  Dialog,
  Loaded,
  RowActs,
  reachable,
  todayHere,
  useMay,
  useRead,
  useWords,
} from '#renderer/ui/index.ts'
import type { OrganisationPerson } from '#shared/contract/organisation-people.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import classes from './people-part.module.css'
import { PersonForm } from './person-form.tsx'

type Acts = {
  readonly onEdit: (row: OrganisationPerson) => void
  readonly onRemove: (row: OrganisationPerson) => void
}

/** Who stands behind a body: with them conflicts of interest are found. Nothing for those who may not know. */
export function PeoplePart({ organisationId }: { readonly organisationId: string }) {
  const may = useMay()
  return may('organisations.people') ? <People organisationId={organisationId} /> : null
}

function People({ organisationId }: { readonly organisationId: string }) {
  const { t } = useWords()
  const may = useMay()
  const read = useRead('organisations.people', { organisationId })
  const [editing, setEditing] = useState<OrganisationPerson | 'new' | null>(null)
  const [removing, setRemoving] = useState<OrganisationPerson | null>(null)
  const mayChange = may('organisations.savePerson')
  const close = () => setEditing(null)
  return (
    <Stack component="section" gap="xs" aria-label={t('organisationPeople.title')}>
      <Group justify="space-between">
        <Title order={2} size="h3">
          {t('organisationPeople.title')}
        </Title>
        {mayChange ? (
          <Button size="xs" variant="default" onClick={() => setEditing('new')}>
            {t('organisationPeople.add')}
          </Button>
        ) : null}
      </Group>
      <Text size="sm" c="dimmed" maw={760}>
        {t('organisationPeople.help')}
      </Text>
      <Loaded of={read} lines={2}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Text size="sm">{t('organisationPeople.none')}</Text>
          ) : (
            <PeopleTable
              rows={rows}
              acts={mayChange ? { onEdit: setEditing, onRemove: setRemoving } : undefined}
            />
          )
        }
      </Loaded>
      <Dialog
        opened={editing !== null}
        onClose={close}
        title={
          editing === null || editing === 'new'
            ? t('organisationPeople.new')
            : t('organisationPeople.edit', { name: editing.name })
        }
      >
        {editing === null ? null : (
          <PersonForm
            organisationId={organisationId}
            known={editing === 'new' ? null : editing}
            onClose={close}
          />
        )}
      </Dialog>
      {removing ? (
        <DeleteRecord
          name="organisations.removePerson"
          record={removing}
          title={t('organisationPeople.removeTitle', nameAndRole(removing))}
          text={t('organisationPeople.removeHelp')}
          confirmLabel={t('organisationPeople.remove')}
          danger={false}
          onClose={() => setRemoving(null)}
        />
      ) : null}
    </Stack>
  )
}

const nameAndRole = ({ name, role }: OrganisationPerson) => ({
  name,
  roleKey: `organisationPersonRole.${role}`,
})

function PeopleTable(props: {
  readonly rows: readonly OrganisationPerson[]
  readonly acts: Acts | undefined
}) {
  const { t } = useWords()
  const { rows, acts } = props
  return (
    // Few columns, so that they fit beside the list as well; what scrolls in a very small window is reachable by keyboard.
    <Table.ScrollContainer minWidth={280} type="native" {...reachable(t('organisationPeople.table'))}>
      <Table
        aria-label={t('organisationPeople.title')}
        verticalSpacing={4}
        horizontalSpacing={6}
        className={classes['table'] ?? ''}
      >
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('organisationPeople.name')}</Table.Th>
            <Table.Th scope="col">{t('organisationPeople.role')}</Table.Th>
            <Table.Th scope="col">{t('organisationPeople.time')}</Table.Th>
            {acts ? <ActionsHead /> : null}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(row => (
            <PersonRow key={row.id} row={row} acts={acts} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

function PersonRow(props: { readonly row: OrganisationPerson; readonly acts: Acts | undefined }) {
  const { t, locale } = useWords()
  const { row, acts } = props
  const isPast = row.until !== null && row.until < todayHere()
  return (
    <Table.Tr className={isPast ? (classes['past'] ?? '') : ''}>
      <Table.Th scope="row" fw={400}>
        {row.name}
        {row.person === null ? null : (
          <Text size="xs" c="dimmed">
            {t('organisationPeople.isPerson', { name: row.person.name })}
          </Text>
        )}
      </Table.Th>
      <Table.Td>{t(`organisationPersonRole.${row.role}`)}</Table.Td>
      <Table.Td className={classes['date'] ?? ''}>
        {row.since === null ? null : <div>{`${formatDate(row.since, locale)} –`}</div>}
        {row.until === null ? null : <div>{`– ${formatDate(row.until, locale)}`}</div>}
        {isPast ? <div>{`(${t('organisationPeople.past')})`}</div> : null}
      </Table.Td>
      {acts ? (
        <Table.Td className={classes['acts'] ?? ''}>
          <RowActs
            editLabel={t('organisationPeople.editOf', nameAndRole(row))}
            onEdit={() => acts.onEdit(row)}
            deleteLabel={t('organisationPeople.removeOf', nameAndRole(row))}
            onDelete={() => acts.onRemove(row)}
          />
        </Table.Td>
      ) : null}
    </Table.Tr>
  )
}
