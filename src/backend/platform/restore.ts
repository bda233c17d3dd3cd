import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { Transform } from 'node:stream'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import yauzl from 'yauzl'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { temporaryName } from './atomic-file.ts'
import { auditHead } from './audit-chain.ts'
import { type BackupManifest, DATABASE_NAME, IDENTITY_NAME, MANIFEST_NAME, moveFolder } from './backup.ts'
import { openReader } from './connection.ts'
import { quickCheck } from './quick-check.ts'
import { storageProblem } from './storage-error.ts'
import { assertEmptyFolder } from './workspace-files.ts'

const MAX_MANIFEST_BYTES = 64 * 1024 * 1024
const PART = /^(workspace\.db|workspace\.json|attachments\/[0-9a-f]{2}\/[0-9a-f]{64})$/

const damaged = (detail: string) =>
  new ProblemError(problem('StorageCorrupt', 'error.backupUnreadable', { detail }))

async function entriesOf(zip: yauzl.ZipFile): Promise<Map<string, yauzl.Entry>> {
  const entries = new Map<string, yauzl.Entry>()
  for await (const entry of zip.eachEntry()) {
    if (entries.has(entry.fileName) || !(PART.test(entry.fileName) || entry.fileName === MANIFEST_NAME))
      throw damaged(entry.fileName)
    entries.set(entry.fileName, entry)
  }
  return entries
}

async function readManifest(zip: yauzl.ZipFile, entry: yauzl.Entry | undefined): Promise<BackupManifest> {
  if (!entry || entry.uncompressedSize > MAX_MANIFEST_BYTES) throw damaged(MANIFEST_NAME)
  const manifest: BackupManifest = JSON.parse(await text(await zip.openReadStreamPromise(entry)))
  if (manifest.application !== 'regrant' || manifest.kind !== 'backup' || !Array.isArray(manifest.files))
    throw damaged(MANIFEST_NAME)
  if (manifest.format > 1)
    throw new ProblemError(
      problem('FromNewerVersion', 'error.fromNewerVersion', { format: manifest.format, known: 1 }),
    )
  const names = new Set(manifest.files.map(file => file.name))
  if (
    !names.has(DATABASE_NAME) ||
    !names.has(IDENTITY_NAME) ||
    manifest.files.some(file => !PART.test(file.name))
  )
    throw damaged(MANIFEST_NAME)
  return manifest
}

async function extract(
  zip: yauzl.ZipFile,
  entry: yauzl.Entry | undefined,
  file: BackupManifest['files'][number],
  folder: string,
  signal: AbortSignal,
) {
  if (!entry || entry.uncompressedSize !== file.size) throw damaged(file.name)
  const target = path.join(folder, ...file.name.split('/'))
  await mkdir(path.dirname(target), { recursive: true })
  const hash = createHash('sha256')
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      done(null, chunk)
    },
  })
  await pipeline(
    await zip.openReadStreamPromise(entry),
    meter,
    createWriteStream(target, { flags: 'wx', flush: true }),
    { signal },
  )
  if (hash.digest('hex') !== file.hash) throw damaged(file.name)
}

function proveDatabase(file: string, head: string): void {
  const reader = openReader(file)
  try {
    const finding = quickCheck(reader)[0]
    if (finding !== undefined) throw damaged(finding)
    if (auditHead(reader) !== head) throw damaged('audit head')
  } finally {
    reader.close()
  }
}

/** Any failure of the zip or its manifest that is not ours already is a damaged backup; aborts and storage errors pass. */
function asDamaged(error: unknown): unknown {
  if (error instanceof ProblemError) return error
  if (storageProblem(error)) return error
  if (error instanceof Error && error.name === 'AbortError') return error
  return damaged(error instanceof Error ? error.message : 'zip')
}

/**
 * Unpacks a backup beside the target, proves every hash, the database and the audit head, and only then moves it in place.
 * The target folder must be missing or empty; an existing workspace is never overwritten.
 */
export async function restoreBackup(
  backup: string,
  target: string,
  options: { readonly signal: AbortSignal; readonly progress: (done: number, total: number) => void },
): Promise<BackupManifest> {
  await assertEmptyFolder(target)
  const folder = temporaryName(target)
  let zip: yauzl.ZipFile | undefined
  try {
    await mkdir(folder, { recursive: true })
    zip = await yauzl.openPromise(backup, { lazyEntries: true, autoClose: false, strictFileNames: true })
    const entries = await entriesOf(zip)
    const manifest = await readManifest(zip, entries.get(MANIFEST_NAME))
    for (const [index, file] of manifest.files.entries()) {
      options.signal.throwIfAborted()
      await extract(zip, entries.get(file.name), file, folder, options.signal)
      options.progress(index + 1, manifest.files.length)
    }
    proveDatabase(path.join(folder, DATABASE_NAME), manifest.auditHead)
    for (const name of ['attachments', 'backups', 'exports'])
      await mkdir(path.join(folder, name), { recursive: true })
    await moveFolder(folder, target)
    return manifest
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw asDamaged(error)
  } finally {
    zip?.close()
  }
}
