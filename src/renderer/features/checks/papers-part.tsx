import { Badge, Button, Group, Select, Stack, Table, Text, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import {
  ActionsHead,
  DateField,
  DeleteRecord,
  Dialog,
  EmptyNote,
  FormFrame,
  RowActs,
  useAct,
  useMay,
  useWords,
} from '#renderer/ui/index.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import type { Checks } from './checks-tab.tsx'

type Paper = Checks['papers'][number]

/** Documents of the applicant with the days on which they run out. */
export function PapersPart({ checks }: { readonly checks: Checks }) {
  const { t } = useWords()
  const may = useMay()
  const [editing, setEditing] = useState<Paper | 'new' | null>(null)
  const [deleting, setDeleting] = useState<Paper | null>(null)
  const mayChange = may('checks.savePaper')
  return (
    <Stack component="section" gap="xs" aria-label={t('checks.papers')}>
      <Group justify="space-between">
        <Title order={2} size="h4">
          {t('checks.papers')}
        </Title>
        {mayChange ? (
          <Button size="xs" variant="default" onClick={() => setEditing('new')}>
            {t('checks.addPaper')}
          </Button>
        ) : null}
      </Group>
      {checks.papers.length === 0 ? (
        <EmptyNote title={t('checks.noPapers')} text={t('checks.noPapersHelp')} />
      ) : (
        <Papers checks={checks} {...(mayChange ? { onEdit: setEditing, onDelete: setDeleting } : {})} />
      )}
      <Dialog opened={editing !== null} onClose={() => setEditing(null)} title={t('checks.paper')}>
        {editing === null ? null : (
          <PaperForm
            checks={checks}
            paper={editing === 'new' ? null : editing}
            onClose={() => setEditing(null)}
          />
        )}
      </Dialog>
      {deleting ? (
        <DeleteRecord
          name="checks.deletePaper"
          record={deleting}
          title={t('checks.deletePaperTitle', { paper: nameOf(deleting) })}
          text={t('checks.deletePaperText')}
          confirmLabel={t('checks.deletePaper')}
          onClose={() => setDeleting(null)}
        />
      ) : null}
    </Stack>
  )
}

const nameOf = ({ title, number }: Paper): string => `${title} ${number}`.trim()

function Papers(props: {
  readonly checks: Checks
  readonly onEdit?: (paper: Paper) => void
  readonly onDelete?: (paper: Paper) => void
}) {
  const { t, locale } = useWords()
  const { checks, onEdit, onDelete } = props
  const day = (date: string | null) => (date === null ? '' : formatDate(date, locale))
  const itemOf = (id: string | null) => checks.items.find(item => item.itemId === id)
  return (
    <Table verticalSpacing={4} aria-label={t('checks.papers')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('checks.paper')}</Table.Th>
          <Table.Th scope="col">{t('checks.answersItem')}</Table.Th>
          <Table.Th scope="col">{t('column.issued_on')}</Table.Th>
          <Table.Th scope="col">{t('checks.validUntil')}</Table.Th>
          {onEdit ? <ActionsHead /> : null}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {checks.papers.map(paper => (
          <Table.Tr key={paper.id}>
            <Table.Th scope="row" fw={400}>
              {nameOf(paper)}
            </Table.Th>
            <Table.Td>{itemOf(paper.itemId)?.text ?? ''}</Table.Td>
            <Table.Td>{day(paper.issuedOn)}</Table.Td>
            <Table.Td>
              <Validity paper={paper} />
            </Table.Td>
            {onEdit && onDelete ? (
              <Table.Td>
                <RowActs
                  editLabel={t('checks.editPaperOf', { paper: nameOf(paper) })}
                  onEdit={() => onEdit(paper)}
                  deleteLabel={t('checks.deletePaperOf', { paper: nameOf(paper) })}
                  onDelete={() => onDelete(paper)}
                />
              </Table.Td>
            ) : null}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

/** The last day of a document, with a mark where it has passed or comes before the projects end. */
function Validity({ paper }: { readonly paper: Paper }) {
  const { t, locale } = useWords()
  if (paper.validUntil === null)
    return (
      <Text size="sm" c="dimmed">
        {t('checks.noEnd')}
      </Text>
    )
  return (
    <Group gap="xs">
      <Text size="sm">{formatDate(paper.validUntil, locale)}</Text>
      {paper.isExpired ? (
        <Badge color="red" variant="light">
          {t('checks.expired')}
        </Badge>
      ) : null}
      {paper.runsOutEarly ? (
        <Badge color="amber" variant="light">
          {t('checks.runsOutEarly')}
        </Badge>
      ) : null}
    </Group>
  )
}

function PaperForm(props: {
  readonly checks: Checks
  readonly paper: Paper | null
  readonly onClose: () => void
}) {
  const { t } = useWords()
  const { checks, paper } = props
  const save = useAct('checks.savePaper')
  const items = checks.items.filter(({ kind }) => kind === 'document')
  const form = useForm<{
    title: string
    number: string
    itemId: string | null
    issuedOn: string | null
    expiresOn: string | null
    note: string
  }>({
    mode: 'controlled',
    initialValues: {
      title: paper?.title ?? '',
      number: paper?.number ?? '',
      itemId: paper?.itemId ?? null,
      issuedOn: paper?.issuedOn ?? null,
      expiresOn: paper?.expiresOn ?? null,
      note: paper?.note ?? '',
    },
  })
  return (
    <FormFrame
      form={form}
      submitLabel={t('act.save')}
      onCancel={props.onClose}
      onSaved={props.onClose}
      onSubmit={values =>
        save.run({
          ...values,
          id: paper?.id ?? null,
          version: paper?.version ?? null,
          applicationId: checks.applicationId,
        })
      }
    >
      <TextInput label={t('checks.paper')} required maxLength={200} {...form.getInputProps('title')} />
      <TextInput label={t('checks.paperNumber')} maxLength={80} {...form.getInputProps('number')} />
      <Select
        label={t('column.item_id')}
        clearable
        data={items.map(({ itemId, code, text }) => ({ value: itemId, label: `${code} ${text}`.trim() }))}
        {...form.getInputProps('itemId')}
      />
      <DateField label={t('column.issued_on')} {...form.getInputProps('issuedOn')} />
      <DateField label={t('checks.expiresOn')} {...form.getInputProps('expiresOn')} />
      <TextInput label={t('column.note')} maxLength={1000} {...form.getInputProps('note')} />
    </FormFrame>
  )
}
