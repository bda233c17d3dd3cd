import { notifications } from '@mantine/notifications'
import { useMemo } from 'react'
import type { WireError } from '#shared/contract/frames.ts'
import type { MessageKey } from '#shared/locales/index.ts'
import { problemText } from '../states/problem-text.ts'
import { type Details, useWords } from '../words/use-words.ts'

/** Says in passing that something is done, or why it could not be. */
export type Toast = {
  readonly done: (key: MessageKey, details?: Details) => void
  readonly failed: (error: WireError) => void
}

/** Short notes at the edge, read out by screen readers; for results that need no answer. */
export function useToast(): Toast {
  const words = useWords()
  return useMemo(() => {
    const closeButtonProps = { 'aria-label': words.t('act.close') }
    return {
      done: (key, details) => {
        // Good news waits its turn with screen readers; only a failure breaks in.
        notifications.show({
          role: 'status',
          message: words.t(key, details),
          color: 'teal',
          closeButtonProps,
        })
      },
      failed: error => {
        notifications.show({
          role: 'alert',
          message: problemText(words, error),
          color: 'red',
          autoClose: false,
          closeButtonProps,
        })
      },
    }
  }, [words])
}
