import type { BackendEvent } from '#shared/contract/frames.ts'
import type { Actor } from './context.ts'

/** What the backend keeps of one window, connection or command line. */
export interface SessionState {
  actor: Actor | undefined
  /** Running jobs by call id. */
  readonly jobs: Map<string, AbortController>
  readonly tell: (event: BackendEvent) => void
}
