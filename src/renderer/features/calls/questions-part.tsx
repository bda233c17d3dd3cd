import { Badge, Button, Group, Stack, Table, Text, Title, UnstyledButton } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Dialog, Loaded, useMay, useRead, useWords } from '#renderer/ui/index.ts'
import type { QuestionRow } from '#shared/contract/call-questions.ts'
import { spokenIn, untranslated } from '#shared/domain/calls/index.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import { formatZoned } from '#shared/kernel/zoned-time.ts'
import type { CallContent } from './call-body.tsx'
import classes from './call-page.module.css'
import { QuestionForm } from './question-form.tsx'

/** Questions of applicants with what was answered, and in which languages it is still missing. */
export function QuestionsPart({ content }: { readonly content: CallContent }) {
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
            <Questions rows={rows} content={content} onOpen={setEdited} />
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

function Questions(props: {
  readonly rows: readonly QuestionRow[]
  readonly content: CallContent
  readonly onOpen: (row: QuestionRow) => void
}) {
  const { t, say, language, locale } = useWords()
  const { languages } = props.content.setup
  return (
    <Table withTableBorder verticalSpacing={6} fz="sm" aria-label={t('call.questions')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={50}>{t('call.no')}</Table.Th>
          <Table.Th w={110}>{t('call.askedOn')}</Table.Th>
          <Table.Th>{t('call.question')}</Table.Th>
          <Table.Th>{t('call.answer')}</Table.Th>
          <Table.Th w={190}>{t('call.published')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {props.rows.map(row => (
          <Table.Tr key={row.id}>
            <Table.Td>{row.number}</Table.Td>
            <Table.Td>{formatDate(row.askedOn, locale)}</Table.Td>
            <Table.Td>
              <UnstyledButton className={classes['question'] ?? ''} onClick={() => props.onOpen(row)}>
                {spokenIn(row.question, language, languages)}
              </UnstyledButton>
            </Table.Td>
            <Table.Td className={classes['answer'] ?? ''}>
              {spokenIn(row.answer, language, languages)}
            </Table.Td>
            <Table.Td>
              <Group gap={4}>
                <Badge variant="light" color={row.published ? 'teal' : 'gray'}>
                  {t(row.published ? 'answer.yes' : 'answer.no')}
                </Badge>
                {untranslated(row, languages).map(lacking => (
                  <Badge key={lacking} variant="light" color="amber" tt="none">
                    {t('call.missingIn', { language: say(`callLanguage.${lacking}`) })}
                  </Badge>
                ))}
              </Group>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
