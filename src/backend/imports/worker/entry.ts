import { serveTask } from '#backend/platform/worker-serve.ts'
import { reasonOf, refuse } from '../reading/refuse.ts'
import { performReading } from './perform.ts'
import { stepKeyOf, type WorkerInput } from './task.ts'

/** Entry of the worker thread: one reading task, one answer, then the end. */
serveTask<WorkerInput>(async ({ task, limits }, progress) => {
  try {
    return await performReading(task, limits, ({ phase, done, total }) =>
      progress(done, total, stepKeyOf(phase)),
    )
  } catch (error) {
    // The engine's own bounds (string length, map size) are hit before the memory limit is.
    if (error instanceof RangeError) throw refuse('import.outOfMemory', { reason: reasonOf(error) })
    throw error
  }
})
