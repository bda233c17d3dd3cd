import type { BackendEvent, CallFrame, Envelope } from '#shared/contract/frames.ts'
import { CALL_LIMIT, HOST_PATHS } from '#shared/contract/host-paths.ts'
import { procedures } from '#shared/contract/index.ts'
import type { Exchange, OpenCarrier } from './carrier.ts'
import { createLine } from './line.ts'
import { CALL_TOO_LARGE, SESSION_OVER } from './problems.ts'

interface Stream {
  readonly readyState: number
  addEventListener: (type: string, listener: (event: Event) => void) => void
  close: () => void
}

/** What the carrier needs of the browser; tests bring their own. */
export interface HostNetwork {
  readonly fetch: (path: string, init: RequestInit) => Promise<Response>
  readonly openStream: (path: string) => Stream
}

/**
 * A browser opens six connections to one host at most; the stream holds one and calls in a hurry need the rest, so long
 * jobs may take three at a time.
 */
const JOBS_AT_ONCE = 3
const CLOSED = 2

const failed = (error: typeof SESSION_OVER): Exchange => ({
  kind: 'answered',
  envelope: { ok: false, error },
})

const postJson = (network: HostNetwork, path: string, body: string) =>
  network.fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    credentials: 'same-origin',
    redirect: 'error',
  })

async function post(network: HostNetwork, frame: CallFrame): Promise<Exchange> {
  const body = JSON.stringify(frame)
  if (new TextEncoder().encode(body).length > CALL_LIMIT) return failed(CALL_TOO_LARGE)
  try {
    const response = await postJson(network, HOST_PATHS.rpc, body)
    if (response.status === 401 || response.status === 403) return failed(SESSION_OVER)
    const envelope: Envelope = await response.json()
    return { kind: 'answered', envelope }
  } catch {
    // Fetch and a body cut short reject alike; both mean that the answer never came.
    return { kind: 'lost' }
  }
}

/** Calls as HTTP POST, events as a stream, to the loopback host that served this page. */
export const openHostCarrier =
  (network: HostNetwork): OpenCarrier =>
  events => {
    const jobLine = createLine(JOBS_AT_ONCE)
    const stream = network.openStream(HOST_PATHS.events)
    stream.addEventListener('open', () => events.state('connected'))
    stream.addEventListener('message', message => {
      if (!(message instanceof MessageEvent)) return
      const event: BackendEvent = JSON.parse(message.data)
      events.event(event)
    })
    stream.addEventListener('error', () => events.state(stream.readyState === CLOSED ? 'gone' : 'lost'))
    const exchange = (frame: CallFrame) =>
      procedures.get(frame.procedure)?.kind === 'job'
        ? jobLine(() => post(network, frame))
        : post(network, frame)
    return {
      exchange,
      cancel: callId => {
        postJson(network, HOST_PATHS.rpc, JSON.stringify({ cancel: callId })).catch(() =>
          events.state('lost'),
        )
      },
      close: () => stream.close(),
    }
  }
