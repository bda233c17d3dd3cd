import { useQuery } from '@tanstack/react-query'
import type { Client } from '#renderer/rpc/index.ts'
import { unwrapped, useClient } from '#renderer/ui/index.ts'
import type { InputOf, OutputOf } from '#shared/contract/index.ts'

type WorkRead = 'documents.check' | 'documents.preview'

/**
 * Options of a read that is long work: composing a document takes a moment, so leaving the screen cancels it.
 * Like every read it is done anew when the workspace changes.
 */
export const workOptions = <N extends WorkRead>(client: Client, name: N, input: InputOf<N>) => ({
  queryKey: [name, input],
  queryFn: async ({ signal }: { readonly signal: AbortSignal }): Promise<OutputOf<N>> =>
    unwrapped(await client.call(name, input, { signal })),
})

/** Reads what the rules say about a document before it is produced. */
export function useDocumentCheck(input: InputOf<'documents.check'>) {
  return useQuery(workOptions(useClient(), 'documents.check', input))
}
