import { parentPort, workerData } from 'node:worker_threads'
import { type JsonValue, ProblemError } from '#shared/kernel/errors.ts'
import type { WorkerMessage } from './worker-message.ts'

const post = (message: WorkerMessage) => parentPort?.postMessage(message)

/** The thread's side of `runInWorker`: does the one task and answers with its result, its refusal or its crash. */
export function serveTask<T>(
  work: (
    task: T,
    progress: (done: number, total: number | null, stepKey: string) => void,
  ) => Promise<JsonValue>,
): void {
  work(workerData as T, (done, total, stepKey) => post({ kind: 'progress', done, total, stepKey })).then(
    value => post({ kind: 'result', value }),
    (error: unknown) => {
      if (error instanceof ProblemError) return post({ kind: 'problem', problem: error.problem })
      const known = error instanceof Error ? error : new Error(String(error))
      const code = 'code' in known && typeof known.code === 'string' ? known.code : ''
      return post({ kind: 'crash', message: known.message, stack: known.stack ?? '', code })
    },
  )
}
