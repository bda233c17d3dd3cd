import { sentence } from '#shell/words.ts'
import type { Terminal } from './run.ts'

const ERASE_LINE = '\r\u001b[K'

const write = (stream: NodeJS.WriteStream, text: string) =>
  new Promise<void>((resolve, reject) => {
    stream.write(text, error => (error ? reject(error) : resolve()))
  })

/** A reader that went away (`regrant … | head`) is no error of ours. */
function forgiveClosedPipe(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit(1)
  })
}

/** How far long work is, in one line that overwrites itself; only for eyes, so only on a terminal. */
function progressLine(stream: NodeJS.WriteStream): Terminal['progress'] {
  return (done, total, stepKey) => {
    const count = total === null ? String(done) : `${done} / ${total}`
    stream.write(`${ERASE_LINE}${sentence(stepKey) ?? stepKey} ${count}`)
  }
}

/** Ctrl-C reaches this process twice, from the terminal and from the script that started it. */
const SAME_SIGNAL_MS = 2000

/** The first signal cancels the work; one that comes long after ends the process, whatever it is doing. */
function stopper(abort: AbortController): () => void {
  let first: number | undefined
  return () => {
    first ??= performance.now()
    if (performance.now() - first > SAME_SIGNAL_MS) process.exit(1)
    abort.abort()
  }
}

/** The process as a terminal: standard output and error, and signals that cancel. */
export function terminalOf(process: NodeJS.Process): Terminal & { readonly close: () => void } {
  const { stdout, stderr } = process
  const abort = new AbortController()
  const stop = stopper(abort)
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  forgiveClosedPipe(stdout)
  forgiveClosedPipe(stderr)
  const show = stderr.isTTY ? progressLine(stderr) : () => undefined
  const clear = () => (stderr.isTTY ? write(stderr, ERASE_LINE) : Promise.resolve())
  return {
    env: process.env,
    signal: abort.signal,
    progress: show,
    out: async text => {
      await clear()
      await write(stdout, text)
    },
    err: async text => {
      await clear()
      await write(stderr, text)
    },
    close: () => {
      process.off('SIGINT', stop)
      process.off('SIGTERM', stop)
    },
  }
}
