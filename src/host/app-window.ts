import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { makePrivateFolder } from '#shell/private-folder.ts'

export interface AppWindow {
  /** Settles when the window was closed. */
  readonly closed: Promise<void>
  /** Ends the browser and waits until its profile is gone. */
  readonly close: () => Promise<void>
}

/** Everything a browser does on its own account is switched off: Regrant causes no network traffic. */
const QUIET = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-sync',
  '--disable-features=Translate,MediaRouter,OptimizationHints,AutofillServerCommunication',
  '--metrics-recording-only',
  '--no-pings',
  '--password-store=basic',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
]

/** Arguments for a window of its own with a profile of its own. */
export function windowArguments(address: string, profile: string, asRoot: boolean): readonly string[] {
  // Chromium refuses to run its sandbox as root; everywhere else it stays on.
  const sandbox = asRoot ? ['--no-sandbox'] : []
  return [...QUIET, ...sandbox, `--user-data-dir=${profile}`, '--window-size=1440,900', `--app=${address}`]
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill()
  const timer = setTimeout(() => child.kill('SIGKILL'), 3000)
  await gone
  clearTimeout(timer)
}

/** Opens the address in an app window of this browser. Its profile is made for it and goes with it. */
export async function openAppWindow(browser: string, address: string): Promise<AppWindow> {
  const profile = await makePrivateFolder('window')
  const child = spawn(browser, windowArguments(address, profile, process.getuid?.() === 0), {
    stdio: 'ignore',
  })
  const clear = () => rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  const closed = new Promise<void>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', () => resolve())
  }).finally(clear)
  const close = async () => {
    await end(child)
    await closed
  }
  return { closed, close }
}
