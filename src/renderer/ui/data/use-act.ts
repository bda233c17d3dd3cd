import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { WireError } from '#shared/contract/frames.ts'
import type { InputOf, NamesOfKind, OutputOf } from '#shared/contract/index.ts'
import type { Result } from '#shared/kernel/result.ts'
import { unwrapped, wireErrorOf } from './call-error.ts'
import { useClient } from './client-context.tsx'

export type ActName = NamesOfKind<'command' | 'control'>

/** An act ready to be done: `run` never throws, it returns what the backend said. */
export type Act<N extends ActName> = {
  readonly run: (input: InputOf<N>) => Promise<Result<OutputOf<N>, WireError>>
  readonly running: boolean
  /** Why the last run was refused; null before the first and after a success. */
  readonly error: WireError | null
  readonly reset: () => void
}

/**
 * A command or control of the contract as an act of a screen. After a success everything on screen is read
 * anew.
 * @example const lock = useAct('periods.lock'); await lock.run({ id, version, second })
 */
export function useAct<N extends ActName>(name: N): Act<N> {
  const client = useClient()
  const queries = useQueryClient()
  const mutation = useMutation<OutputOf<N>, Error, InputOf<N>>({
    mutationFn: async input => unwrapped(await client.call(name, input)),
    onSuccess: () => queries.invalidateQueries(),
  })
  return {
    run: async input => {
      try {
        return { ok: true, value: await mutation.mutateAsync(input) }
      } catch (error) {
        return { ok: false, error: wireErrorOf(error) }
      }
    },
    running: mutation.isPending,
    error: mutation.error ? wireErrorOf(mutation.error) : null,
    reset: mutation.reset,
  }
}
