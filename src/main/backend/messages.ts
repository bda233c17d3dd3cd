import type { Envelope, WireError } from '#shared/contract/frames.ts'
import type { StartWish } from '#shell/open-at-start.ts'

/** How the backend process is started; passed as one argument of JSON. */
export interface BackendStart {
  readonly home: string
  readonly appVersion: string
  readonly wish: StartWish
  /** After a crash: open again what was open. */
  readonly reopen: boolean
}

/** What the main process needs done with files; it never touches their contents itself. */
export type Ask =
  | { readonly kind: 'offerFile'; readonly path: string }
  | { readonly kind: 'offerFolder'; readonly path: string }
  | { readonly kind: 'saveFile'; readonly token: string; readonly target: string }
  | { readonly kind: 'stageFile'; readonly token: string }

export type ToBackendProcess =
  /** Brings one port along, for the page. */
  | { readonly type: 'connect' }
  | { readonly type: 'ping'; readonly count: number }
  | { readonly type: 'ask'; readonly id: number; readonly ask: Ask }
  | { readonly type: 'stop' }

export type FromBackendProcess =
  /** Serving; `problem` says why what was asked for at the start could not be opened. */
  | { readonly type: 'ready'; readonly problem: WireError | null }
  | { readonly type: 'pong'; readonly count: number }
  | { readonly type: 'answer'; readonly id: number; readonly envelope: Envelope }
  /** Whether a workspace is open now, so that it can be opened again after a crash. */
  | { readonly type: 'workspace'; readonly open: boolean }
