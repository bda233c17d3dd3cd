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
        notifications.show({ message: words.t(key, details), color: 'teal', closeButtonProps })
      },
      failed: error => {
        notifications.show({
          message: problemText(words, error),
          color: 'red',
          autoClose: false,
          closeButtonProps,
        })
      },
    }
  }, [words])
}
