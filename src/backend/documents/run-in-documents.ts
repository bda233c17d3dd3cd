import { workerEntry } from '#backend/platform/worker-entries.ts'
import { runInWorker } from '#backend/platform/worker-task.ts'
import type { JobContext } from '#backend/rpc/context.ts'
import type { DocumentId } from '#shared/contract/documents.ts'
import type { JsonValue } from '#shared/kernel/errors.ts'
import type { DocumentSource } from './produce.ts'
import { RENDER_WORKER_LIMITS } from './render/render-job.ts'

const LIMITS = {
  memoryMb: RENDER_WORKER_LIMITS.maxOldGenerationSizeMb,
  youngMemoryMb: RENDER_WORKER_LIMITS.maxYoungGenerationSizeMb,
  timeoutMs: 30 * 60 * 1000,
}

export type Parameters = Readonly<Record<string, JsonValue>>

/** What the thread needs to compose a document for the person who asks. */
export const sourceOf = (
  context: JobContext,
  id: DocumentId,
  parameters: Parameters,
): JsonValue & DocumentSource => ({
  database: context.folders.database,
  id,
  parameters,
  author: {
    personId: context.actor.personId,
    name: context.actor.name,
    authenticated: context.actor.authenticated,
  },
  now: context.now,
  appVersion: context.appVersion,
})

/** Carries out a task of the documents' thread; cancelling the job ends it. */
export const runInDocuments = <R extends JsonValue>(context: JobContext, task: JsonValue) =>
  runInWorker<R>(workerEntry('documents'), task, LIMITS, context)
