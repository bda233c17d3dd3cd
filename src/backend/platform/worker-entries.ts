/** Sources of the worker threads, relative to this folder; the build keeps the folders and makes `.js` of each. */
export const WORKER_SOURCES = {
  integrity: './integrity-worker.ts',
  log: './log-worker.ts',
  maintenance: '../maintenance/worker.ts',
  documents: '../documents/worker.ts',
  imports: '../imports/worker/entry.ts',
} as const

export type WorkerName = keyof typeof WORKER_SOURCES

/** Where a worker's code is: the TypeScript source when run from source, the built file otherwise. */
export const workerEntry = (name: WorkerName): URL => new URL(WORKER_SOURCES[name], import.meta.url)
