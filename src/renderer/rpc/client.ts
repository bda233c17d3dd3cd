import type { BackendEvent, CallFrame, Envelope, WireError } from '#shared/contract/frames.ts'
import { type InputOf, type OutputOf, type ProcedureName, procedures } from '#shared/contract/index.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import type { Carrier, ConnectionState, Exchange, OpenCarrier } from './carrier.ts'
import { CANCELLED, CONNECTION_LOST } from './problems.ts'
import type { Shell } from './shell.ts'

export interface Progress {
  readonly done: number
  readonly total: number | null
  readonly stepKey: string
}

export interface CallOptions {
  /** Names the change, so that sending it again changes nothing twice; made here when left out. */
  readonly commandId?: string
  readonly onProgress?: (progress: Progress) => void
  /** Aborting cancels a job in the backend; a query is merely no longer waited for. */
  readonly signal?: AbortSignal
}

/** The answer of a call: never a rejected promise. */
export type Answer<N extends ProcedureName> = Promise<Result<OutputOf<N>, WireError>>

export interface Client {
  readonly call: <N extends ProcedureName>(name: N, input: InputOf<N>, options?: CallOptions) => Answer<N>
  /** Hears every event of the backend but progress, which goes to the call it belongs to. */
  readonly onEvent: (listener: (event: Exclude<BackendEvent, { type: 'progress' }>) => void) => () => void
  /** Hears the present state at once and every change; after `lost` → `connected` everything shown is to be read anew. */
  readonly onConnection: (listener: (state: ConnectionState) => void) => () => void
  readonly shell: Shell
  readonly close: () => void
}

/** Waits before a call is sent again, in milliseconds; the backend process restarts within this time. */
const RETRY_DELAYS = [300, 1000, 2500, 5000] as const

const sleep = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms))

/**
 * Sends a frame again while the connection breaks. Only for calls that may run twice: reads, and commands, whose
 * command id makes the second run harmless.
 */
async function exchangeSafely(
  carrier: Carrier,
  frame: CallFrame,
  delays: readonly number[],
): Promise<Exchange> {
  let exchange = await carrier.exchange(frame)
  for (const delay of delays) {
    if (exchange.kind === 'answered') break
    await sleep(delay)
    exchange = await carrier.exchange(frame)
  }
  return exchange
}

/** Members that are undefined vanish here, as they would in JSON, so that both carriers carry the same. */
const plain = (input: unknown): CallFrame['input'] => JSON.parse(JSON.stringify(input ?? {}))

function frameOf(name: ProcedureName, input: unknown, commandId: string | undefined): CallFrame {
  const kind = procedures.get(name)?.kind
  const changes = kind === 'command' || kind === 'job'
  return {
    callId: crypto.randomUUID(),
    procedure: name,
    input: plain(input),
    ...(changes ? { commandId: commandId ?? crypto.randomUUID() } : {}),
  }
}

function resultOf<N extends ProcedureName>(envelope: Envelope): Result<OutputOf<N>, WireError> {
  // The dispatcher checked the value against this very procedure's output schema.
  return envelope.ok ? ok(envelope.value as unknown as OutputOf<N>) : err(envelope.error)
}

/**
 * Builds the page's client over one carrier and one shell.
 * @example const answer = await client.call('workspace.status', {}); if (answer.ok) show(answer.value.people)
 */
export function createClientOver(
  open: OpenCarrier,
  shell: Shell,
  retryDelays: readonly number[] = RETRY_DELAYS,
): Client {
  const listeners = new Set<Parameters<Client['onEvent']>[0]>()
  const watchers = new Set<Parameters<Client['onConnection']>[0]>()
  const progress = new Map<string, (progress: Progress) => void>()
  let state: ConnectionState = 'starting'
  const carrier = open({
    event: event => {
      if (event.type !== 'progress') for (const listener of listeners) listener(event)
      else progress.get(event.callId)?.({ done: event.done, total: event.total, stepKey: event.stepKey })
    },
    state: next => {
      if (next === state) return
      state = next
      for (const watcher of watchers) watcher(next)
    },
  })

  const run = async (frame: CallFrame): Promise<Envelope> => {
    const kind = procedures.get(frame.procedure)?.kind
    const delays = kind === 'query' || kind === 'command' ? retryDelays : []
    const exchange = await exchangeSafely(carrier, frame, delays)
    return exchange.kind === 'answered' ? exchange.envelope : { ok: false, error: CONNECTION_LOST }
  }

  const cancellable = (frame: CallFrame, signal: AbortSignal): Promise<Envelope> => {
    const { promise, resolve } = Promise.withResolvers<Envelope>()
    const abort = () => {
      carrier.cancel(frame.callId)
      // A job or command may be past the point of no return: only its own answer says what became of it.
      if (procedures.get(frame.procedure)?.kind === 'query') resolve({ ok: false, error: CANCELLED })
    }
    signal.addEventListener('abort', abort, { once: true })
    const done = run(frame).finally(() => signal.removeEventListener('abort', abort))
    return Promise.race([promise, done])
  }

  const call: Client['call'] = async (name, input, options = {}) => {
    const { signal, onProgress, commandId } = options
    if (signal?.aborted) return err(CANCELLED)
    const frame = frameOf(name, input, commandId)
    if (onProgress) progress.set(frame.callId, onProgress)
    const envelope = await (signal ? cancellable(frame, signal) : run(frame))
    progress.delete(frame.callId)
    return resultOf<typeof name>(envelope)
  }

  return {
    call,
    onEvent: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onConnection: watcher => {
      watchers.add(watcher)
      watcher(state)
      return () => watchers.delete(watcher)
    },
    shell,
    close: carrier.close,
  }
}
