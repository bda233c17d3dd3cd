import { createReadStream, createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import yazl from 'yazl'

/** Puts files into a new archive and takes them away; `at` is the instant that the archive gives them. Fails when the target exists. */
export async function zipFiles(
  target: string,
  files: readonly { readonly name: string; readonly file: string }[],
  at: string,
): Promise<void> {
  const zip = new yazl.ZipFile()
  for (const { name, file } of files)
    zip.addReadStreamLazy(name, { mtime: new Date(at) }, done => done(null, createReadStream(file)))
  zip.end()
  try {
    await pipeline(zip.outputStream, createWriteStream(target, { flags: 'wx' }))
  } finally {
    for (const { file } of files) await rm(file, { force: true })
  }
}
