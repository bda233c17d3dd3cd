import { Worker } from 'node:worker_threads'
import { type Problem, problem } from '#shared/kernel/errors.ts'
import { err, type Result } from '#shared/kernel/result.ts'
import { DEFAULT_LIMITS, type ReadingLimits } from '../reading/limits.ts'
import type { Progress } from '../reading/progress.ts'
import { NO_PROGRESS } from '../reading/progress.ts'
import { reasonOf } from '../reading/refuse.ts'
import type { OutputOfTask, ReadingOutput, ReadingTask, WorkerInput, WorkerMessage } from './task.ts'

export type RunOptions = {
  /** The worker is ended after this time, whatever it is doing. */
  readonly timeoutMs?: number
  /** Heap of the worker; files and unpacked data are bounded by `limits`. */
  readonly memoryMb?: number
  readonly limits?: ReadingLimits
  readonly onProgress?: Progress
  readonly signal?: AbortSignal
  /** Where the worker's code is; a bundle names its own file. */
  readonly entry?: URL
  /** Told of a crash, for the log; the caller gets a problem without a stack. */
  readonly onCrash?: (error: unknown) => void
}

const TIMEOUT_MS = 120_000
const MEMORY_MB = 1024
const YOUNG_MB = 64
const STACK_MB = 4

const SOURCE_ENTRY = new URL('./entry.ts', import.meta.url)

const cancelled = (): Problem => problem('Cancelled', 'import.cancelled')

const tooSlow = (timeoutMs: number): Problem =>
  problem('Import', 'import.tooSlow', { seconds: Math.max(1, Math.round(timeoutMs / 1000)) })

function crashProblem(error: unknown, memoryMb: number): Problem {
  const outOfMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
  if (outOfMemory) return problem('Import', 'import.outOfMemory', { megabytes: memoryMb })
  return problem('Internal', 'import.readerCrashed', { reason: reasonOf(error) })
}

const isFor = <T extends ReadingTask>(
  task: T,
  result: Result<ReadingOutput>,
): result is Result<OutputOfTask<T>> => !result.ok || result.value.kind === task.kind

function startWorker(task: ReadingTask, options: RunOptions): Worker {
  const workerData: WorkerInput = { task, limits: options.limits ?? DEFAULT_LIMITS }
  return new Worker(options.entry ?? SOURCE_ENTRY, {
    workerData,
    execArgv: [],
    resourceLimits: {
      maxOldGenerationSizeMb: options.memoryMb ?? MEMORY_MB,
      maxYoungGenerationSizeMb: YOUNG_MB,
      stackSizeMb: STACK_MB,
    },
  })
}

/**
 * Reads a file in a worker thread of its own that is ended at the time limit or when `signal` aborts. The
 * caller's thread is never blocked and never crashes with the worker. Errors: `Import` (what is wrong with
 * the file, too slow, out of memory), `Cancelled`, `Internal` (a bug in the reader).
 */
export function runReading<T extends ReadingTask>(
  task: T,
  options: RunOptions = {},
): Promise<Result<OutputOfTask<T>>> {
  const { timeoutMs = TIMEOUT_MS, memoryMb = MEMORY_MB, onProgress = NO_PROGRESS, signal } = options
  if (signal?.aborted) return Promise.resolve(err(cancelled()))
  const worker = startWorker(task, options)
  return new Promise(resolve => {
    let settled = false
    const settle = (result: Result<OutputOfTask<T>>): void => {
      if (settled) return
      settled = true
      clearTimeout(timer)
      signal?.removeEventListener('abort', onAbort)
      worker.terminate().then(
        () => resolve(result),
        () => resolve(result),
      )
    }
    const onAbort = (): void => settle(err(cancelled()))
    const timer = setTimeout(() => settle(err(tooSlow(timeoutMs))), timeoutMs)
    const crash = (error: unknown): void => {
      if (!settled) options.onCrash?.(error)
      settle(err(crashProblem(error, memoryMb)))
    }
    signal?.addEventListener('abort', onAbort, { once: true })
    worker.on('message', (message: WorkerMessage) => {
      if (message.type === 'progress') onProgress(message.step)
      else if (isFor(task, message.result)) settle(message.result)
      else crash(new Error('The reader answered another task'))
    })
    worker.on('messageerror', crash)
    worker.on('error', crash)
    worker.on('exit', code => crash(new Error(`The reader ended with code ${code} before its result`)))
  })
}
