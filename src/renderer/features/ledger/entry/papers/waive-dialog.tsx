import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { ConfirmAct, useAct, useWords } from '#renderer/ui/index.ts'
import { SHORTEST_REASON } from '#shared/contract/common.ts'

export type WaiveDialogProps = {
  readonly entryId: string
  readonly paper: { readonly code: string; readonly name: string }
  readonly onClose: () => void
}

/** Does without one paper; the reason stands in the list and in the trail. */
export function WaiveDialog({ entryId, paper, onClose }: WaiveDialogProps) {
  const { t } = useWords()
  const waive = useAct('papers.waive')
  const [reason, setReason] = useState('')
  return (
    <ConfirmAct
      opened
      onClose={onClose}
      title={t('papers.waiveTitle', { paper: paper.name })}
      text={t('papers.waiveText')}
      confirmLabel={t('papers.waiveConfirm')}
      running={waive.running}
      disabled={reason.trim().length < SHORTEST_REASON}
      error={waive.error}
      onConfirm={async () => {
        const done = await waive.run({ entryId, documentType: paper.code, reason: reason.trim() })
        if (done.ok) onClose()
      }}
    >
      <Textarea
        label={t('papers.reason')}
        value={reason}
        onChange={event => setReason(event.currentTarget.value)}
        maxLength={1000}
        autosize
        minRows={2}
        required
      />
    </ConfirmAct>
  )
}
