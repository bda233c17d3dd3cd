import { Alert, Text, Textarea } from '@mantine/core'
import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import {
  blockersIn,
  ConfirmAct,
  EffectPreview,
  readOptions,
  useAct,
  useClient,
  useToast,
  useWords,
} from '#renderer/ui/index.ts'
import { SHORTEST_REASON } from '#shared/contract/common.ts'
import type { LedgerFilter } from '#shared/contract/ledger.ts'
import { BlockedEntries } from './blocked-entries.tsx'
import { spendingOf, useLineEffects } from './use-line-effects.tsx'

/** Which drafts are posted: those named, or all that a filter shows. */
export type PostTarget =
  | { readonly kind: 'entries'; readonly ids: readonly string[] }
  | { readonly kind: 'filter'; readonly filter: LedgerFilter; readonly count: number }

export type PostDialogProps = {
  readonly target: PostTarget | null
  readonly onClose: () => void
  readonly onPosted?: () => void
}

/** Entries whose lines the preview adds up; beyond it only their number is told. */
const PREVIEWED = 40

const countOf = (target: PostTarget) => (target.kind === 'entries' ? target.ids.length : target.count)

/** Says what posting will do to the free funds of each line, then posts: all of them or none. */
export function PostDialog({ target, onClose, onPosted }: PostDialogProps) {
  const { t } = useWords()
  const toast = useToast()
  const post = useAct('ledger.post')
  const [reason, setReason] = useState('')
  const [needsReason, setNeedsReason] = useState(false)
  if (target === null) return null
  const count = countOf(target)
  const close = () => {
    post.reset()
    setReason('')
    setNeedsReason(false)
    onClose()
  }
  const run = async () => {
    const given = needsReason ? { duplicateReason: reason.trim() } : {}
    const done = await post.run(
      target.kind === 'entries' ? { ids: [...target.ids], ...given } : { filter: target.filter, ...given },
    )
    if (!done.ok) return setNeedsReason(needsReason || done.error.code === 'Rule.Duplicate')
    toast.done('posting.done', { count: done.value.posted })
    close()
    onPosted?.()
  }
  const isBlocked = blockersIn(post.error).length > 0
  return (
    <ConfirmAct
      opened
      onClose={close}
      title={t('posting.title', { count })}
      text={t('posting.text')}
      confirmLabel={t('posting.confirm', { count })}
      onConfirm={run}
      running={post.running}
      disabled={needsReason && reason.trim().length < SHORTEST_REASON}
      error={isBlocked ? null : post.error}
    >
      {post.error && isBlocked ? <BlockedEntries error={post.error} /> : null}
      {needsReason ? (
        <Textarea
          label={t('duplicate.reason')}
          description={t('duplicate.reasonHelp')}
          value={reason}
          onChange={event => setReason(event.currentTarget.value)}
          maxLength={1000}
          autosize
          minRows={2}
          required
        />
      ) : null}
      {target.kind === 'entries' && count <= PREVIEWED ? <Preview ids={target.ids} /> : null}
    </ConfirmAct>
  )
}

function Preview({ ids }: { readonly ids: readonly string[] }) {
  const { t } = useWords()
  const client = useClient()
  const entries = useQueries({ queries: ids.map(id => readOptions(client, 'ledger.get', { id })) })
  const known = entries.flatMap(entry => (entry.data ? [entry.data] : []))
  const { effects, overspent, isLoading } = useLineEffects(spendingOf(known))
  if (isLoading || entries.some(entry => entry.isPending))
    return (
      <Text size="sm" c="dimmed" role="status">
        {t('state.loading')}
      </Text>
    )
  return (
    <>
      <EffectPreview effects={effects} />
      {overspent.length === 0 ? null : (
        <Alert
          color="amber"
          role="status"
          title={t('posting.overspent', { lines: [...overspent], count: overspent.length })}
        />
      )}
    </>
  )
}
