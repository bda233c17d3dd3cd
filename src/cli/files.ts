import { randomBytes } from 'node:crypto'
import { copyFile, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Backend } from '#backend/rpc/backend.ts'
import { mediaTypeOf } from '#shell/media-types.ts'
import { fail, fileFailure } from './failure.ts'

/** A token for a file named on the command line. Throws a failure that names a file that isn't there. */
export async function offerFile(backend: Backend, file: string): Promise<string> {
  const found = await stat(file).catch((error: unknown) => {
    throw fileFailure(error, file)
  })
  if (!found.isFile()) throw fail('Validation', 'cli.notAFile', { file })
  return backend.files.offerIncoming({
    path: path.resolve(file),
    fileName: path.basename(file),
    mediaType: mediaTypeOf(file),
    temporary: false,
  })
}

/** Where a workspace is to lie. */
export const offerFolder = (backend: Backend, folder: string) => ({
  kind: 'folder' as const,
  token: backend.files.offerFolder(path.resolve(folder)),
})

/** Copies a finished file to the place asked for; whoever looks there sees the whole file or the old one. */
export async function saveFile(backend: Backend, token: string, out: string): Promise<string> {
  const file = backend.files.takeOutgoing(token)
  if (!file) throw fail('NotFound', 'cli.fileGone')
  const target = path.resolve(out)
  const temporary = `${target}.${randomBytes(6).toString('hex')}.tmp`
  try {
    await copyFile(file.path, temporary)
    await rename(temporary, target)
  } catch (error) {
    await rm(temporary, { force: true })
    throw fileFailure(error, out)
  } finally {
    if (file.temporary) await rm(file.path, { force: true })
  }
  return target
}

/** Refuses early when a file could not be put there, before long work is done for nothing. */
export async function assertWritablePlace(out: string): Promise<void> {
  const folder = path.dirname(path.resolve(out))
  const found = await stat(folder).catch((error: unknown) => {
    throw fileFailure(error, folder)
  })
  if (!found.isDirectory()) throw fail('NotFound', 'cli.fileMissing', { file: folder })
  const present = await stat(out).catch(() => undefined)
  if (present?.isDirectory()) throw fail('Validation', 'cli.notAFile', { file: out })
}

/** As `assertWritablePlace`, for what never takes the place of another file: a backup may be the last good one. */
export async function assertNewPlace(out: string): Promise<void> {
  await assertWritablePlace(out)
  const present = await stat(out).catch(() => undefined)
  if (present) throw fail('Validation', 'cli.fileExists', { file: out })
}
