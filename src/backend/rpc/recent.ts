import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { writeFileAtomic } from '#backend/platform/atomic-file.ts'

export interface RecentWorkspace {
  /** Opaque; the page names a workspace by it and never by its path. */
  readonly id: string
  readonly path: string
  readonly name: string
  readonly demo: boolean
  readonly openedAt: string | null
}

const KEPT = 20
const fileOf = (home: string) => path.join(home, 'recent.json')
const idOf = (folder: string) => createHash('sha256').update(path.resolve(folder)).digest('hex').slice(0, 32)

async function stored(home: string): Promise<RecentWorkspace[]> {
  const text = await readFile(fileOf(home), 'utf8').catch(() => '[]')
  try {
    const list: unknown = JSON.parse(text)
    return Array.isArray(list)
      ? list.filter(item => typeof item?.path === 'string' && typeof item?.name === 'string')
      : []
  } catch (error) {
    if (error instanceof SyntaxError) return []
    throw error
  }
}

const isWorkspace = (folder: string) =>
  readFile(path.join(folder, 'workspace.json'), 'utf8').then(
    text => text.includes('"regrant"'),
    () => false,
  )

/** Remembered workspaces first, then others that lie in the usual folder; vanished ones are left out. */
export async function listRecent(home: string): Promise<readonly RecentWorkspace[]> {
  const known = await stored(home)
  const names = await readdir(home, { withFileTypes: true }).catch(() => [])
  const found = names
    .filter(entry => entry.isDirectory())
    .map(entry => path.join(home, entry.name))
    .filter(folder => !known.some(item => path.resolve(item.path) === path.resolve(folder)))
    .map(folder => ({
      id: idOf(folder),
      path: folder,
      name: path.basename(folder),
      demo: false,
      openedAt: null,
    }))
  const all = [...known, ...found]
  const present = await Promise.all(all.map(item => isWorkspace(item.path)))
  return all.filter((_, index) => present[index])
}

/** Puts a workspace at the top of the recent list; a list that cannot be written must not stop the work. */
export async function rememberWorkspace(home: string, item: Omit<RecentWorkspace, 'id'>): Promise<void> {
  const rest = (await stored(home)).filter(known => path.resolve(known.path) !== path.resolve(item.path))
  await mkdir(home, { recursive: true })
  await writeFileAtomic(
    fileOf(home),
    `${JSON.stringify([{ ...item, id: idOf(item.path) }, ...rest].slice(0, KEPT), null, 2)}\n`,
  )
}

/** A folder name that every file system takes, from a workspace's name. */
export function folderNameOf(name: string): string {
  const cleaned = name
    .normalize('NFC')
    .replaceAll(/[\p{Cc}<>:"/\\|?*]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[. ]+|[. ]+$/g, '')
    .slice(0, 80)
  return cleaned === '' || /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(cleaned)
    ? `workspace ${cleaned}`.trim()
    : cleaned
}
