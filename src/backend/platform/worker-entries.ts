/** Sources of the worker threads, relative to this folder; the build makes `workers/<name>.js` of each. */
export const WORKER_SOURCES = {
  integrity: './integrity-worker.ts',
  maintenance: '../maintenance/worker.ts',
  documents: '../documents/worker.ts',
  imports: '../imports/worker/entry.ts',
} as const

export type WorkerName = keyof typeof WORKER_SOURCES

/** Where a worker's code is: the TypeScript source when run from source, the built file beside the bundle otherwise. */
export function workerEntry(name: WorkerName, here: string = import.meta.url): URL {
  if (here.endsWith('.ts')) return new URL(WORKER_SOURCES[name], here)
  return new URL(here.includes('/chunks/') ? `../workers/${name}.js` : `./workers/${name}.js`, here)
}
