import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import type { Client } from '#renderer/rpc/index.ts'
import type { InputOf, NamesOfKind, OutputOf } from '#shared/contract/index.ts'
import { unwrapped } from './call-error.ts'
import { useClient } from './client-context.tsx'

/** What a screen may read directly: queries, and the controls that only tell (status, recent list). */
export type ReadName = NamesOfKind<'query'> | 'workspace.status' | 'workspace.recent'

/** Options of one read: its key is the procedure and its input, so equal reads share one answer. */
export function readOptions<N extends ReadName>(client: Client, name: N, input: InputOf<N>) {
  return queryOptions<OutputOf<N>>({
    queryKey: [name, input],
    queryFn: async ({ signal }) => unwrapped(await client.call(name, input, { signal })),
  })
}

export type ReadSettings = {
  /** False while something the read needs is not known yet. */
  readonly enabled?: boolean
  /** Shows the last answer while the next one is fetched, for lists whose filter changes. */
  readonly keepLast?: boolean
}

/**
 * Reads through the contract and stays up to date: every change in the workspace reads it again.
 * @example const project = useRead('projects.get', { id })
 */
export function useRead<N extends ReadName>(name: N, input: InputOf<N>, settings: ReadSettings = {}) {
  const client = useClient()
  return useQuery<OutputOf<N>>({
    ...readOptions(client, name, input),
    enabled: settings.enabled ?? true,
    ...(settings.keepLast ? { placeholderData: keepPreviousData } : {}),
  })
}
