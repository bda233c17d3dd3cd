import { Button, Group, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { ConfirmAct, DeleteRecord, useAct, useMay, useWords } from '#renderer/ui/index.ts'
import { SHORTEST_REASON } from '#shared/contract/common.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import type { Asset } from './assets-page.tsx'

export type AssetActsProps = {
  readonly asset: Asset
  readonly onDone: () => void
  readonly onTransfer: () => void
}

/** What can be done with one asset beside changing it: hand it over, take that back, delete what was entered by mistake. */
export function AssetActs({ asset, onDone, onTransfer }: AssetActsProps) {
  const { t, locale } = useWords()
  const may = useMay()
  const [asking, setAsking] = useState<'undo' | 'delete' | null>(null)
  const { transfer } = asset
  return (
    <>
      {transfer ? (
        <Text size="sm" mb="sm">
          {t('asset.transferLine', {
            name: transfer.recipient.name,
            date: formatDate(transfer.transferredOn, locale),
            as: t(`recipientKind.${transfer.recipientKind}`),
          })}
        </Text>
      ) : null}
      <Group gap="xs" mb="sm">
        {!transfer && may('assets.transfer') ? (
          <Button size="xs" variant="default" onClick={onTransfer}>
            {t('asset.transfer')}
          </Button>
        ) : null}
        {transfer && may('assets.undoTransfer') ? (
          <Button size="xs" variant="default" onClick={() => setAsking('undo')}>
            {t('asset.undoTransfer')}
          </Button>
        ) : null}
        {!transfer && may('assets.delete') ? (
          <Button size="xs" variant="subtle" color="red" onClick={() => setAsking('delete')}>
            {t('asset.delete')}
          </Button>
        ) : null}
      </Group>
      {asking === 'undo' ? (
        <UndoTransfer asset={asset} onClose={() => setAsking(null)} onDone={onDone} />
      ) : null}
      {asking === 'delete' ? (
        <DeleteRecord
          name="assets.delete"
          record={asset}
          title={t('asset.deleteTitle', { asset: asset.description })}
          onClose={() => setAsking(null)}
          onDone={onDone}
        />
      ) : null}
    </>
  )
}

type AskProps = { readonly asset: Asset; readonly onClose: () => void; readonly onDone: () => void }

function UndoTransfer({ asset, onClose, onDone }: AskProps) {
  const { t } = useWords()
  const undo = useAct('assets.undoTransfer')
  const [reason, setReason] = useState('')
  return (
    <ConfirmAct
      opened
      onClose={onClose}
      title={t('asset.undoTitle', { asset: asset.description })}
      confirmLabel={t('asset.undoTransfer')}
      running={undo.running}
      disabled={reason.trim().length < SHORTEST_REASON}
      error={undo.error}
      onConfirm={async () => {
        const done = await undo.run({ assetId: asset.id, reason: reason.trim() })
        if (done.ok) onDone()
      }}
    >
      <Textarea
        label={t('papers.reason')}
        required
        value={reason}
        onChange={event => setReason(event.currentTarget.value)}
      />
    </ConfirmAct>
  )
}
