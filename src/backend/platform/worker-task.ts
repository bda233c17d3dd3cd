import { Worker } from 'node:worker_threads'
import { type JsonValue, type Problem, ProblemError, problem } from '#shared/kernel/errors.ts'

export interface WorkerLimits {
  /** Heap of the thread in MiB; beyond it the thread dies and the caller gets a problem. */
  readonly memoryMb: number
  /** Young generation of the heap in MiB; a small one keeps the peak flat while much is created and dropped. */
  readonly youngMemoryMb?: number
  /** Stack in MiB; deeply nested input needs a bound of its own. */
  readonly stackMb?: number
  /** Wall-clock limit in milliseconds. */
  readonly timeoutMs: number
}

export interface WorkerTools {
  readonly signal: AbortSignal
  readonly progress: (done: number, total: number | null, stepKey: string) => void
}

/** What a thread says: how far it is, what it found, or why not. */
export type WorkerMessage =
  | {
      readonly kind: 'progress'
      readonly done: number
      readonly total: number | null
      readonly stepKey: string
    }
  | { readonly kind: 'result'; readonly value: JsonValue }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'crash'; readonly message: string; readonly stack: string; readonly code: string }

function crashed(message: Extract<WorkerMessage, { kind: 'crash' }>): Error {
  const error = Object.assign(new Error(message.message), message.code === '' ? {} : { code: message.code })
  error.stack = message.stack
  return error
}

const outOfMemory = (limits: WorkerLimits) =>
  problem('Unavailable', 'error.workerMemory', { memoryMb: limits.memoryMb })
const tooSlow = (limits: WorkerLimits) =>
  problem('Unavailable', 'error.workerTime', { seconds: Math.round(limits.timeoutMs / 1000) })

/**
 * Runs one task in a thread of its own: killed when aborted, when its time is over or when it needs too much memory.
 * Throws ProblemError for what the task refused, AbortError when cancelled; the thread's own crash never reaches this process.
 */
export async function runInWorker<R extends JsonValue>(
  entry: URL,
  task: JsonValue,
  limits: WorkerLimits,
  tools: WorkerTools,
): Promise<R> {
  tools.signal.throwIfAborted()
  const worker = new Worker(entry, {
    workerData: task,
    resourceLimits: {
      maxOldGenerationSizeMb: limits.memoryMb,
      ...(limits.youngMemoryMb === undefined ? {} : { maxYoungGenerationSizeMb: limits.youngMemoryMb }),
      ...(limits.stackMb === undefined ? {} : { stackSizeMb: limits.stackMb }),
    },
  })
  let stop: () => void = () => undefined
  try {
    return await new Promise<R>((resolve, reject) => {
      const cancel = () => reject(new DOMException('The work was cancelled', 'AbortError'))
      const timer = setTimeout(() => reject(new ProblemError(tooSlow(limits))), limits.timeoutMs)
      tools.signal.addEventListener('abort', cancel, { once: true })
      stop = () => {
        clearTimeout(timer)
        tools.signal.removeEventListener('abort', cancel)
      }
      worker.on('message', (message: WorkerMessage) => {
        if (message.kind === 'progress') tools.progress(message.done, message.total, message.stepKey)
        if (message.kind === 'result') resolve(message.value as R)
        if (message.kind === 'problem') reject(new ProblemError(message.problem))
        if (message.kind === 'crash') reject(crashed(message))
      })
      worker.once('error', error =>
        reject(
          'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
            ? new ProblemError(outOfMemory(limits))
            : error,
        ),
      )
      worker.once('exit', code => reject(new Error(`The worker ended without an answer (exit code ${code})`)))
    })
  } finally {
    stop()
    await worker.terminate()
  }
}
