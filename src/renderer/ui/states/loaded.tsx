import { Skeleton, Stack } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { wireErrorOf } from '../data/call-error.ts'
import { useWords } from '../words/use-words.ts'
import { ErrorState } from './error-state.tsx'

/** Uneven, as text is. */
const LINES = ['40%', '100%', '90%', '60%', '99%', '95%', '70%', '98%', '85%', '50%']

export type LoadedProps<T> = {
  readonly of: UseQueryResult<T>
  readonly children: (value: T) => ReactNode
  /** Lines of the skeleton: about as tall as what will come. */
  readonly lines?: number
}

/** The three states of anything that is read: skeleton, error with the act that helps, content. */
export function Loaded<T>({ of, children, lines = 4 }: LoadedProps<T>) {
  const { t } = useWords()
  if (of.data !== undefined) return children(of.data)
  if (of.error) return <ErrorState error={wireErrorOf(of.error)} onRetry={() => of.refetch()} />
  return (
    <Stack gap="xs" role="status" aria-label={t('state.loading')}>
      {LINES.slice(0, lines).map(width => (
        <Skeleton key={width} height={20} radius="sm" width={width} />
      ))}
    </Stack>
  )
}
