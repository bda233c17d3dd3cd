import { Worker } from 'node:worker_threads'
import { endOf } from './worker-end.ts'
import { workerEntry } from './worker-entries.ts'

export interface IntegrityCheck {
  readonly result: Promise<'ok' | 'damaged'>
  readonly stop: () => Promise<void>
}

/** Runs the quick check in a thread with its own read-only connection, so that neither the first screen nor any query waits for it. */
export function checkIntegrity(database: string, entry: URL = workerEntry('integrity')): IntegrityCheck {
  const worker = new Worker(entry, { workerData: { database } })
  const end = endOf(worker)
  const result = new Promise<'ok' | 'damaged'>((resolve, reject) => {
    worker.once('message', (message: 'ok' | 'damaged') => resolve(message))
    worker.once('error', reject)
    worker.once('exit', () => resolve('damaged'))
  })
  return {
    result,
    stop: () => end(true),
  }
}
