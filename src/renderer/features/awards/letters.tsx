import { Badge, Button, Group, Stack, Table, Text, Title } from '@mantine/core'
import { IconFileTypeDocx, IconFileTypePdf } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import {
  ApplicantName,
  DateField,
  ErrorState,
  Loaded,
  ProgressPanel,
  todayHere,
  useAct,
  useClient,
  useJob,
  useMay,
  useRead,
  useToast,
  useWords,
} from '#renderer/ui/index.ts'
import type { WireError } from '#shared/contract/frames.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import classes from './awards.module.css'

type Row = OutputOf<'letters.list'>['rows'][number]

/** Letters of a call: all made in one act, one file a language, and marked as sent. */
export function Letters({ callId }: { readonly callId: string }) {
  const { t } = useWords()
  const read = useRead('letters.list', { callId })
  return (
    <Stack component="section" gap="sm" aria-label={t('awards.letters')}>
      <Title order={2} size="h3">
        {t('awards.letters')}
      </Title>
      <Loaded of={read} lines={4}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t('awards.noLetters')}
            </Text>
          ) : (
            <>
              <Acts callId={callId} rows={rows} />
              <Table verticalSpacing={4} aria-label={t('awards.letters')}>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('awards.reference')}</Table.Th>
                    <Table.Th>{t('awards.applicant')}</Table.Th>
                    <Table.Th>{t('awards.letterKind')}</Table.Th>
                    <Table.Th>{t('awards.language')}</Table.Th>
                    <Table.Th>{t('awards.letterDated')}</Table.Th>
                    <Table.Th>{t('awards.letterSent')}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {rows.map(row => (
                    <LetterRow key={row.applicationId} row={row} />
                  ))}
                </Table.Tbody>
              </Table>
            </>
          )
        }
      </Loaded>
    </Stack>
  )
}

function LetterRow({ row }: { readonly row: Row }) {
  const { t, locale } = useWords()
  const { letter } = row
  return (
    <Table.Tr>
      <Table.Td className={classes['nowrap'] ?? ''}>
        <Link to="/grants/applications/$applicationId" params={{ applicationId: row.applicationId }}>
          {row.reference}
        </Link>
      </Table.Td>
      <Table.Td>
        <ApplicantName name={row.applicant} />
      </Table.Td>
      <Table.Td>{t(`letterKind.${row.kind}`)}</Table.Td>
      <Table.Td>{t(`callLanguage.${row.language}`)}</Table.Td>
      <Table.Td title={letter?.fileName ?? ''}>{letter ? formatDate(letter.datedOn, locale) : '—'}</Table.Td>
      <Table.Td>
        {letter?.sentOn ? (
          formatDate(letter.sentOn, locale)
        ) : (
          <Badge variant="light" color={letter ? 'amber' : 'gray'}>
            {t(letter ? 'awards.notSent' : 'awards.notMade')}
          </Badge>
        )}
      </Table.Td>
    </Table.Tr>
  )
}

function Acts(props: { readonly callId: string; readonly rows: readonly Row[] }) {
  const { t } = useWords()
  const may = useMay()
  const toast = useToast()
  const { shell } = useClient()
  const job = useJob('letters.make')
  const sent = useAct('letters.markSent')
  const [day, setDay] = useState<string | null>(todayHere())
  const [failed, setFailed] = useState<WireError | null>(null)
  if (!may('letters.make')) return null
  const make = async (format: 'pdf' | 'docx') => {
    if (day === null) return
    setFailed(null)
    const done = await job.start({ callId: props.callId, format, datedOn: day })
    if (!done.ok) return
    toast.done('awards.lettersMade', { count: done.value.letters })
    for (const file of done.value.files) {
      const saved = await shell.saveFile(file.token, file.fileName)
      if (!saved.ok) setFailed(saved.error)
    }
  }
  const waiting = props.rows.flatMap(({ letter }) => (letter && letter.sentOn === null ? letter : []))
  const mark = async () => {
    if (day === null) return
    const letters = waiting.map(({ id, version }) => ({ id, version }))
    const done = await sent.run({ letters, sentOn: day })
    if (done.ok) toast.done('awards.lettersSent', { count: letters.length })
  }
  const isRunning = job.state.phase === 'running'
  return (
    <Stack gap="xs">
      <Group gap="sm" align="flex-end">
        <DateField label={t('awards.letterDay')} value={day} onChange={setDay} />
        <Button
          leftSection={<IconFileTypePdf size={18} aria-hidden />}
          disabled={isRunning || day === null}
          onClick={() => void make('pdf')}
        >
          {t('awards.allAsPdf')}
        </Button>
        <Button
          variant="light"
          leftSection={<IconFileTypeDocx size={18} aria-hidden />}
          disabled={isRunning || day === null}
          onClick={() => void make('docx')}
        >
          {t('awards.allAsWord')}
        </Button>
        {may('letters.markSent') && waiting.length > 0 ? (
          <Button variant="default" loading={sent.running} onClick={() => void mark()}>
            {t('awards.markSent', { count: waiting.length })}
          </Button>
        ) : null}
      </Group>
      <ProgressPanel state={job.state} onCancel={job.cancel} label={t('docs.producing')} />
      {sent.error ? <ErrorState error={sent.error} /> : null}
      {failed ? <ErrorState error={failed} /> : null}
    </Stack>
  )
}
