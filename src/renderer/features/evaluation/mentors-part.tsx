import { Button, Group, Select, Stack, Table, Text, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import {
  ActionsHead,
  type Chosen,
  DateField,
  Dialog,
  FormFrame,
  Loaded,
  OrganisationPicker,
  useAct,
  useMay,
  useRead,
  useWords,
} from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { formatDate } from '#shared/kernel/format-date.ts'

type Mentor = OutputOf<'committees.mentors'>['rows'][number]

/** Who mentors which body: a mentor may not evaluate those they mentor, or did (domain-rules.md rule 5). */
export function MentorsPart() {
  const { t } = useWords()
  const may = useMay()
  const read = useRead('committees.mentors', {})
  const [editing, setEditing] = useState<Mentor | 'new' | null>(null)
  const mayChange = may('committees.saveMentor')
  return (
    <Stack component="section" gap="xs" aria-label={t('mentors.title')}>
      <Group justify="space-between">
        <Title order={2} size="h4">
          {t('mentors.title')}
        </Title>
        {mayChange ? (
          <Button size="xs" variant="default" onClick={() => setEditing('new')}>
            {t('mentors.add')}
          </Button>
        ) : null}
      </Group>
      <Text size="sm" c="dimmed">
        {t('mentors.help')}
      </Text>
      <Loaded of={read} lines={2}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Text size="sm">{t('mentors.none')}</Text>
          ) : (
            <Mentors rows={rows} {...(mayChange ? { onEdit: setEditing } : {})} />
          )
        }
      </Loaded>
      <Dialog opened={editing !== null} onClose={() => setEditing(null)} title={t('mentors.one')}>
        {editing === null ? null : (
          <MentorForm mentor={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
        )}
      </Dialog>
    </Stack>
  )
}

function Mentors(props: { readonly rows: readonly Mentor[]; readonly onEdit?: (mentor: Mentor) => void }) {
  const { t, locale } = useWords()
  const { onEdit } = props
  return (
    <Table aria-label={t('mentors.title')} verticalSpacing={4}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('mentors.person')}</Table.Th>
          <Table.Th scope="col">{t('mentors.organisation')}</Table.Th>
          <Table.Th scope="col">{t('mentors.since')}</Table.Th>
          <Table.Th scope="col">{t('mentors.until')}</Table.Th>
          {onEdit ? <ActionsHead /> : null}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {props.rows.map(mentor => (
          <Table.Tr key={mentor.id}>
            <Table.Th scope="row" fw={400}>
              {mentor.person.name}
            </Table.Th>
            <Table.Td>
              <Link to="/registry/$organisationId" params={{ organisationId: mentor.organisation.id }}>
                {mentor.organisation.name}
              </Link>
            </Table.Td>
            <Table.Td>{formatDate(mentor.since, locale)}</Table.Td>
            <Table.Td>{mentor.until === null ? '' : formatDate(mentor.until, locale)}</Table.Td>
            {onEdit ? (
              <Table.Td ta="right">
                <Button
                  size="compact-xs"
                  variant="subtle"
                  aria-label={t('mentors.editOf', {
                    name: mentor.person.name,
                    organisation: mentor.organisation.name,
                  })}
                  onClick={() => onEdit(mentor)}
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

type Values = {
  personId: string | null
  organisation: Chosen | null
  since: string | null
  until: string | null
}

function MentorForm({ mentor, onClose }: { readonly mentor: Mentor | null; readonly onClose: () => void }) {
  const { t } = useWords()
  const save = useAct('committees.saveMentor')
  const people = useRead('users.list', {})
  const needed = (value: unknown) => (value === null ? t('validation.required') : null)
  const form = useForm<Values>({
    mode: 'controlled',
    initialValues: {
      personId: mentor?.person.id ?? null,
      organisation: mentor?.organisation ?? null,
      since: mentor?.since ?? null,
      until: mentor?.until ?? null,
    },
    validate: { personId: needed, organisation: needed, since: needed },
  })
  const active = (people.data?.rows ?? []).filter(({ id, archived }) => !archived || id === mentor?.person.id)
  return (
    <FormFrame
      form={form}
      submitLabel={t('act.save')}
      onCancel={onClose}
      onSaved={onClose}
      onSubmit={({ personId, organisation, since, until }) =>
        save.run({
          id: mentor?.id ?? null,
          version: mentor?.version ?? null,
          personId: personId ?? '',
          organisationId: organisation?.id ?? '',
          since: since ?? '',
          until,
        })
      }
    >
      <Select
        label={t('mentors.person')}
        required
        searchable
        data={active.map(({ id, name }) => ({ value: id, label: name }))}
        {...form.getInputProps('personId')}
      />
      <OrganisationPicker
        label={t('mentors.organisation')}
        required
        {...form.getInputProps('organisation')}
      />
      <DateField label={t('mentors.since')} required {...form.getInputProps('since')} />
      <DateField label={t('mentors.until')} help={t('mentors.untilHelp')} {...form.getInputProps('until')} />
    </FormFrame>
  )
}
