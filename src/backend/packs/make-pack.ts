import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { requireIntakeCall } from '#backend/features/applications/index.ts'
import { newId } from '#backend/platform/ids.ts'
import { workerEntry } from '#backend/platform/worker-entries.ts'
import { runInWorker } from '#backend/platform/worker-task.ts'
import type { JobContext } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'

const LIMITS = { memoryMb: 512, youngMemoryMb: 64, timeoutMs: 120_000 }
const MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** What no file system minds in a name. */
const SAFE = /[^\p{L}\p{N}_-]+/gu

/** Makes the Excel pack of a call in one language and offers the file. Throws NotFound, Rule.NoForm. */
export async function makePack(
  context: JobContext,
  { callId, language }: ParsedInputOf<'applications.makePack'>,
): Promise<OutputOf<'applications.makePack'>> {
  const { folders, files, db } = context
  const call = await requireIntakeCall(db, callId)
  await mkdir(folders.exports, { recursive: true })
  const task = {
    kind: 'pack',
    task: {
      database: folders.database,
      folder: folders.exports,
      name: `pack_${newId()}.xlsx`,
      callId,
      language,
    },
  }
  const made = await runInWorker<{ readonly path: string }>(workerEntry('documents'), task, LIMITS, context)
  const fileName = `${path.basename(call.code.replaceAll(SAFE, '-'))}_${language}.xlsx`
  const token = files.offerOutgoing({ path: made.path, fileName, mediaType: MEDIA_TYPE, temporary: true })
  return { token, fileName }
}
