import { Badge, Button, Checkbox, Group, Stack, Table, Text, Textarea, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import {
  contractErrors,
  DateField,
  Dialog,
  FormFrame,
  Loaded,
  useAct,
  useMay,
  useRead,
  useWords,
} from '#renderer/ui/index.ts'
import type { QuestionRow } from '#shared/contract/call-questions.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import { formatZoned, wallTime } from '#shared/kernel/zoned-time.ts'
import { CallBody, type CallContent } from './call-body.tsx'
import { ChangeList } from './change-list.tsx'

/** What applicants are told after the opening: answers to questions, and corrigenda. */
export function NoticesTab() {
  return (
    <CallBody>
      {content => (
        <Stack gap="xl">
          <Questions content={content} />
          <Corrigenda content={content} />
        </Stack>
      )}
    </CallBody>
  )
}

function Questions({ content }: { readonly content: CallContent }) {
  const { t, locale } = useWords()
  const may = useMay()
  const [edited, setEdited] = useState<QuestionRow | 'new' | null>(null)
  const { setup } = content
  const read = useRead('callQuestions.list', { callId: setup.id })
  return (
    <Stack component="section" gap="sm" aria-label={t('call.questions')}>
      <Group justify="space-between">
        <Title order={2} size="h3">
          {t('call.questions')}
        </Title>
        {may('callQuestions.save') ? (
          <Button size="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setEdited('new')}>
            {t('call.newQuestion')}
          </Button>
        ) : null}
      </Group>
      {setup.questionsUntil === null ? null : (
        <Text size="sm" c="dimmed">
          {t('call.questionsTaken', { until: formatZoned(setup.questionsUntil, setup.zone, locale) })}
        </Text>
      )}
      <Loaded of={read} lines={3}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t('call.noQuestions')}
            </Text>
          ) : (
            <Table withTableBorder verticalSpacing={6} fz="sm">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th w={50}>{t('call.no')}</Table.Th>
                  <Table.Th w={110}>{t('call.askedOn')}</Table.Th>
                  <Table.Th>{t('call.question')}</Table.Th>
                  <Table.Th>{t('call.answer')}</Table.Th>
                  <Table.Th w={120}>{t('call.published')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {rows.map(row => (
                  <Table.Tr key={row.id}>
                    <Table.Td>{row.number}</Table.Td>
                    <Table.Td>{formatDate(row.askedOn, locale)}</Table.Td>
                    <Table.Td>
                      <Button
                        variant="transparent"
                        size="compact-sm"
                        p={0}
                        onClick={() => setEdited(row)}
                        h="auto"
                      >
                        <Text size="sm" ta="start" style={{ whiteSpace: 'pre-wrap' }}>
                          {row.question}
                        </Text>
                      </Button>
                    </Table.Td>
                    <Table.Td style={{ whiteSpace: 'pre-wrap' }}>{row.answer}</Table.Td>
                    <Table.Td>
                      <Badge variant="light" color={row.published ? 'teal' : 'gray'}>
                        {t(row.published ? 'answer.yes' : 'answer.no')}
                      </Badge>
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          )
        }
      </Loaded>
      <Dialog
        opened={edited !== null}
        onClose={() => setEdited(null)}
        title={
          edited === 'new' || edited === null
            ? t('call.newQuestion')
            : t('call.questionNo', { number: edited.number })
        }
      >
        {edited === null ? null : (
          <QuestionForm
            question={edited === 'new' ? null : edited}
            content={content}
            onDone={() => setEdited(null)}
          />
        )}
      </Dialog>
    </Stack>
  )
}

function QuestionForm(props: {
  readonly question: QuestionRow | null
  readonly content: CallContent
  readonly onDone: () => void
}) {
  const words = useWords()
  const { t } = words
  const save = useAct('callQuestions.save')
  const may = useMay()
  const { question } = props
  const { setup } = props.content
  const today = wallTime(new Date().toISOString(), setup.zone).date
  const inputOf = (values: {
    askedOn: string | null
    askedBy: string
    question: string
    answer: string
    answeredOn: string | null
    published: boolean
  }) => ({
    ...values,
    askedOn: values.askedOn ?? '',
    id: question?.id ?? null,
    version: question?.version ?? null,
    callId: setup.id,
  })
  const form = useForm({
    mode: 'controlled',
    initialValues: {
      askedOn: (question?.askedOn ?? today) as string | null,
      askedBy: question?.askedBy ?? '',
      question: question?.question ?? '',
      answer: question?.answer ?? '',
      answeredOn: question?.answeredOn ?? null,
      published: question?.published ?? false,
    },
    validate: values => contractErrors(words, 'callQuestions.save', inputOf(values)),
  })
  if (!may('callQuestions.save'))
    return (
      <Stack gap="sm">
        <Text>{question?.question}</Text>
        <Text c="dimmed">{question?.answer}</Text>
      </Stack>
    )
  return (
    <FormFrame
      form={form}
      draft={{ form: 'call-question', recordId: question?.id ?? setup.id }}
      submitLabel={t('act.save')}
      onSubmit={values => save.run(inputOf(values))}
      onSaved={props.onDone}
      onCancel={props.onDone}
    >
      <Stack gap="sm">
        <DateField label={t('call.askedOn')} required {...form.getInputProps('askedOn')} />
        <TextInput
          label={t('call.askedBy')}
          description={t('call.askedByHelp')}
          {...form.getInputProps('askedBy')}
        />
        <Textarea
          label={t('call.question')}
          required
          autosize
          minRows={2}
          {...form.getInputProps('question')}
        />
        <Textarea label={t('call.answer')} autosize minRows={2} {...form.getInputProps('answer')} />
        <DateField label={t('call.answeredOn')} {...form.getInputProps('answeredOn')} />
        <Checkbox label={t('call.publish')} {...form.getInputProps('published', { type: 'checkbox' })} />
      </Stack>
    </FormFrame>
  )
}

function Corrigenda({ content }: { readonly content: CallContent }) {
  const { t, locale } = useWords()
  const { setup } = content
  const read = useRead('corrigenda.list', { callId: setup.id })
  return (
    <Stack component="section" gap="sm" aria-label={t('call.corrigenda')}>
      <Title order={2} size="h3">
        {t('call.corrigenda')}
      </Title>
      <Loaded of={read} lines={3}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t(content.frozen === 'corrigendum' ? 'call.noCorrigendaOpen' : 'call.noCorrigenda')}
            </Text>
          ) : (
            rows.map(row => (
              <Stack key={row.id} gap="xs">
                <Text fw={600}>
                  {t('call.corrigendumNo', { number: row.number })} · {formatDate(row.issuedOn, locale)} ·{' '}
                  {row.issuedBy}
                </Text>
                <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
                  {row.reason}
                </Text>
                <ChangeList changes={row.changes} zone={setup.zone} currency={setup.currency} />
              </Stack>
            ))
          )
        }
      </Loaded>
    </Stack>
  )
}
