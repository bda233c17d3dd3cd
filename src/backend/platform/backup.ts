import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import yazl from 'yazl'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { contentPath, hashFile, putInPlace, temporaryName } from './atomic-file.ts'
import { auditHead } from './audit-chain.ts'
import { openReader } from './connection.ts'
import { quickCheck } from './quick-check.ts'
import type { WorkspacePaths } from './workspace-files.ts'

/** What a backup file says of itself; the restore checks every part of it. */
export interface BackupManifest {
  readonly application: 'regrant'
  readonly kind: 'backup'
  readonly format: 1
  readonly workspaceId: string
  readonly workspaceName: string
  readonly madeAt: string
  readonly auditHead: string
  readonly files: readonly { readonly name: string; readonly size: number; readonly hash: string }[]
}

export const MANIFEST_NAME = 'manifest.json'
export const DATABASE_NAME = 'workspace.db'
export const IDENTITY_NAME = 'workspace.json'

/** `20251231T221500Z`, sortable and legal in file names everywhere. */
export const fileStamp = (instant: string): string => instant.replaceAll(/[-:]|\.\d+/g, '')

/**
 * Copies the live database into one file by VACUUM INTO (copying the file alone would lose what is still in the log;
 * the driver's own backup call refuses encrypted files) and proves the copy before it counts.
 */
export async function snapshotDatabase(database: string, folder: string, label: string): Promise<string> {
  await mkdir(folder, { recursive: true })
  const target = path.join(folder, `${label}-${fileStamp(new Date().toISOString())}.db`)
  const temporary = temporaryName(target)
  const reader = openReader(database)
  try {
    // VACUUM INTO writes another file; query_only forbids it although this file stays untouched.
    reader.pragma('query_only = OFF')
    reader.prepare('VACUUM INTO ?').run(temporary)
  } finally {
    reader.close()
  }
  const copy = openReader(temporary)
  const findings = quickCheck(copy)
  copy.close()
  if (findings.length > 0) {
    await rm(temporary, { force: true })
    throw new ProblemError(problem('StorageCorrupt', 'error.backupDamaged', { check: findings[0] ?? '' }))
  }
  await putInPlace(temporary, target)
  return target
}

async function attachmentFiles(paths: WorkspacePaths): Promise<{ name: string; file: string }[]> {
  const folders = await readdir(paths.attachments).catch(() => [])
  const found: { name: string; file: string }[] = []
  for (const folder of folders.filter(name => /^[0-9a-f]{2}$/.test(name)).sort())
    for (const hash of (await readdir(path.join(paths.attachments, folder)))
      .filter(name => /^[0-9a-f]{64}$/.test(name))
      .sort())
      found.push({ name: `attachments/${folder}/${hash}`, file: contentPath(paths.attachments, hash) })
  return found
}

export interface BackupOptions {
  readonly paths: WorkspacePaths
  readonly workspaceId: string
  readonly workspaceName: string
  readonly target: string
  readonly now: string
  readonly signal: AbortSignal
  readonly progress: (done: number, total: number) => void
}

/** Writes one backup file: database snapshot, identity, attachments, and a manifest with the hash of each and the audit head. */
export async function writeBackup(options: BackupOptions): Promise<BackupManifest> {
  const { paths, target, signal } = options
  const snapshot = await snapshotDatabase(paths.database, paths.backups, 'backup-part')
  const temporary = temporaryName(target)
  try {
    const reader = openReader(snapshot)
    const head = auditHead(reader)
    reader.close()
    const parts = [
      { name: DATABASE_NAME, file: snapshot },
      { name: IDENTITY_NAME, file: paths.identity },
      ...(await attachmentFiles(paths)),
    ]
    const files: { name: string; size: number; hash: string }[] = []
    const zip = new yazl.ZipFile()
    for (const [index, part] of parts.entries()) {
      signal.throwIfAborted()
      files.push({ name: part.name, ...(await hashFile(part.file)) })
      zip.addReadStreamLazy(
        part.name,
        { mtime: new Date(options.now), compress: part.name === DATABASE_NAME },
        done => done(null, createReadStream(part.file)),
      )
      options.progress(index + 1, parts.length)
    }
    const manifest: BackupManifest = {
      application: 'regrant',
      kind: 'backup',
      format: 1,
      workspaceId: options.workspaceId,
      workspaceName: options.workspaceName,
      madeAt: options.now,
      auditHead: head,
      files,
    }
    zip.addBuffer(Buffer.from(JSON.stringify(manifest, null, 2)), MANIFEST_NAME)
    zip.end()
    await pipeline(zip.outputStream, createWriteStream(temporary, { flags: 'wx' }), { signal })
    await putInPlace(temporary, target)
    return manifest
  } finally {
    await rm(snapshot, { force: true })
    await rm(temporary, { force: true })
  }
}

/** Puts a finished folder at its final place; the target must not exist or be empty (checked by the caller). */
export async function moveFolder(from: string, to: string): Promise<void> {
  await mkdir(path.dirname(to), { recursive: true })
  await rm(to, { recursive: true, force: true })
  await rename(from, to)
}
