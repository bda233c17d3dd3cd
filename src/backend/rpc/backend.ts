import type { BackendEvent, Envelope } from '#shared/contract/frames.ts'
import type { FileTokens } from './file-tokens.ts'

export interface BackendOptions {
  /** Where named workspaces lie and where the recent list is kept, for example `~/Regrant`. */
  readonly home: string
  readonly appVersion: string
  /** Log lines as JSON text without personal data. */
  readonly log: (line: string) => void
  /** Fixed in tests. */
  readonly clock?: () => Date
}

/** One window, connection or command line: it has its own person and hears its own progress. */
export interface BackendSession {
  /** Takes a frame as it came from outside, checks it and answers; never rejects. */
  readonly call: (frame: unknown) => Promise<Envelope>
  readonly cancel: (callId: string) => void
  /** Starts acting as this person without asking (command line `--as`, tests); `authenticated` stays false. */
  readonly assume: (personId: string) => Promise<boolean>
  readonly close: () => void
}

/** The whole backend of one process, free of any carrier. */
export interface Backend {
  readonly openSession: (listener: (event: BackendEvent) => void) => BackendSession
  readonly files: FileTokens
  /** Opens a workspace folder named on the command line; the same checks as `workspace.open`. */
  readonly openFolder: (folder: string) => Promise<Envelope>
  /** Stops new calls, waits for the running ones, checkpoints and closes the workspace. */
  readonly close: () => Promise<void>
}
