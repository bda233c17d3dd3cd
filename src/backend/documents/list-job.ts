import { mkdir, readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { newId } from '#backend/platform/ids.ts'
import { workerEntry } from '#backend/platform/worker-entries.ts'
import { runInWorker } from '#backend/platform/worker-task.ts'
import type { JobContext, JobHandlers } from '#backend/rpc/context.ts'
import { dayHere } from '#shared/kernel/day-here.ts'
import type { JsonValue } from '#shared/kernel/errors.ts'
import type { ListExport } from './ledger-list/produce-list.ts'
import type { RecordsExport } from './record-lists/produce-records.ts'
import type { RecordListName, RecordRequest } from './record-lists/record-list.ts'
import { RENDER_WORKER_LIMITS } from './render/render-job.ts'

/** What every list needs to become a file. */
export type ListFile = {
  readonly database: string
  readonly path: string
  readonly fileStem: string
  readonly author: { readonly name: string; readonly authenticated: boolean }
  readonly now: string
  readonly appVersion: string
}

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

type ListTask =
  | { readonly kind: 'list'; readonly task: ListExport }
  | { readonly kind: 'records'; readonly task: RecordsExport }

/** Writes a list in a worker and offers the file, which goes once it was handed over. */
async function exportList(
  context: JobContext,
  { stem, format }: { readonly stem: string; readonly format: keyof typeof MEDIA_TYPES },
  taskOf: (file: ListFile) => ListTask & JsonValue,
) {
  const { folders, actor, now, appVersion, files } = context
  const fileStem = `${stem}_${dayHere(now)}`
  const name = `${fileStem}_${newId()}.${format}`
  const file = path.join(folders.exports, name)
  await mkdir(folders.exports, { recursive: true })
  const task = taskOf({
    database: folders.database,
    path: file,
    fileStem,
    author: { name: actor.name, authenticated: actor.authenticated },
    now,
    appVersion,
  })
  try {
    const { rows } = await runInWorker<{ rows: number }>(workerEntry('documents'), task, LIMITS, context)
    const fileName = `${fileStem}.${format}`
    const token = files.offerOutgoing({
      path: file,
      fileName,
      mediaType: MEDIA_TYPES[format],
      temporary: true,
    })
    return { token, fileName, rows }
  } catch (error) {
    await removeTraces(folders.exports, name)
    throw error
  }
}

/** One list of records as a file, within the sight of who asks. */
const recordJob =
  <L extends RecordListName>(list: L) =>
  (context: JobContext, request: RecordRequest<L>) =>
    exportList(context, { stem: list, format: request.format }, file => ({
      kind: 'records',
      task: { ...file, records: { list, request } as RecordsExport['records'], actor: { ...context.actor } },
    }))

/** Exports of the lists on screen: the ledger, and every list of records. */
export const listJobs: Pick<JobHandlers, 'ledger.export' | `${RecordListName}.export`> = {
  'ledger.export': (context, request) =>
    exportList(context, { stem: 'ledger', format: request.format }, file => ({
      kind: 'list',
      task: { ...file, request },
    })),
  'organisations.export': recordJob('organisations'),
  'projects.export': recordJob('projects'),
  'schemes.export': recordJob('schemes'),
  'calls.export': recordJob('calls'),
  'applications.export': recordJob('applications'),
  'assignments.export': recordJob('assignments'),
  'decisions.export': recordJob('decisions'),
  'accounts.export': recordJob('accounts'),
  'assets.export': recordJob('assets'),
  'procurements.export': recordJob('procurements'),
  'ineligible.export': recordJob('ineligible'),
  'pendingPayments.export': recordJob('pendingPayments'),
  'rates.export': recordJob('rates'),
  'perDiems.export': recordJob('perDiems'),
  'documents.export': recordJob('documents'),
  'sharedCosts.export': recordJob('sharedCosts'),
  'payroll.export': recordJob('payroll'),
  'agreements.export': recordJob('agreements'),
  'reservations.export': recordJob('reservations'),
  'audit.export': recordJob('audit'),
}
