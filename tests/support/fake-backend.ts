import type { Backend, BackendSession } from '#backend/rpc/backend.ts'
import { createFileTokens } from '#backend/rpc/file-tokens.ts'
import type { BackendEvent, Envelope } from '#shared/contract/frames.ts'

type Answer = (frame: unknown, session: FakeSession) => Promise<Envelope> | Envelope

export interface FakeSession {
  readonly number: number
  readonly tell: (event: BackendEvent) => void
}

/** A backend that keeps what it was sent and answers as a test says. */
export function createFakeBackend(answer: Answer = frame => ({ ok: true, value: JSON.stringify(frame) })) {
  const frames: unknown[] = []
  const sessions: FakeSession[] = []
  const closed: number[] = []
  const opened: string[] = []
  let stopped = 0
  const openSession = (tell: (event: BackendEvent) => void): BackendSession => {
    const session: FakeSession = { number: sessions.length, tell }
    sessions.push(session)
    return {
      call: async frame => {
        frames.push(frame)
        return answer(frame, session)
      },
      cancel: callId => frames.push({ cancel: callId }),
      assume: async () => true,
      close: () => closed.push(session.number),
    }
  }
  const backend: Backend = {
    openSession,
    files: createFileTokens(),
    openFolder: async folder => {
      opened.push(folder)
      return { ok: true, value: null }
    },
    close: async () => {
      stopped += 1
    },
  }
  return { backend, frames, sessions, closed, opened, stops: () => stopped }
}
