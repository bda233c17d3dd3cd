import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { IconFileSpreadsheet, IconFileTypeDocx, IconFileTypePdf } from '@tabler/icons-react'
import { useState } from 'react'
import {
  ErrorState,
  ProgressPanel,
  useClient,
  useJob,
  useMay,
  useWords,
  useWorkRead,
} from '#renderer/ui/index.ts'
import type { DocumentFormat } from '#shared/contract/documents.ts'
import type { WireError } from '#shared/contract/frames.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import classes from './documents.module.css'
import { useStoredFile } from './history/use-stored-file.ts'
import type { DocumentKind, DocumentRequest } from './use-document.ts'

type Made = OutputOf<'documents.make'>['run']

const FORMATS = {
  xlsx: { key: 'docs.asWorkbook', icon: IconFileSpreadsheet },
  pdf: { key: 'docs.asPdf', icon: IconFileTypePdf },
  docx: { key: 'docs.asWord', icon: IconFileTypeDocx },
} as const

/** Produces the document, records it and hands the file over; a blocking check stands in the way. */
export function ProduceDocument(props: { readonly request: DocumentRequest; readonly kind: DocumentKind }) {
  const { t } = useWords()
  const may = useMay()
  const { shell } = useClient()
  const job = useJob('documents.make')
  const check = useWorkRead('documents.check', props.request)
  const [made, setMade] = useState<Made | null>(null)
  const [failed, setFailed] = useState<WireError | null>(null)
  if (!may('documents.make')) return null
  const isBlocked = check.data?.checks.some(row => !row.ok && row.blocking) ?? false
  const failedChecks = check.data?.checks.filter(row => !row.ok).length ?? 0
  const make = async (format: DocumentFormat) => {
    setMade(null)
    setFailed(null)
    const done = await job.start({ ...props.request, format })
    if (!done.ok) return
    setMade(done.value.run)
    const saved = await shell.saveFile(done.value.token, done.value.run.fileName)
    if (!saved.ok) setFailed(saved.error)
  }
  const isRunning = job.state.phase === 'running'
  return (
    <Stack gap="sm" className={classes['produce'] ?? ''}>
      {made ? <Produced run={made} onClose={() => setMade(null)} /> : null}
      {failedChecks > 0 ? (
        <Text size="sm" c="var(--text-attention)">
          {t(isBlocked ? 'docs.standsInTheWay' : 'docs.willBePrinted', { count: failedChecks })}
        </Text>
      ) : null}
      {isRunning ? null : (
        <Group gap="xs">
          {props.kind.formats.map((format, index) => {
            const { key, icon: Icon } = FORMATS[format]
            return (
              <Button
                key={format}
                variant={index === 0 ? 'filled' : 'light'}
                leftSection={<Icon size={18} aria-hidden />}
                disabled={isBlocked || !check.data}
                onClick={() => void make(format)}
              >
                {t(key)}
              </Button>
            )
          })}
        </Group>
      )}
      <ProgressPanel state={job.state} onCancel={job.cancel} label={t('docs.producing')} />
      {failed ? <ErrorState error={failed} /> : null}
    </Stack>
  )
}

function Produced({ run, onClose }: { readonly run: Made; readonly onClose: () => void }) {
  const { t } = useWords()
  const file = useStoredFile()
  return (
    <Alert
      color="teal"
      role="status"
      title={t('docs.produced')}
      withCloseButton
      closeButtonLabel={t('act.close')}
      onClose={onClose}
    >
      <Stack gap="xs">
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {run.fileName}
        </Text>
        <Text size="sm">{t('docs.producedKept')}</Text>
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={() => void file.open(run.id)}>
            {t('act.open')}
          </Button>
          <Button size="xs" variant="default" onClick={() => void file.save(run.id)}>
            {t('docs.saveCopy')}
          </Button>
        </Group>
        {file.error ? <ErrorState error={file.error} /> : null}
      </Stack>
    </Alert>
  )
}
