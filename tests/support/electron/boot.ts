import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { vi } from 'vitest'
import type { StandInChild } from './processes.ts'
import type { StandInContents, StandInWindow } from './stand-in.ts'

export const OUT = path.resolve(import.meta.dirname, '../../../out')
export const PAGE = 'app://regrant'

type StandIn = typeof import('./stand-in.ts')

export interface Booted {
  readonly electron: StandIn
  readonly window: StandInWindow
  readonly contents: StandInContents
  /** The latest backend process. */
  readonly child: () => StandInChild
  readonly names: () => readonly string[]
  readonly close: () => Promise<void>
}

export interface BootOptions {
  readonly packaged?: boolean
  readonly argv?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly prepare?: (electron: StandIn) => void
}

/** Loads the stand-in afresh and then the built main bundle over it; returns once its window has been led to the page. */
export async function bootMain(options: BootOptions = {}): Promise<Booted> {
  const home = await mkdtemp(path.join(tmpdir(), 'regrant-electron-'))
  vi.resetModules()
  const electron = await import('./stand-in.ts')
  vi.doMock('electron', () => electron)
  const { packaged = true, argv = [], env = {} } = options
  electron.stage.isPackaged = packaged
  options.prepare?.(electron)
  for (const [name, value] of Object.entries({ REGRANT_HOME: home, ...env })) vi.stubEnv(name, value)
  const before = process.argv
  process.argv = [...(packaged ? ['/opt/regrant'] : ['/opt/electron', '.']), ...argv]
  await import(path.join(OUT, 'main/index.js'))
  await vi.waitFor(() => {
    if (!electron.calls.some(([name]) => name === 'loadURL' || name === 'quit')) throw new Error('not yet')
  })
  process.argv = before
  const [window] = electron.windows
  const close = async () => {
    vi.unstubAllEnvs()
    vi.doUnmock('electron')
    await rm(home, { recursive: true, force: true })
  }
  if (!window) {
    await close()
    throw new Error('No window was opened')
  }
  return {
    electron,
    window,
    contents: window.webContents,
    child: () => {
      const child = electron.children.at(-1)
      if (!child) throw new Error('No backend process was started')
      return child
    },
    names: () => electron.calls.map(([name]) => name),
    close,
  }
}

/** An event as the main frame of our page sends it; `changes` make it a stranger's. */
export function frameEvent(
  contents: StandInContents,
  changes: { sender?: unknown; senderFrame?: unknown } = {},
) {
  const senderFrame = { parent: null, origin: PAGE, url: `${PAGE}/` }
  return { sender: contents, senderFrame, ...changes }
}
