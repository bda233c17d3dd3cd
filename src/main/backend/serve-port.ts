import type { MessagePortMain } from 'electron'
import type { Backend } from '#backend/rpc/backend.ts'
import type { Envelope, FromBackend } from '#shared/contract/frames.ts'

const textOf = (frame: unknown, key: 'callId' | 'procedure' | 'cancel'): string | undefined => {
  const value =
    typeof frame === 'object' && frame !== null && key in frame ? Reflect.get(frame, key) : undefined
  return typeof value === 'string' ? value : undefined
}

/** True or false after a call that may have opened or closed a workspace, else undefined. */
function openAfter(procedure: string | undefined, envelope: Envelope): boolean | undefined {
  if (!procedure?.startsWith('workspace.') || !envelope.ok) return undefined
  const { value } = envelope
  if (typeof value !== 'object' || value === null || !('workspace' in value)) return undefined
  return Reflect.get(value, 'workspace') !== null
}

/** Speaks with one page over its port: a session of its own, calls in, replies and events out. */
export function servePort(
  backend: Backend,
  port: MessagePortMain,
  workspaceChanged: (open: boolean) => void,
): void {
  let open = true
  const post = (message: FromBackend) => {
    if (open) port.postMessage(message)
  }
  const session = backend.openSession(event => post({ event }))
  const answer = async (frame: unknown) => {
    const envelope = await session.call(frame)
    const changed = openAfter(textOf(frame, 'procedure'), envelope)
    if (changed !== undefined) workspaceChanged(changed)
    // Whoever sends no call id waits for no answer.
    const reply = textOf(frame, 'callId')
    if (reply !== undefined) post({ reply, envelope })
  }
  port.on('message', ({ data }) => {
    const cancelled = textOf(data, 'cancel')
    if (cancelled !== undefined) session.cancel(cancelled)
    else void answer(data)
  })
  port.on('close', () => {
    open = false
    session.close()
  })
  port.start()
}
