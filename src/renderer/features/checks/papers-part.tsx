import { Badge, Button, Group, Select, Stack, Table, Text, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { DateField, Dialog, EmptyNote, FormFrame, useAct, useMay, useWords } from '#renderer/ui/index.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import type { Checks } from './checks-tab.tsx'

type Paper = Checks['papers'][number]

/** Documents of the applicant with the days on which they run out. */
export function PapersPart({ checks }: { readonly checks: Checks }) {
  const { t } = useWords()
  const may = useMay()
  const [editing, setEditing] = useState<Paper | 'new' | null>(null)
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
        <Papers papers={checks.papers} {...(mayChange ? { onEdit: setEditing } : {})} />
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
    </Stack>
  )
}

function Papers(props: { readonly papers: readonly Paper[]; readonly onEdit?: (paper: Paper) => void }) {
  const { t, locale } = useWords()
  const day = (date: string | null) => (date === null ? '' : formatDate(date, locale))
  return (
    <Table verticalSpacing={4} aria-label={t('checks.papers')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('checks.paper')}</Table.Th>
          <Table.Th scope="col">{t('column.issued_on')}</Table.Th>
          <Table.Th scope="col">{t('checks.validUntil')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {props.papers.map(paper => (
          <Table.Tr key={paper.id}>
            <Table.Th scope="row" fw={400}>
              {props.onEdit ? (
                <Button size="compact-sm" variant="subtle" onClick={() => props.onEdit?.(paper)}>
                  {`${paper.title} ${paper.number}`.trim()}
                </Button>
              ) : (
                `${paper.title} ${paper.number}`.trim()
              )}
            </Table.Th>
            <Table.Td>{day(paper.issuedOn)}</Table.Td>
            <Table.Td>
              <Group gap="xs">
                <Text size="sm">{day(paper.validUntil)}</Text>
                {paper.isExpired ? (
                  <Badge color="red" variant="light">
                    {t('checks.expired')}
                  </Badge>
                ) : null}
              </Group>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
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
  }>({
    mode: 'controlled',
    initialValues: {
      title: paper?.title ?? '',
      number: paper?.number ?? '',
      itemId: paper?.itemId ?? null,
      issuedOn: paper?.issuedOn ?? null,
      expiresOn: paper?.expiresOn ?? null,
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
    </FormFrame>
  )
}
