import { mkdir, open, readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { writeFileAtomic } from './atomic-file.ts'

/** Version of the folder's layout, apart from the database's own format number. */
export const FOLDER_FORMAT = 1

export interface WorkspacePaths {
  readonly root: string
  readonly identity: string
  readonly database: string
  readonly attachments: string
  readonly backups: string
  readonly exports: string
}

export interface WorkspaceIdentity {
  readonly application: 'regrant'
  readonly id: string
  readonly format: number
  readonly createdAt: string
}

export function workspacePaths(root: string): WorkspacePaths {
  const at = (name: string) => path.join(root, name)
  return {
    root,
    identity: at('workspace.json'),
    database: at('workspace.db'),
    attachments: at('attachments'),
    backups: at('backups'),
    exports: at('exports'),
  }
}

export async function createFolders(paths: WorkspacePaths, identity: WorkspaceIdentity): Promise<void> {
  for (const folder of [paths.root, paths.attachments, paths.backups, paths.exports])
    await mkdir(folder, { recursive: true })
  await writeFileAtomic(paths.identity, `${JSON.stringify(identity, null, 2)}\n`)
}

/** Name of the file that stands where a folder of this path should be. */
async function fileOnTheWay(place: string): Promise<string> {
  const found = await stat(place).catch(() => undefined)
  const above = path.dirname(place)
  return found || above === place ? path.basename(place) : fileOnTheWay(above)
}

/** An existing folder with anything in it (but a lock) is never made a workspace: nothing of the person's is overwritten. */
export async function assertEmptyFolder(root: string): Promise<void> {
  const names = await readdir(root).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    if (error.code === 'ENOTDIR')
      throw new ProblemError(problem('Conflict', 'error.notAFolder', { folder: await fileOnTheWay(root) }))
    throw error
  })
  if (names.some(name => name !== 'lock'))
    throw new ProblemError(problem('Conflict', 'error.folderNotEmpty', { folder: path.basename(root) }))
}

export async function readIdentity(paths: WorkspacePaths): Promise<WorkspaceIdentity> {
  const text = await readFile(paths.identity, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
      throw new ProblemError(
        problem('NotFound', 'error.notAWorkspace', { folder: path.basename(paths.root) }),
      )
    throw error
  })
  const damaged = new ProblemError(
    problem('StorageCorrupt', 'error.identityDamaged', { folder: path.basename(paths.root) }),
  )
  let identity: WorkspaceIdentity
  try {
    identity = JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) throw damaged
    throw error
  }
  if (
    identity?.application !== 'regrant' ||
    typeof identity.id !== 'string' ||
    typeof identity.format !== 'number'
  )
    throw damaged
  if (identity.format > FOLDER_FORMAT)
    throw new ProblemError(
      problem('FromNewerVersion', 'error.fromNewerVersion', {
        format: identity.format,
        known: FOLDER_FORMAT,
      }),
    )
  return identity
}

const SQLITE_MAGIC = 'SQLite format 3\0'
const APPLICATION_ID_OFFSET = 68

/** Looks at the first bytes without SQLite, so that a foreign or damaged file stays exactly as it was. */
export async function assertDatabaseHeader(file: string, applicationId: number): Promise<void> {
  const handle = await open(file, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT')
      throw new ProblemError(
        problem('StorageCorrupt', 'error.databaseMissing', { file: path.basename(file) }),
      )
    throw error
  })
  try {
    const header = Buffer.alloc(100)
    const { bytesRead } = await handle.read(header, 0, header.length, 0)
    if (bytesRead < header.length || header.toString('latin1', 0, 16) !== SQLITE_MAGIC)
      throw new ProblemError(problem('StorageCorrupt', 'error.storageCorrupt', { file: path.basename(file) }))
    if (header.readUInt32BE(APPLICATION_ID_OFFSET) !== applicationId)
      throw new ProblemError(
        problem('StorageCorrupt', 'error.foreignDatabase', { file: path.basename(file) }),
      )
  } finally {
    await handle.close()
  }
}
