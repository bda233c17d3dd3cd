import { Button, Group, Select, Stack, Table, Text, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import {
  ActionsHead,
  DateField,
  DeleteRecord,
  Dialog,
  EmptyNote,
  FormFrame,
  useAct,
  useMay,
  useRead,
  useWords,
} from '#renderer/ui/index.ts'
import { COMMITTEE_FUNCTIONS, COMMITTEES, type CommitteeMember } from '#shared/contract/committees.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import type { MakingFor } from './score-packs.tsx'

type Editing = CommitteeMember | 'new' | null

/** Members of the three committees with their function and the day they signed their impartiality. */
export function MemberTable(props: {
  readonly callId: string
  readonly members: readonly CommitteeMember[]
  /** Opens the making of a pack for a member who has applications to read. */
  readonly onMakePack: (making: MakingFor) => void
}) {
  const { t } = useWords()
  const may = useMay()
  const [editing, setEditing] = useState<Editing>(null)
  const [removing, setRemoving] = useState<CommitteeMember | null>(null)
  const mayChange = may('committees.saveMember')
  return (
    <Stack component="section" gap="xs" aria-label={t('committees.title')}>
      <Group justify="space-between">
        <Title order={2} size="h4">
          {t('committees.title')}
        </Title>
        {mayChange ? (
          <Button size="xs" onClick={() => setEditing('new')}>
            {t('committees.add')}
          </Button>
        ) : null}
      </Group>
      {props.members.length === 0 ? (
        <EmptyNote title={t('committees.none')} text={t('committees.noneHelp')} />
      ) : (
        <Members
          members={props.members}
          mayChange={mayChange}
          onEdit={setEditing}
          onRemove={setRemoving}
          onMakePack={props.onMakePack}
        />
      )}
      <Dialog opened={editing !== null} onClose={() => setEditing(null)} title={t('committees.member')}>
        {editing === null ? null : (
          <MemberForm
            callId={props.callId}
            member={editing === 'new' ? null : editing}
            onClose={() => setEditing(null)}
          />
        )}
      </Dialog>
      {removing ? (
        <DeleteRecord
          name="committees.removeMember"
          record={removing}
          title={t('committees.removeTitle', { name: removing.person.name })}
          confirmLabel={t('committees.remove')}
          danger={false}
          onClose={() => setRemoving(null)}
        />
      ) : null}
    </Stack>
  )
}

function Members(props: {
  readonly members: readonly CommitteeMember[]
  readonly mayChange: boolean
  readonly onEdit: (member: CommitteeMember) => void
  readonly onRemove: (member: CommitteeMember) => void
  readonly onMakePack: (making: MakingFor) => void
}) {
  const { t, locale } = useWords()
  return (
    <Table aria-label={t('committees.title')} verticalSpacing={4}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('committees.person')}</Table.Th>
          <Table.Th scope="col">{t('column.committee')}</Table.Th>
          <Table.Th scope="col">{t('column.function')}</Table.Th>
          <Table.Th scope="col">{t('column.impartiality_signed_on')}</Table.Th>
          <Table.Th scope="col" ta="right">
            {t('committees.load')}
          </Table.Th>
          {props.mayChange ? <ActionsHead /> : null}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {props.members.map(member => (
          <Table.Tr key={member.id}>
            <Table.Th scope="row" fw={400}>
              {member.person.name}
            </Table.Th>
            <Table.Td>{t(`committee.${member.committee}`)}</Table.Td>
            <Table.Td>{t(`committeeFunction.${member.function}`)}</Table.Td>
            <Table.Td>
              {member.impartialitySignedOn === null ? (
                <Text size="sm" c="amber">
                  {t('committees.notSigned')}
                </Text>
              ) : (
                formatDate(member.impartialitySignedOn, locale)
              )}
            </Table.Td>
            <Table.Td ta="right">
              {member.assigned + member.recused > 0
                ? t(member.recused > 0 ? 'committees.loadAndRecused' : 'committees.loadOf', {
                    submitted: member.submitted,
                    assigned: member.assigned,
                    recused: member.recused,
                  })
                : null}
            </Table.Td>
            {props.mayChange ? (
              <Table.Td>
                <Group gap={4} justify="flex-end" wrap="nowrap">
                  {member.committee === 'evaluation' && member.assigned > 0 ? (
                    <Button
                      size="compact-xs"
                      variant="subtle"
                      aria-label={t('scorePacks.makeOf', { name: member.person.name })}
                      onClick={() => props.onMakePack({ personId: member.person.id })}
                    >
                      {t('scorePacks.makeFor')}
                    </Button>
                  ) : null}
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    aria-label={t('committees.editOf', { name: member.person.name })}
                    onClick={() => props.onEdit(member)}
                  >
                    {t('act.edit')}
                  </Button>
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    aria-label={t('committees.removeOf', { name: member.person.name })}
                    onClick={() => props.onRemove(member)}
                  >
                    {t('committees.remove')}
                  </Button>
                </Group>
              </Table.Td>
            ) : null}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function MemberForm(props: {
  readonly callId: string
  readonly member: CommitteeMember | null
  readonly onClose: () => void
}) {
  const { t } = useWords()
  const { callId, member } = props
  const save = useAct('committees.saveMember')
  const people = useRead('users.list', {})
  const form = useForm({
    mode: 'controlled',
    initialValues: {
      committee: member?.committee ?? ('evaluation' as const),
      personId: member?.person.id ?? '',
      function: member?.function ?? ('voting_member' as const),
      impartialitySignedOn: member?.impartialitySignedOn ?? null,
    },
  })
  const active = (people.data?.rows ?? []).filter(({ archived }) => !archived)
  return (
    <FormFrame
      form={form}
      submitLabel={t('act.save')}
      onCancel={props.onClose}
      onSaved={props.onClose}
      onSubmit={values =>
        save.run({
          ...values,
          id: member?.id ?? null,
          version: member?.version ?? null,
          callId,
        })
      }
    >
      <Select
        label={t('column.committee')}
        allowDeselect={false}
        data={COMMITTEES.map(value => ({ value, label: t(`committee.${value}`) }))}
        {...form.getInputProps('committee')}
      />
      <Select
        label={t('committees.person')}
        searchable
        required
        data={active.map(({ id, name }) => ({ value: id, label: name }))}
        {...form.getInputProps('personId')}
      />
      <Select
        label={t('column.function')}
        allowDeselect={false}
        data={COMMITTEE_FUNCTIONS.map(value => ({ value, label: t(`committeeFunction.${value}`) }))}
        {...form.getInputProps('function')}
      />
      <DateField label={t('column.impartiality_signed_on')} {...form.getInputProps('impartialitySignedOn')} />
    </FormFrame>
  )
}
