import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { Dialog, EmptyNote, Facts, Loaded, useMay, useRead, useWords } from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { formatZoned } from '#shared/kernel/zoned-time.ts'
import classes from './assessment.module.css'
import { useContentLanguage } from './assessment-page.tsx'
import { ConsensusForm } from './consensus-form.tsx'
import { ReadersDialog } from './readers-dialog.tsx'
import { SheetTable } from './sheet-table.tsx'
import { usePoints } from './use-points.ts'

export type Sheets = OutputOf<'committees.sheets'>

/** The score sheets of the application that the address names. */
export function EvaluationTab() {
  const { applicationId } = useParams({ strict: false })
  return applicationId === undefined ? null : <EvaluationOf applicationId={applicationId} />
}

/** What an application's score comes from: every sheet beside the others, what they differ in, and the consensus. */
export function EvaluationOf({ applicationId }: { readonly applicationId: string }) {
  const read = useRead('committees.sheets', { applicationId, language: useContentLanguage() })
  return (
    <div className={classes['body']}>
      <Loaded of={read} lines={10}>
        {sheets => (
          <Stack gap="lg">
            <Acts applicationId={applicationId} sheets={sheets} />
            <Result sheets={sheets} />
            <Consensus sheets={sheets} />
            <Originals sheets={sheets} />
          </Stack>
        )}
      </Loaded>
    </div>
  )
}

function Acts({ applicationId, sheets }: { readonly applicationId: string; readonly sheets: Sheets }) {
  const { t } = useWords()
  const may = useMay()
  const points = usePoints()
  const [opened, setOpened] = useState<'readers' | 'consensus' | null>(null)
  const close = () => setOpened(null)
  return (
    <Stack gap="sm">
      {sheets.isApart && sheets.missing > 0 ? (
        <Alert color="amber" title={t('committees.apartTitle')}>
          {t('committees.apartText', { gap: points(sheets.gap), limit: points(sheets.gapLimit) })}
        </Alert>
      ) : null}
      <Group gap="xs">
        {sheets.mayAgree && may('committees.consensus') ? (
          <Button onClick={() => setOpened('consensus')}>{t('committees.recordConsensus')}</Button>
        ) : null}
        {may('committees.recuse') ? (
          <Button variant="default" onClick={() => setOpened('readers')}>
            {t('committees.changeReaders')}
          </Button>
        ) : null}
      </Group>
      <Dialog
        opened={opened === 'consensus'}
        onClose={close}
        size="xl"
        title={t('committees.consensusTitle', { reference: sheets.referenceNo })}
      >
        <ConsensusForm applicationId={applicationId} sheets={sheets} onClose={close} />
      </Dialog>
      {opened === 'readers' ? (
        <ReadersOf applicationId={applicationId} referenceNo={sheets.referenceNo} onClose={close} />
      ) : null}
    </Stack>
  )
}

/** The readers' dialog for one application, read from its call. */
function ReadersOf(props: {
  readonly applicationId: string
  readonly referenceNo: string
  readonly onClose: () => void
}) {
  const application = useRead('applications.get', { id: props.applicationId })
  const callId = application.data?.call.id ?? ''
  const known = { enabled: callId !== '' }
  const members = useRead('committees.members', { callId }, known)
  const rows = useRead('committees.assignments', { callId, text: props.referenceNo }, known)
  const row = rows.data?.rows.find(found => found.applicationId === props.applicationId)
  if (!row || !members.data) return null
  return <ReadersDialog callId={callId} row={row} members={members.data.rows} onClose={props.onClose} />
}

function Result({ sheets }: { readonly sheets: Sheets }) {
  const { t } = useWords()
  const points = usePoints()
  const labelOf = (key: string) =>
    sheets.grid?.sections.find(section => section.key === key)?.label ?? t('committees.wholeTotal')
  return (
    <Facts
      facts={[
        { label: t('column.average_sort'), value: sheets.average === null ? null : points(sheets.average) },
        {
          label: t('committees.gap'),
          value:
            sheets.gap === null
              ? null
              : t('committees.gapOf', { gap: points(sheets.gap), limit: points(sheets.gapLimit) }),
        },
        {
          label: t('committees.thresholds'),
          value:
            sheets.passes === null
              ? null
              : sheets.passes
                ? t('committees.allReached')
                : t('committees.notReached', { names: sheets.fails.map(labelOf).join(', ') }),
        },
        {
          label: t('committees.standing'),
          value:
            sheets.missing > 0
              ? t('committees.missing', { count: sheets.missing })
              : t(sheets.consensus ? 'committees.agreed' : 'committees.complete'),
        },
      ]}
    />
  )
}

function Consensus({ sheets }: { readonly sheets: Sheets }) {
  const { t, locale } = useWords()
  const points = usePoints()
  const { consensus } = sheets
  if (consensus === null) return null
  return (
    <Stack component="section" gap={4} aria-label={t('committees.consensus')}>
      <Title order={2} size="h4">
        {t('committees.consensusOf', { total: points(consensus.total) })}
      </Title>
      <Text className={classes['answer'] ?? ''}>{consensus.comment}</Text>
      <Text size="sm" c="dimmed">
        {t('committees.consensusBy', {
          by: consensus.by,
          at: formatZoned(consensus.at, sheets.zone, locale),
        })}
      </Text>
    </Stack>
  )
}

function Originals({ sheets }: { readonly sheets: Sheets }) {
  const { t } = useWords()
  return (
    <Stack component="section" gap="xs" aria-label={t('committees.sheets')}>
      <Title order={2} size="h4">
        {t('committees.sheets')}
      </Title>
      {sheets.sheets.length === 0 || sheets.grid === null ? (
        <EmptyNote title={t('committees.noSheets')} text={t('committees.noSheetsHelp')} />
      ) : (
        <SheetTable grid={sheets.grid} sheets={sheets.sheets} consensus={sheets.consensus} />
      )}
    </Stack>
  )
}
