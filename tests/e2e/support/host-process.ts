import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { ZONE } from './zone.ts'

const ROOT = path.resolve(import.meta.dirname, '../../..')
/** Making the demo workspace is part of the first start. */
const START_LIMIT = 90_000

export interface HostProcess {
  /** Lets one browser in, once. */
  readonly address: string
  readonly process: ChildProcess
  /** Everything the host printed so far. */
  readonly output: () => string
  /** Ends it as Ctrl-C does; returns its exit code. */
  readonly stop: () => Promise<number | null>
}

/** Starts the host as `npm start -- --no-open` does, over workspaces in `home`. */
export async function startHostProcess(home: string, args: readonly string[] = []): Promise<HostProcess> {
  const child = spawn(process.execPath, ['src/host/main.ts', '--no-open', ...args], {
    cwd: ROOT,
    env: { ...process.env, REGRANT_HOME: home, TZ: ZONE },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const read = (chunk: string) => {
    text += chunk
    const address = /^http:\/\/127\.0\.0\.1:\d+\/enter\/\S+$/m.exec(text)?.[0]
    if (address) resolve(address)
  }
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', read)
  const exited = once(child, 'exit')
  exited.then(([code]) => reject(new Error(`The host ended with ${code}:\n${text}`)), reject)
  const timer = setTimeout(() => {
    child.kill('SIGKILL')
    reject(new Error(`The host did not start in time:\n${text}`))
  }, START_LIMIT)
  const address = await promise.finally(() => clearTimeout(timer))
  return {
    address,
    process: child,
    output: () => text,
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGINT')
      await exited
      return child.exitCode
    },
  }
}
