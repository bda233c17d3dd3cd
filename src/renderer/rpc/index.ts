import type { PreloadApi } from '#shared/contract/shell.ts'
import { PRELOAD_NAME } from '#shared/contract/shell-bridge.ts'
import { type Client, createClientOver } from './client.ts'
import { electronShell } from './electron-shell.ts'
import { openHostCarrier } from './host-carrier.ts'
import { hostShell } from './host-shell.ts'
import { openPortCarrier } from './port-carrier.ts'

export type { ConnectionState } from './carrier.ts'
export type { Answer, CallOptions, Client, Progress } from './client.ts'
export type { Shell } from './shell.ts'

declare global {
  interface Window {
    /** Only there in Electron, put there by the preload script. */
    readonly [PRELOAD_NAME]?: PreloadApi
  }
}

/**
 * The page's way to the backend: over the port of the Electron shell where there is one, else over the loopback host.
 * Made once, by the renderer's entry; tests build theirs with `createClientOver`.
 */
export function createClient(): Client {
  const api = window[PRELOAD_NAME]
  if (api) return createClientOver(openPortCarrier(api, window), electronShell(api))
  const network = {
    fetch: (path: string, init: RequestInit) => fetch(path, init),
    openStream: (path: string) => new EventSource(path),
  }
  return createClientOver(openHostCarrier(network), hostShell)
}

export { createClientOver } from './client.ts'
