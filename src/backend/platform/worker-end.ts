import type { Worker } from 'node:worker_threads'

/** How long a thread that has little left to do may take to end by itself. */
const GRACE_MS = 2000

/**
 * Watches a thread and gives the act that ends it: at once, or with `gently` after it had time to end by itself. A
 * thread that has answered is left to itself: V8 now and then aborts the whole process when a thread is stopped in
 * the middle of its start or its end.
 */
export function endOf(worker: Worker): (gently: boolean) => Promise<void> {
  const gone = new Promise<void>(resolve => {
    worker.once('exit', () => resolve())
  })
  return async gently => {
    if (gently) {
      let lingering: NodeJS.Timeout | undefined
      const grace = new Promise<void>(resolve => {
        lingering = setTimeout(resolve, GRACE_MS)
      })
      await Promise.race([gone, grace])
      clearTimeout(lingering)
    }
    await worker.terminate()
  }
}
