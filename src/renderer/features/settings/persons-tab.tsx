import { Badge, Button, Group, Stack, Table } from '@mantine/core'
import { IconKey, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import {
  ActionsHead,
  Dialog,
  Loaded,
  Page,
  useMay,
  useRead,
  useSession,
  useWords,
} from '#renderer/ui/index.ts'
import type { PersonRow } from '#shared/contract/users.ts'
import { PassphraseForm } from './passphrase-form.tsx'
import { PersonForm } from './person-form.tsx'

type Act =
  | { readonly kind: 'new' }
  | { readonly kind: 'edit'; readonly person: PersonRow }
  | { readonly kind: 'passphrase' }

/** Who works in this workspace, in which roles. */
export function PersonsTab() {
  const { t } = useWords()
  const may = useMay()
  const persons = useRead('users.list', {})
  const [act, setAct] = useState<Act | null>(null)
  const close = () => setAct(null)
  return (
    <Page
      title={t('nav.persons')}
      subtitle={t('persons.help')}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconKey size={16} aria-hidden />}
            onClick={() => setAct({ kind: 'passphrase' })}
          >
            {t('persons.ownPassphrase')}
          </Button>
          {may('users.create') ? (
            <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAct({ kind: 'new' })}>
              {t('persons.new')}
            </Button>
          ) : null}
        </>
      }
    >
      <Stack maw={1040}>
        <Loaded of={persons}>
          {({ rows }) => (
            <PersonTable
              rows={rows}
              onEdit={may('users.update') ? person => setAct({ kind: 'edit', person }) : null}
            />
          )}
        </Loaded>
      </Stack>
      <Dialog opened={act?.kind === 'new'} onClose={close} title={t('persons.new')}>
        <PersonForm person={null} onDone={close} />
      </Dialog>
      <Dialog
        opened={act?.kind === 'edit'}
        onClose={close}
        title={act?.kind === 'edit' ? act.person.name : ''}
      >
        {act?.kind === 'edit' ? <PersonForm person={act.person} onDone={close} /> : null}
      </Dialog>
      <Dialog opened={act?.kind === 'passphrase'} onClose={close} title={t('persons.ownPassphrase')}>
        <PassphraseForm onDone={close} />
      </Dialog>
    </Page>
  )
}

function PersonTable(props: {
  readonly rows: readonly PersonRow[]
  readonly onEdit: ((person: PersonRow) => void) | null
}) {
  const { t } = useWords()
  const { person: acting } = useSession()
  const { onEdit } = props
  return (
    <Table aria-label={t('nav.persons')} highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('persons.name')}</Table.Th>
          <Table.Th scope="col">{t('persons.roles')}</Table.Th>
          <Table.Th scope="col">{t('organisation.email')}</Table.Th>
          <Table.Th scope="col">{t('persons.passphrase')}</Table.Th>
          {onEdit ? <ActionsHead /> : null}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {props.rows.map(person => (
          <Table.Tr key={person.id} {...(person.archived ? { c: 'dimmed' } : {})}>
            <Table.Th scope="row">
              <Group gap="xs">
                {person.name}
                {person.id === acting.personId ? <Badge color="teal">{t('persons.you')}</Badge> : null}
                {person.archived ? <Badge color="gray">{t('state.archived')}</Badge> : null}
              </Group>
            </Table.Th>
            <Table.Td>{person.roles.map(role => t(`role.${role}`)).join(', ')}</Table.Td>
            <Table.Td>{person.email}</Table.Td>
            <Table.Td>{person.passphrase ? t('persons.isSet') : t('persons.isNotSet')}</Table.Td>
            {onEdit ? (
              <Table.Td ta="right">
                <Button
                  size="xs"
                  variant="default"
                  onClick={() => onEdit(person)}
                  aria-label={t('persons.editNamed', { act: t('act.edit'), name: person.name })}
                >
                  {t('act.edit')}
                </Button>
              </Table.Td>
            ) : null}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
