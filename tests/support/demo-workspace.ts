import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildDemo } from '#backend/demo/index.ts'
import { workspacePaths } from '#backend/platform/workspace-files.ts'
import { BackendState } from '#backend/rpc/backend-state.ts'
import { createFileTokens } from '#backend/rpc/file-tokens.ts'
import { newWorkspace } from './new-workspace.ts'
import { prepared } from './prepared.ts'

export interface DemoWorkspace {
  readonly home: string
  readonly folder: string
  readonly database: string
  readonly remove: () => Promise<void>
}

/** What the demo has when a person makes it. */
const USUAL_ENTRIES = 2400

/** A new home with the folder of its demo, which `fill` makes. */
async function homeOf(fill: (home: string, folder: string) => Promise<void>): Promise<DemoWorkspace> {
  const home = await mkdtemp(path.join(tmpdir(), 'regrant-demo-'))
  const folder = path.join(home, 'demo')
  await fill(home, folder)
  return {
    home,
    folder,
    database: workspacePaths(folder).database,
    remove: () => rm(home, { recursive: true, force: true }),
  }
}

/** A demo workspace on disk, built anew and closed; the same rows for the same number of entries. */
export const buildDemoWorkspace = (
  entries = USUAL_ENTRIES,
  progress: (done: number, total: number) => void = () => undefined,
): Promise<DemoWorkspace> => homeOf((home, folder) => fillDemo(home, folder, entries, progress))

/** A copy of the demo workspace that is built once for a run of tests. */
export const copyDemoWorkspace = (entries = USUAL_ENTRIES): Promise<DemoWorkspace> =>
  homeOf(async (_home, folder) => {
    const made = await prepared(`demo-${entries}`, root =>
      fillDemo(root, path.join(root, 'demo'), entries, () => undefined),
    )
    await cp(path.join(made, 'demo'), folder, { recursive: true })
  })

async function fillDemo(
  home: string,
  folder: string,
  entries: number,
  progress: (done: number, total: number) => void,
): Promise<void> {
  const files = createFileTokens()
  const state = new BackendState({ home, appVersion: '0.0.0-test', log: () => undefined }, files)
  const opened = await newWorkspace(state, files, folder)
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
  await state.closeWorkspace()
}
