import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Progress } from '#renderer/rpc/index.ts'
import type { WireError } from '#shared/contract/frames.ts'
import type { InputOf, NamesOfKind, OutputOf } from '#shared/contract/index.ts'
import type { Result } from '#shared/kernel/result.ts'
import { useClient } from './client-context.tsx'

export type JobName = NamesOfKind<'job'>

export type JobState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'running'; readonly progress: Progress | null }
  | { readonly phase: 'failed'; readonly error: WireError }
  | { readonly phase: 'done' }

export type Job<N extends JobName> = {
  readonly start: (input: InputOf<N>) => Promise<Result<OutputOf<N>, WireError>>
  readonly cancel: () => void
  readonly state: JobState
  readonly reset: () => void
}

/**
 * Long work of the contract with progress and cancel; leaving the screen cancels it. A cancelled job ends in
 * phase `idle`, since nothing has gone wrong.
 * @example const demo = useJob('workspace.createDemo'); <ProgressPanel state={demo.state} onCancel={demo.cancel} />
 */
export function useJob<N extends JobName>(name: N): Job<N> {
  const client = useClient()
  const queries = useQueryClient()
  const [state, setState] = useState<JobState>({ phase: 'idle' })
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  const start = async (input: InputOf<N>) => {
    running.current?.abort()
    const controller = new AbortController()
    running.current = controller
    setState({ phase: 'running', progress: null })
    const isCurrent = () => running.current === controller
    const result = await client.call(name, input, {
      signal: controller.signal,
      onProgress: progress => {
        if (isCurrent()) setState({ phase: 'running', progress })
      },
    })
    if (isCurrent()) setState(afterwards(result))
    if (result.ok) await queries.invalidateQueries()
    return result
  }

  return {
    start,
    cancel: () => running.current?.abort(),
    state,
    reset: () => setState({ phase: 'idle' }),
  }
}

function afterwards(result: Result<unknown, WireError>): JobState {
  if (result.ok) return { phase: 'done' }
  return result.error.code === 'Cancelled' ? { phase: 'idle' } : { phase: 'failed', error: result.error }
}
