import { workerEntry } from '#backend/platform/worker-entries.ts'
import { runInWorker, type WorkerLimits } from '#backend/platform/worker-task.ts'
import { type JsonValue, type Problem, ProblemError, problem } from '#shared/kernel/errors.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { DEFAULT_LIMITS, type ReadingLimits } from '../reading/limits.ts'
import { NO_PROGRESS, type Progress } from '../reading/progress.ts'
import { reasonOf } from '../reading/refuse.ts'
import { isOutputOf, type OutputOfTask, phaseOf, type ReadingTask, type WorkerInput } from './task.ts'

export type RunOptions = {
  /** The worker is ended after this time, whatever it is doing. */
  readonly timeoutMs?: number
  /** Heap of the worker; files and unpacked data are bounded by `limits`. */
  readonly memoryMb?: number
  readonly limits?: ReadingLimits
  readonly onProgress?: Progress
  readonly signal?: AbortSignal
  /** Where the worker's code is, in tests of what breaks. */
  readonly entry?: URL
  /** Told of a crash, for the log; the caller gets a problem without a stack. */
  readonly onCrash?: (error: unknown) => void
}

const TIMEOUT_MS = 120_000
const MEMORY_MB = 1024
const YOUNG_MB = 64
const STACK_MB = 4

/** What the thread's end means for the file; undefined for a bug. */
function problemOf(error: unknown, limits: WorkerLimits): Problem | undefined {
  if (error instanceof Error && error.name === 'AbortError') return problem('Cancelled', 'import.cancelled')
  if (!(error instanceof ProblemError)) return undefined
  const { messageKey } = error.problem
  const seconds = Math.max(1, Math.round(limits.timeoutMs / 1000))
  if (messageKey === 'error.workerTime') return problem('Import', 'import.tooSlow', { seconds })
  if (messageKey === 'error.workerMemory')
    return problem('Import', 'import.outOfMemory', { megabytes: limits.memoryMb })
  return error.problem
}

/**
 * Reads a file in a worker thread of its own that is ended at the time limit or when `signal` aborts. The
 * caller's thread is never blocked and never crashes with the worker. Errors: `Import` (what is wrong with
 * the file, too slow, out of memory), `Cancelled`, `Internal` (a bug in the reader).
 */
export async function runReading<T extends ReadingTask>(
  task: T,
  options: RunOptions = {},
): Promise<Result<OutputOfTask<T>>> {
  const { onProgress = NO_PROGRESS, signal = new AbortController().signal } = options
  const limits: WorkerLimits = {
    timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
    memoryMb: options.memoryMb ?? MEMORY_MB,
    youngMemoryMb: YOUNG_MB,
    stackMb: STACK_MB,
  }
  const input: WorkerInput = { task, limits: options.limits ?? DEFAULT_LIMITS }
  try {
    const output = await runInWorker<JsonValue & OutputOfTask<T>>(
      options.entry ?? workerEntry('imports'),
      input,
      limits,
      {
        signal,
        progress: (done, total, stepKey) => onProgress({ phase: phaseOf(stepKey), done, total: total ?? 0 }),
        isResult: value => isOutputOf(task, value),
      },
    )
    return ok(output)
  } catch (error) {
    const found = problemOf(error, limits)
    if (found) return err(found)
    options.onCrash?.(error)
    return err(problem('Internal', 'import.readerCrashed', { reason: reasonOf(error) }))
  }
}
