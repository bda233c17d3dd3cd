import { rmSync } from 'node:fs'
import { access, mkdir, mkdtemp, rename } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { inject } from 'vitest'
import { migrations } from '#backend/migrations/index.ts'
import { WorkspaceStore } from '#backend/platform/workspace-store.ts'

const exists = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  )

async function folderOfProcess(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'regrant-prepared-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}

let ownFolder: Promise<string> | undefined

/** Where things are prepared; a measurement runs outside the test runner and has a folder of its process alone. */
async function preparedFolder(): Promise<string> {
  if (process.env['VITEST'] !== undefined) return inject('preparedFolder')
  ownFolder ??= folderOfProcess()
  return ownFolder
}

/**
 * A folder with the given name that is made by the first test that asks for it and kept for the whole run: to be
 * copied, never to be opened. Two that ask at once both make it; the slower one's work is left aside.
 */
export async function prepared(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const root = await preparedFolder()
  const folder = path.join(root, name)
  if (await exists(folder)) return folder
  const own = await mkdtemp(`${folder}-`)
  await make(own)
  await rename(own, folder).catch(async error => {
    if (!(await exists(folder))) throw error
  })
  return folder
}

/** The database of a workspace just made, before anybody wrote into it: migrating it takes ten times as long as opening it. */
export async function preparedDatabase(): Promise<string> {
  const folder = await prepared('empty', async root => {
    const place = path.join(root, 'made')
    await mkdir(place)
    await (await WorkspaceStore.create(place, migrations, '2025-01-01T00:00:00.000Z')).close(true)
  })
  return path.join(folder, 'made', 'workspace.db')
}
