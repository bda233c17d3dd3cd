import { mkdir, readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { newId } from '#backend/platform/ids.ts'
import { workerEntry } from '#backend/platform/worker-entries.ts'
import { runInWorker } from '#backend/platform/worker-task.ts'
import type { JobHandler } from '#backend/rpc/context.ts'
import type { JsonValue } from '#shared/kernel/errors.ts'
import { RENDER_WORKER_LIMITS } from '../render/render-job.ts'
import type { ListExport } from './produce-list.ts'

const LIMITS = {
  memoryMb: RENDER_WORKER_LIMITS.maxOldGenerationSizeMb,
  youngMemoryMb: RENDER_WORKER_LIMITS.maxYoungGenerationSizeMb,
  timeoutMs: 30 * 60 * 1000,
}
const MEDIA_TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
} as const

/** A killed thread can't clean up: takes away the file and what it was being written to. */
async function removeTraces(folder: string, name: string): Promise<void> {
  const left = (await readdir(folder)).filter(file => file.startsWith(name))
  for (const file of left) await rm(path.join(folder, file), { force: true })
}

/** Exports the list on screen; the file goes once it was handed over. */
export const exportLedger: JobHandler<'ledger.export'> = async (context, request) => {
  const { folders, actor, now, appVersion, files } = context
  const fileStem = `ledger_${now.slice(0, 10)}`
  const name = `${fileStem}_${newId()}.${request.format}`
  const file = path.join(folders.exports, name)
  await mkdir(folders.exports, { recursive: true })
  const task: ListExport & JsonValue = {
    database: folders.database,
    request,
    path: file,
    fileStem,
    author: { name: actor.name, authenticated: actor.authenticated },
    now,
    appVersion,
  }
  try {
    const { rows } = await runInWorker<{ rows: number }>(
      workerEntry('documents'),
      { kind: 'list', task },
      LIMITS,
      context,
    )
    const fileName = `${fileStem}.${request.format}`
    const token = files.offerOutgoing({
      path: file,
      fileName,
      mediaType: MEDIA_TYPES[request.format],
      temporary: true,
    })
    return { token, fileName, rows }
  } catch (error) {
    await removeTraces(folders.exports, name)
    throw error
  }
}
