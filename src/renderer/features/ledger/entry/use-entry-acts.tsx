import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { ConfirmAct, useAct, useMay, useToast, useWords } from '#renderer/ui/index.ts'
import type { Notice } from '#shared/contract/common.ts'
import type { EntryDetails } from '#shared/contract/ledger.ts'
import { PostDialog } from '../posting/post-dialog.tsx'
import { ReverseDialog } from '../posting/reverse-dialog.tsx'
import type { Vouchers } from './use-vouchers.ts'

type Opened = 'post' | 'reverse' | 'delete' | null

/** What this person may do with an entry now; acts that are absent are not offered. */
export type EntryActions = {
  readonly edit: (() => void) | null
  readonly post: (() => void) | null
  readonly reverse: (() => void) | null
  readonly remove: (() => void) | null
  /** Mends what a notice complains of. */
  readonly fix: (notice: Notice) => void
  readonly dialog: ReactNode
}

export function useEntryActs(entry: EntryDetails, vouchers: Vouchers, onGone: () => void): EntryActions {
  const may = useMay()
  const navigate = useNavigate()
  const [opened, setOpened] = useState<Opened>(null)
  const isDraft = entry.state === 'draft'
  const canReverse = !isDraft && entry.reversedById === null && entry.reversesId === null
  const params = { entryId: entry.id }
  const edit = () => void navigate({ to: '/money/ledger/$entryId/edit', params })
  const projectParams = { projectId: entry.projectId }
  const fixes: Readonly<Record<string, () => void>> = {
    'fix.editEntry': edit,
    'fix.chooseLine': edit,
    'fix.useOpenPeriod': edit,
    'fix.attachEvidence': () => void vouchers.add(),
    'fix.reverseEntry': () => setOpened('reverse'),
    'fix.compareEntries': () =>
      void navigate({ to: '/money/ledger', search: { projectId: entry.projectId, text: entry.documentNo } }),
    'fix.editProject': () => void navigate({ to: '/projects/$projectId/edit', params: projectParams }),
    'fix.addPeriod': () => void navigate({ to: '/projects/$projectId/periods', params: projectParams }),
  }
  return {
    edit: isDraft && may('ledger.saveDraft') ? edit : null,
    post: isDraft && may('ledger.post') ? () => setOpened('post') : null,
    remove: isDraft && may('ledger.deleteDraft') ? () => setOpened('delete') : null,
    reverse: canReverse && may('ledger.reverse') ? () => setOpened('reverse') : null,
    fix: notice => fixes[notice.fix?.labelKey ?? '']?.(),
    dialog: (
      <EntryDialog
        entry={entry}
        opened={opened}
        onClose={() => setOpened(null)}
        onGone={onGone}
        onReversed={id => void navigate({ to: '/money/ledger/$entryId', params: { entryId: id } })}
      />
    ),
  }
}

function EntryDialog(props: {
  readonly entry: EntryDetails
  readonly opened: Opened
  readonly onClose: () => void
  readonly onGone: () => void
  readonly onReversed: (id: string) => void
}) {
  const { entry, opened, onClose } = props
  if (opened === 'post') return <PostDialog target={{ kind: 'entries', ids: [entry.id] }} onClose={onClose} />
  if (opened === 'reverse')
    return <ReverseDialog entry={entry} onClose={onClose} onReversed={props.onReversed} />
  return opened === 'delete' ? <DeleteDraft entry={entry} onClose={onClose} onGone={props.onGone} /> : null
}

function DeleteDraft(props: {
  readonly entry: EntryDetails
  readonly onClose: () => void
  readonly onGone: () => void
}) {
  const { t } = useWords()
  const toast = useToast()
  const remove = useAct('ledger.deleteDraft')
  const { entry } = props
  const run = async () => {
    const done = await remove.run({ id: entry.id, version: entry.version })
    if (!done.ok) return
    toast.done('entry.deleted', { no: String(entry.entryNo) })
    props.onClose()
    props.onGone()
  }
  return (
    <ConfirmAct
      opened
      danger
      onClose={props.onClose}
      title={t('entry.deleteTitle', { no: String(entry.entryNo), payee: entry.payee })}
      text={t('entry.deleteText')}
      confirmLabel={t('entry.delete')}
      onConfirm={run}
      running={remove.running}
      error={remove.error}
    />
  )
}
