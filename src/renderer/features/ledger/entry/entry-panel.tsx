import { DetailPanel, Loaded, useRead, useWords } from '#renderer/ui/index.ts'
import { EntryView } from './entry-view.tsx'

export type EntryPanelProps = {
  readonly entryId: string
  readonly onClose: () => void
  readonly pinned: boolean
  readonly onPin: (pinned: boolean) => void
}

/** The chosen entry beside the list. */
export function EntryPanel({ entryId, onClose, pinned, onPin }: EntryPanelProps) {
  const { t } = useWords()
  const entry = useRead('ledger.get', { id: entryId })
  return (
    <DetailPanel
      title={entry.data ? t('entry.title', { no: String(entry.data.entryNo) }) : t('entry.one')}
      onClose={onClose}
      pinned={pinned}
      onPin={onPin}
      page={{ to: '/money/ledger/$entryId', params: { entryId } }}
    >
      <Loaded of={entry} lines={10}>
        {value => <EntryView entry={value} onGone={onClose} level={3} />}
      </Loaded>
    </DetailPanel>
  )
}
