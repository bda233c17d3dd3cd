import { Worker } from 'node:worker_threads'
import { type JsonValue, ProblemError, problem } from '#shared/kernel/errors.ts'
import { endOf } from './worker-end.ts'
import { isWorkerMessage, type WorkerMessage } from './worker-message.ts'

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
  /** Whether a result is what this task gives; left out, any value is taken. */
  readonly isResult?: (value: JsonValue) => boolean
}

function crashed(message: Extract<WorkerMessage, { kind: 'crash' }>): Error {
  const error = Object.assign(new Error(message.message), message.code === '' ? {} : { code: message.code })
  error.stack = message.stack
  return error
}

const garbled = (what: string): Error => new Error(`The worker sent ${what}`)

/** The result that a message brings; undefined while the work goes on. Throws for a refusal, a crash or a broken thread. */
function received(message: unknown, tools: WorkerTools): JsonValue | undefined {
  if (!isWorkerMessage(message)) throw garbled('no message of ours')
  switch (message.kind) {
    case 'progress':
      tools.progress(message.done, message.total, message.stepKey)
      return undefined
    case 'problem':
      throw new ProblemError(message.problem)
    case 'crash':
      throw crashed(message)
    case 'result':
      if (tools.isResult?.(message.value) === false) throw garbled('a result of another shape')
      return message.value
  }
}

const outOfMemory = (limits: WorkerLimits) =>
  problem('Unavailable', 'error.workerMemory', { memoryMb: limits.memoryMb })
const tooSlow = (limits: WorkerLimits) =>
  problem('Unavailable', 'error.workerTime', { seconds: Math.round(limits.timeoutMs / 1000) })

/**
 * Runs one task in a thread of its own: killed when aborted, when its time is over or when it needs too much memory.
 * Throws ProblemError for what the task refused, AbortError when cancelled, Error when the thread says what no task of
 * ours says; the thread's own crash never reaches this process.
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
  let answered = false
  const end = endOf(worker)
  try {
    return await new Promise<R>((resolve, reject) => {
      const cancel = () => reject(new DOMException('The work was cancelled', 'AbortError'))
      const timer = setTimeout(() => reject(new ProblemError(tooSlow(limits))), limits.timeoutMs)
      tools.signal.addEventListener('abort', cancel, { once: true })
      stop = () => {
        clearTimeout(timer)
        tools.signal.removeEventListener('abort', cancel)
      }
      worker.on('message', (message: unknown) => {
        try {
          const result = received(message, tools)
          answered ||= result !== undefined
          if (result !== undefined) resolve(result as R)
        } catch (error) {
          answered = true
          reject(error)
        }
      })
      worker.once('messageerror', () => reject(garbled('a message beyond reading')))
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
    await end(answered)
  }
}
