import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { Loaded, useMay, useRead, useWords, useWorkRead } from '#renderer/ui/index.ts'
import type { EntryDetails } from '#shared/contract/ledger.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import { TracedDocuments } from './traced-documents.tsx'

/** The way back into the donor's report: what was sent for the entry's period, and each figure it is part of. */
export function EntryReports({ entry, level }: { readonly entry: EntryDetails; readonly level: 2 | 3 }) {
  const { t, language } = useWords()
  const may = useMay()
  const titleId = useId()
  const [asked, setAsked] = useState(false)
  const traced = useWorkRead('documents.trace', { entryId: entry.id, language }, asked)
  if (entry.state !== 'posted' || entry.period === null || !may('documents.trace')) return null
  return (
    <Stack component="section" gap={4} aria-labelledby={titleId}>
      <Group justify="space-between">
        <Title order={level} size="h3" id={titleId}>
          {t('trace.title')}
        </Title>
        {asked ? null : (
          <Button size="compact-sm" variant="default" onClick={() => setAsked(true)}>
            {t('trace.find')}
          </Button>
        )}
      </Group>
      <SentReports projectId={entry.projectId} periodId={entry.period.id} />
      {asked ? (
        <Loaded of={traced} lines={4}>
          {({ documents, periodId }) => (
            <TracedDocuments documents={documents} projectId={entry.projectId} periodId={periodId} />
          )}
        </Loaded>
      ) : null}
    </Stack>
  )
}

/** Reports of the period that went to the donor, each with its answer. */
function SentReports(props: { readonly projectId: string; readonly periodId: string }) {
  const { t, say, locale } = useWords()
  const reports = useRead('reports.list', { projectId: props.projectId })
  const sent = (reports.data?.rows ?? []).filter(row => row.periodId === props.periodId)
  return sent.map(report => (
    <Text size="sm" key={report.id}>
      <Link to="/projects/$projectId/periods/$periodId" params={props}>
        {t('trace.sent', { number: report.number, date: formatDate(report.submittedOn, locale) })}
      </Link>
      {` · ${say(`report.state.${report.state}`)}`}
    </Text>
  ))
}
