import { useQuery } from '@tanstack/react-query'
import type { Client } from '#renderer/rpc/index.ts'
import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import { unwrapped } from './call-error.ts'
import { useClient } from './client-context.tsx'

export type WorkRead = 'documents.check' | 'documents.preview' | 'documents.trace'

/**
 * Options of a read that is long work: composing a document takes a moment, so leaving the screen cancels it.
 * Like every read it is done anew when the workspace changes.
 */
export const workOptions = <N extends WorkRead>(client: Client, name: N, input: InputOf<N>) => ({
  queryKey: [name, input],
  queryFn: async ({ signal }: { readonly signal: AbortSignal }): Promise<OutputOf<N>> =>
    unwrapped(await client.call(name, input, { signal })),
})

/** Reads what takes a moment; nothing is asked before `enabled`. */
export function useWorkRead<N extends WorkRead>(name: N, input: InputOf<N>, enabled = true) {
  return useQuery({ ...workOptions(useClient(), name, input), enabled })
}
