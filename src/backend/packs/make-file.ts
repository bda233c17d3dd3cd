import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { newId } from '#backend/platform/ids.ts'
import { workerEntry } from '#backend/platform/worker-entries.ts'
import { runInWorker } from '#backend/platform/worker-task.ts'
import type { JobContext } from '#backend/rpc/context.ts'
import type { JsonValue } from '#shared/kernel/errors.ts'

const LIMITS = { memoryMb: 512, youngMemoryMb: 64, timeoutMs: 120_000 }
export const PACK_MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** What no file system minds in a name. */
const UNSAFE = /[^\p{L}\p{N}_-]+/gu

/** A text as part of a file's name. */
export const inFileName = (text: string): string => path.basename(text.replaceAll(UNSAFE, '-'))

/** Has the worker write a pack into the folder of exports; gives its path. */
export async function makePackFile(
  context: JobContext,
  kind: 'pack' | 'scorePack',
  wish: { readonly [key: string]: JsonValue },
): Promise<string> {
  const { folders } = context
  await mkdir(folders.exports, { recursive: true })
  const place = { database: folders.database, folder: folders.exports, name: `pack_${newId()}.xlsx` }
  const task = { kind, task: { ...wish, ...place } }
  const made = await runInWorker<{ readonly path: string }>(workerEntry('documents'), task, LIMITS, context)
  return made.path
}
