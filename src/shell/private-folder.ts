import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import path from 'node:path'

/** What a process keeps for itself while it runs. */
export type PrivateFolderKind = 'uploads' | 'window' | 'cli' | 'open'

const NAME = /^regrant-(?:uploads|window|cli|open)-([0-9a-f]{8})-(\d+)-\w{6}$/

/** Computers may share a folder for temporary files; a process number says something on its own computer only. */
const computer = () => createHash('sha256').update(hostname()).digest('hex').slice(0, 8)

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Removes what processes of this computer left that were killed before they could. */
export async function sweepPrivateFolders(root: string = tmpdir()): Promise<void> {
  const names = await readdir(root).catch(() => [])
  const stale = names.filter(name => {
    const [, where, pid] = NAME.exec(name) ?? []
    return where === computer() && !isRunning(Number(pid))
  })
  // A folder of another person stays: it is theirs to remove, and no reason not to start.
  for (const name of stale)
    await rm(path.join(root, name), { recursive: true, force: true }).catch(() => undefined)
}

/**
 * Makes a folder that this process alone uses, readable to this person alone; stale ones of killed processes go first.
 * Whoever makes it removes it.
 */
export async function makePrivateFolder(kind: PrivateFolderKind, root: string = tmpdir()): Promise<string> {
  await sweepPrivateFolders(root)
  return mkdtemp(path.join(root, `regrant-${kind}-${computer()}-${process.pid}-`))
}
