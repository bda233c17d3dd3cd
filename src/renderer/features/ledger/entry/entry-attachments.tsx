import { ActionIcon, Button, Group, Stack, Text, Title, Tooltip, UnstyledButton } from '@mantine/core'
import { IconDownload, IconFileText, IconPaperclip, IconTrash } from '@tabler/icons-react'
import { useId } from 'react'
import { ErrorState, showInstant, showSize, useMay, useWords } from '#renderer/ui/index.ts'
import type { EntryDetails } from '#shared/contract/ledger.ts'
import type { EntryPart } from './entry-parts.ts'
import classes from './entry-view.module.css'
import { FilePaper } from './papers/file-paper.tsx'
import type { Attachment, Vouchers } from './use-vouchers.ts'

export type EntryAttachmentsProps = {
  readonly entry: EntryDetails
  readonly files: Vouchers
  readonly level: 2 | 3
}

/** Vouchers of an entry: opened, kept elsewhere, added; taken away only while the entry is a draft. */
export function EntryAttachments({ entry, files, level }: EntryAttachmentsProps) {
  const { t } = useWords()
  const titleId = useId()
  const may = useMay()
  return (
    <Stack component="section" gap={4} aria-labelledby={titleId} id={'entry-vouchers' satisfies EntryPart}>
      <Group justify="space-between">
        <Title order={level} size="h3" id={titleId}>
          {t('entry.attachments')}
        </Title>
        {may('ledger.attach') ? (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPaperclip size={14} aria-hidden />}
            loading={files.adding}
            onClick={() => void files.add()}
          >
            {t('entry.attach')}
          </Button>
        ) : null}
      </Group>
      {files.error ? <ErrorState error={files.error} /> : null}
      {entry.attachments.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('entry.noAttachments')}
        </Text>
      ) : (
        <ul className={classes['list']}>
          {entry.attachments.map(file => (
            <VoucherRow
              key={file.id}
              file={file}
              files={files}
              entryId={entry.id}
              canRemove={entry.state === 'draft' && may('ledger.detach')}
            />
          ))}
        </ul>
      )}
    </Stack>
  )
}

function VoucherRow(props: {
  readonly file: Attachment
  readonly entryId: string
  readonly files: Vouchers
  readonly canRemove: boolean
}) {
  const { t, locale } = useWords()
  const { file, files } = props
  return (
    <li className={classes['file']}>
      <IconFileText size={18} aria-hidden />
      <div>
        <UnstyledButton
          className={classes['name'] ?? ''}
          td="underline"
          onClick={() => void files.open(file)}
        >
          {file.fileName}
        </UnstyledButton>
        <Text size="xs" c="dimmed">
          {t('entry.attachedBy', {
            size: showSize(file.size, locale),
            name: file.addedBy,
            at: showInstant(file.addedAt, locale),
          })}
        </Text>
      </div>
      <Group gap={4} wrap="nowrap">
        <FilePaper entryId={props.entryId} file={file} />
        <Tooltip label={t('entry.saveFile')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('entry.saveFileNamed', { name: file.fileName })}
            onClick={() => void files.save(file)}
          >
            <IconDownload size={16} />
          </ActionIcon>
        </Tooltip>
        {props.canRemove ? (
          <Tooltip label={t('entry.detach')}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('entry.detachNamed', { name: file.fileName })}
              onClick={() => void files.remove(file)}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </Tooltip>
        ) : null}
      </Group>
    </li>
  )
}
