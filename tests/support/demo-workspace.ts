import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildDemo } from '#backend/demo/index.ts'
import { BackendState } from '#backend/rpc/backend-state.ts'
import { createFileTokens } from '#backend/rpc/file-tokens.ts'

export interface DemoWorkspace {
  readonly home: string
  readonly folder: string
  readonly database: string
  readonly remove: () => Promise<void>
}

/** The demo workspace on disk, closed; the same rows for the same number of entries. */
export async function buildDemoWorkspace(
  entries = 2400,
  progress: (done: number, total: number) => void = () => undefined,
): Promise<DemoWorkspace> {
  const home = await mkdtemp(path.join(tmpdir(), 'regrant-demo-'))
  const folder = path.join(home, 'demo')
  const state = new BackendState({ home, appVersion: '0.0.0-test', log: () => undefined }, createFileTokens())
  const opened = await state.create(folder)
  await opened.commands.run({
    procedure: 'workspace.createDemo',
    commandId: null,
    input: null,
    actor: {
      personId: opened.store.identity.id,
      name: 'Regrant',
      roles: ['coordinator'],
      authenticated: false,
    },
    now: '2026-01-05T08:00:00.000Z',
    work: async context => {
      await buildDemo(context, { entries, workspaceId: opened.store.identity.id, progress })
      return null
    },
  })
  const { database } = opened.store.paths
  await state.closeWorkspace()
  return { home, folder, database, remove: () => rm(home, { recursive: true, force: true }) }
}
