import { ActionIcon, Button, Group, Stack, Text, Title, UnstyledButton } from '@mantine/core'
import { IconDownload, IconFileText, IconPaperclip, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import {
  ErrorState,
  Loaded,
  showSize,
  useAct,
  useClient,
  useMay,
  useRead,
  useWords,
} from '#renderer/ui/index.ts'
import type { ApplicationDetail } from '#shared/contract/applications.ts'
import type { WireError } from '#shared/contract/frames.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { formatZoned } from '#shared/kernel/zoned-time.ts'

type StoredFile = OutputOf<'intake.files'>['rows'][number]

/** What can be done with the files of an application; every refusal ends up in `error`. */
function useFiles(applicationId: string) {
  const client = useClient()
  const attach = useAct('intake.attach')
  const detach = useAct('intake.detach')
  const [error, setError] = useState<WireError | null>(null)
  const tokenOf = async (file: StoredFile) => {
    const offered = await client.call('intake.file', { fileId: file.id })
    setError(offered.ok ? null : offered.error)
    return offered.ok ? offered.value.token : null
  }
  return {
    error,
    adding: attach.running,
    add: async () => {
      const picked = await client.shell.pickFile({ accept: [] })
      if (!picked.ok) return setError(picked.error)
      if (picked.value === null) return
      const added = await attach.run({ applicationId, token: picked.value.token })
      setError(added.ok ? null : added.error)
    },
    open: async (file: StoredFile) => {
      const token = await tokenOf(file)
      const opened = token === null ? null : await client.shell.openFile(token)
      if (opened && !opened.ok) setError(opened.error)
    },
    save: async (file: StoredFile) => {
      const token = await tokenOf(file)
      const kept = token === null ? null : await client.shell.saveFile(token, file.fileName)
      if (kept && !kept.ok) setError(kept.error)
    },
    remove: async (file: StoredFile) => {
      const removed = await detach.run({ fileId: file.id })
      setError(removed.ok ? null : removed.error)
    },
  }
}

/** Files that came with an application: opened, kept elsewhere, added; taken away only while it is a draft. */
export function FilesPart({ application }: { readonly application: ApplicationDetail }) {
  const { t } = useWords()
  const may = useMay()
  const read = useRead('intake.files', { applicationId: application.id })
  const files = useFiles(application.id)
  return (
    <Stack component="section" gap="xs" aria-label={t('application.files')}>
      <Group justify="space-between">
        <Title order={2} size="h3">
          {t('application.files')}
        </Title>
        {may('intake.attach') ? (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPaperclip size={14} aria-hidden />}
            loading={files.adding}
            onClick={() => void files.add()}
          >
            {t('application.attach')}
          </Button>
        ) : null}
      </Group>
      {files.error ? <ErrorState error={files.error} /> : null}
      <Loaded of={read} lines={2}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t('application.noFiles')}
            </Text>
          ) : (
            <Stack gap={6}>
              {rows.map(file => (
                <FileRow
                  key={file.id}
                  file={file}
                  files={files}
                  zone={application.call.zone}
                  canRemove={application.state === 'draft' && may('intake.detach')}
                />
              ))}
            </Stack>
          )
        }
      </Loaded>
    </Stack>
  )
}

function FileRow(props: {
  readonly file: StoredFile
  readonly files: ReturnType<typeof useFiles>
  readonly zone: string
  readonly canRemove: boolean
}) {
  const { t, locale } = useWords()
  const { file, files, zone } = props
  return (
    <Group gap="xs" wrap="nowrap">
      <IconFileText size={18} aria-hidden />
      <div>
        <UnstyledButton td="underline" onClick={() => void files.open(file)}>
          {file.fileName}
        </UnstyledButton>
        <Text size="xs" c="dimmed">
          {t('application.fileAdded', {
            size: showSize(file.size, locale),
            name: file.addedBy,
            at: formatZoned(file.addedAt, zone, locale),
          })}
        </Text>
      </div>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('application.saveFileNamed', { name: file.fileName })}
        onClick={() => void files.save(file)}
      >
        <IconDownload size={16} aria-hidden />
      </ActionIcon>
      {props.canRemove ? (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('application.detachNamed', { name: file.fileName })}
          onClick={() => void files.remove(file)}
        >
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      ) : null}
    </Group>
  )
}
