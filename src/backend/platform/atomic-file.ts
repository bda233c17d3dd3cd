import { createHash, randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { access, mkdir, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'

const RETRIES = 6

/** Virus scanners and indexers hold fresh files open for a moment on Windows. */
async function renamePatiently(from: string, to: string, attempt = 0): Promise<void> {
  try {
    await rename(from, to)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (attempt >= RETRIES || (code !== 'EBUSY' && code !== 'EPERM' && code !== 'EACCES')) throw error
    await new Promise(resolve => setTimeout(resolve, 20 * 2 ** attempt))
    await renamePatiently(from, to, attempt + 1)
  }
}

/** Makes a rename durable; some file systems (and Windows) refuse to sync a folder, which is no loss of data. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

export const temporaryName = (target: string): string => `${target}.${randomBytes(6).toString('hex')}.tmp`

/** Syncs a finished temporary file and puts it in its place; readers see the old file or the whole new one. */
export async function putInPlace(temporary: string, target: string): Promise<void> {
  const handle = await open(temporary, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
  await renamePatiently(temporary, target)
  await syncFolder(path.dirname(target))
}

/** Writes a whole file atomically: temporary in the same folder, fsync, rename, fsync of the folder. */
export async function writeFileAtomic(target: string, content: string | Uint8Array): Promise<void> {
  const temporary = temporaryName(target)
  try {
    const handle = await open(temporary, 'wx')
    try {
      await handle.writeFile(content)
    } finally {
      await handle.close()
    }
    await putInPlace(temporary, target)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

export interface HashedFile {
  readonly hash: string
  readonly size: number
}

/** SHA-256 and size of a file, read as a stream. */
export async function hashFile(file: string): Promise<HashedFile> {
  const hash = createHash('sha256')
  let size = 0
  for await (const chunk of createReadStream(file)) {
    hash.update(chunk)
    size += chunk.length
  }
  return { hash: hash.digest('hex'), size }
}

const exists = async (file: string) =>
  access(file).then(
    () => true,
    () => false,
  )

/** Path of a content-addressed file: `ab/abcdef…` below the folder. */
export const contentPath = (folder: string, hash: string): string => path.join(folder, hash.slice(0, 2), hash)

/** Copies a file into a content-addressed folder, hashing what is written; the same content is stored once. */
export async function storeByContent(source: string, folder: string): Promise<HashedFile> {
  await mkdir(folder, { recursive: true })
  const temporary = temporaryName(path.join(folder, 'incoming'))
  const hash = createHash('sha256')
  let size = 0
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      size += chunk.length
      done(null, chunk)
    },
  })
  try {
    await pipeline(createReadStream(source), meter, createWriteStream(temporary, { flags: 'wx' }))
    const digest = hash.digest('hex')
    const target = contentPath(folder, digest)
    await mkdir(path.dirname(target), { recursive: true })
    if (await exists(target)) await rm(temporary)
    else await putInPlace(temporary, target)
    return { hash: digest, size }
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}
