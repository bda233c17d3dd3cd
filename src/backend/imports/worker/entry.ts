import { parentPort, workerData } from 'node:worker_threads'
import { problem } from '#shared/kernel/errors.ts'
import { err } from '#shared/kernel/result.ts'
import { attempt, reasonOf } from '../reading/refuse.ts'
import { performReading } from './perform.ts'
import type { WorkerInput, WorkerMessage } from './task.ts'

/** Entry of the worker thread: one task, one result, then the end. */
const { task, limits }: WorkerInput = workerData

const send = (message: WorkerMessage): void => parentPort?.postMessage(message)

try {
  const result = await attempt(() => performReading(task, limits, step => send({ type: 'progress', step })))
  send({ type: 'result', result })
} catch (error) {
  // The engine's own bounds (string length, map size) are hit before the memory limit is.
  if (!(error instanceof RangeError)) throw error
  const details = { reason: reasonOf(error) }
  send({ type: 'result', result: err(problem('Import', 'import.outOfMemory', details)) })
}
