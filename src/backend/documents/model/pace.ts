import { setImmediate as nextTurn } from 'node:timers/promises'
import { ProblemError, problem } from '#shared/kernel/errors.ts'

/** How long work is watched: both may be left out. */
export type Watch = {
  /** Rows done of rows in all; called a few times a second at most. */
  readonly onProgress?: (done: number, total: number) => void
  readonly signal?: AbortSignal
}

/** Throws `Cancelled` when the work has been stopped. */
export function stopIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new ProblemError(problem('Cancelled', 'error.cancelled'))
}

const ROWS_BETWEEN_LOOKS = 128
const TURN_MS = 50
const REPORT_MS = 150

export type Pace = {
  /** Counts one row; returns a promise only when it is time to let the process do other things. */
  readonly step: () => Promise<void> | undefined
  readonly finish: () => void
}

/** Counts rows, reports progress, and lets the event loop turn so that a cancel can arrive. */
export function createPace(total: number, { onProgress, signal }: Watch = {}): Pace {
  let done = 0
  let turned = performance.now()
  let reported = turned
  const look = (): Promise<void> | undefined => {
    stopIfCancelled(signal)
    const now = performance.now()
    if (now - reported >= REPORT_MS) {
      reported = now
      onProgress?.(done, total)
    }
    if (now - turned < TURN_MS) return undefined
    turned = now
    return nextTurn()
  }
  return {
    step: () => {
      done += 1
      return done % ROWS_BETWEEN_LOOKS === 0 ? look() : undefined
    },
    finish: () => {
      stopIfCancelled(signal)
      onProgress?.(total, total)
    },
  }
}
