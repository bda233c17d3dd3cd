import { Button } from '@mantine/core'
import { ErrorState, useWords } from '#renderer/ui/index.ts'
import type { WireError } from '#shared/contract/frames.ts'

export type OpenProblemProps = {
  readonly error: WireError
  readonly onRetry: () => unknown
  readonly onRestore: () => void
}

/** Why a workspace does not open, and the act that helps: a backup for damage, trying again for one in use. */
export function OpenProblem({ error, onRetry, onRestore }: OpenProblemProps) {
  const { t } = useWords()
  const isDamaged = error.code === 'StorageCorrupt'
  const canRetry = error.code === 'Conflict' || error.code === 'Busy' || error.code === 'StorageReadonly'
  return (
    <ErrorState
      error={error}
      onRetry={canRetry ? onRetry : undefined}
      action={isDamaged ? <Button onClick={onRestore}>{t('start.restoreOpen')}</Button> : undefined}
    />
  )
}
