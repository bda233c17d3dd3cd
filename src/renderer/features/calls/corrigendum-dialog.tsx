import { Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { ConfirmAct, DateField, Loaded, NoticeList, useRead, useWords } from '#renderer/ui/index.ts'
import type { WireError } from '#shared/contract/frames.ts'
import type { InputOf } from '#shared/contract/index.ts'
import { wallTime } from '#shared/kernel/zoned-time.ts'
import type { CallContent, CallPatch } from './call-body.tsx'
import { ChangeList } from './change-list.tsx'

type Corrigendum = NonNullable<InputOf<'calls.change'>['corrigendum']>

/** Shows what a corrigendum would change and what stands against it, and asks for its reason and day. */
export function CorrigendumDialog(props: {
  readonly content: CallContent
  readonly patch: CallPatch
  readonly onClose: () => void
  readonly onIssue: (corrigendum: Corrigendum) => Promise<WireError | null>
}) {
  const { t } = useWords()
  const { content, patch } = props
  const { setup } = content
  const [reason, setReason] = useState('')
  const [issuedOn, setIssuedOn] = useState<string | null>(
    () => wallTime(new Date().toISOString(), setup.zone).date,
  )
  const [error, setError] = useState<WireError | null>(null)
  const [running, setRunning] = useState(false)
  const preview = useRead('calls.previewChange', { id: setup.id, patch })
  const isReady = reason.trim().length >= 3 && issuedOn !== null && preview.data?.blockers.length === 0
  return (
    <ConfirmAct
      opened
      onClose={props.onClose}
      title={t('call.issueCorrigendum')}
      text={t('call.corrigendumHelp')}
      confirmLabel={t('call.issueCorrigendum')}
      disabled={!isReady}
      running={running}
      error={error}
      onConfirm={async () => {
        if (issuedOn === null) return
        setRunning(true)
        const refused = await props.onIssue({ reason, issuedOn })
        if (refused) {
          setRunning(false)
          setError(refused)
        }
      }}
    >
      <Stack gap="sm">
        <Loaded of={preview} lines={3}>
          {({ changes, blockers, warnings }) => (
            <Stack gap="sm">
              <NoticeList blockers={blockers} warnings={warnings} />
              <ChangeList changes={changes} zone={setup.zone} currency={setup.currency} />
            </Stack>
          )}
        </Loaded>
        <Textarea
          label={t('call.corrigendumReason')}
          required
          autosize
          minRows={2}
          value={reason}
          onChange={event => setReason(event.currentTarget.value)}
        />
        <DateField label={t('call.issuedOn')} required value={issuedOn} onChange={setIssuedOn} />
      </Stack>
    </ConfirmAct>
  )
}
