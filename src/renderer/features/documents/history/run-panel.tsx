import { Button, Code, Group, Stack, Text } from '@mantine/core'
import { DetailPanel, ErrorState, Facts, showInstant, showSize, useWords } from '#renderer/ui/index.ts'
import { isLanguage, LANGUAGE_NAMES } from '#shared/locales/index.ts'
import classes from '../documents.module.css'
import { type DocumentRun, useDocumentTitle } from './document-history.tsx'
import { useStoredFile } from './use-stored-file.ts'

/** One produced document: from which data it was made, by whom, and its file. */
export function RunPanel({ run, onClose }: { readonly run: DocumentRun; readonly onClose: () => void }) {
  const { t, locale } = useWords()
  const titleOf = useDocumentTitle()
  const file = useStoredFile()
  const hash = (value: string) => <Code className={classes['hash'] ?? ''}>{value}</Code>
  return (
    <DetailPanel title={titleOf(run.documentId)} onClose={onClose}>
      <Group gap="xs">
        <Button size="xs" loading={file.running} onClick={() => void file.open(run.id)}>
          {t('docs.openFile')}
        </Button>
        <Button size="xs" variant="default" loading={file.running} onClick={() => void file.save(run.id)}>
          {t('docs.saveCopy')}
        </Button>
      </Group>
      {file.error ? <ErrorState error={file.error} /> : null}
      <Facts
        facts={[
          { label: t('docs.fileName'), value: run.fileName },
          { label: t('docs.size'), value: showSize(run.fileSize, locale) },
          { label: t('docs.producedAt'), value: showInstant(run.producedAt, locale) },
          {
            label: t('docs.producedBy'),
            value: `${run.producedBy} (${t(run.authenticated ? 'person.authenticated' : 'person.notAuthenticated')})`,
          },
          { label: t('docs.parameters'), value: <Parameters run={run} /> },
          {
            label: t('docs.checks'),
            value: run.differences === 0 ? t('docs.ok') : t('docs.differences', { count: run.differences }),
          },
          { label: t('docs.fileHash'), value: hash(run.fileHash) },
          { label: t('docs.dataHash'), value: hash(run.dataHash) },
          { label: t('docs.auditHead'), value: hash(run.auditHead) },
        ]}
      />
    </DetailPanel>
  )
}

/** Languages by their own names, everything else as it was given. */
function shown(value: DocumentRun['parameters'][string]): string {
  if (typeof value !== 'string') return JSON.stringify(value)
  return isLanguage(value) ? LANGUAGE_NAMES[value] : value
}

function Parameters({ run }: { readonly run: DocumentRun }) {
  const { has, say } = useWords()
  const label = (name: string) =>
    has(`documents.parameter.${name}`) ? say(`documents.parameter.${name}`) : name
  return (
    <Stack gap={0}>
      {Object.entries(run.parameters)
        .filter(([, value]) => value !== null)
        .map(([name, value]) => (
          <Text key={name} size="sm">
            {`${label(name)}: ${shown(value)}`}
          </Text>
        ))}
    </Stack>
  )
}
