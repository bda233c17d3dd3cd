import { Button, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { Dialog, DialogActs, ErrorState, useAct, useRead, useToast, useWords } from '#renderer/ui/index.ts'
import type { DraftChanges } from '#shared/contract/draft-edits.ts'
import type { LedgerRow } from '#shared/contract/ledger.ts'
import { BlockedEntries } from '../posting/blocked-entries.tsx'
import { ChangeFields } from './change-fields.tsx'
import { EditPreview } from './edit-preview.tsx'

export type EditDraftsDialogProps = {
  readonly rows: readonly LedgerRow[]
  readonly onClose: () => void
}

/** Sets a few things on many drafts at once; shows before it is done what changes and what can't, and why. */
export function EditDraftsDialog({ rows, onClose }: EditDraftsDialogProps) {
  const { t } = useWords()
  return (
    <Dialog opened onClose={onClose} title={t('bulk.title', { count: rows.length })}>
      <EditDrafts rows={rows} onClose={onClose} />
    </Dialog>
  )
}

function EditDrafts({ rows, onClose }: EditDraftsDialogProps) {
  const { t } = useWords()
  const toast = useToast()
  const edit = useAct('ledger.editDrafts')
  const [changes, setChanges] = useState<DraftChanges>({})
  const ids = rows.map(row => row.id)
  const isEmpty = Object.keys(changes).length === 0
  const preview = useRead('ledger.previewEdit', { ids, changes }, { enabled: !isEmpty, keepLast: true })
  const [first, ...others] = new Set(rows.map(row => row.projectId))
  const projectId = others.length === 0 ? (first ?? null) : null
  const count = isEmpty ? 0 : (preview.data?.changed ?? 0)
  const run = async () => {
    const done = await edit.run({ ids, changes })
    if (!done.ok) return
    toast.done('bulk.done', { count: done.value.changed })
    onClose()
  }
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {projectId === null ? t('bulk.severalProjects') : t('bulk.help')}
      </Text>
      <ChangeFields projectId={projectId} changes={changes} onChange={setChanges} />
      {isEmpty ? null : <EditPreview preview={preview} />}
      {edit.error ? <BlockedEntries error={edit.error} /> : null}
      {edit.error && edit.error.code !== 'Rule.Blocked' ? <ErrorState error={edit.error} /> : null}
      <DialogActs onLeave={onClose}>
        <Button disabled={count === 0} loading={edit.running} onClick={() => void run()}>
          {t('bulk.confirm', { count })}
        </Button>
      </DialogActs>
    </Stack>
  )
}
