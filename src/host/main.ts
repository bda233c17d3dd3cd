import path from 'node:path'
import type { Backend } from '#backend/rpc/backend.ts'
import { createBackend } from '#backend/rpc/create-backend.ts'
import { APP_VERSION } from '#shell/app-version.ts'
import { homeFolder } from '#shell/home-folder.ts'
import { openLogFile } from '#shell/log-file.ts'
import { openAtStart } from '#shell/open-at-start.ts'
import { sentence } from '#shell/words.ts'
import { type AppWindow, openAppWindow } from './app-window.ts'
import { findBrowser, hasDisplay } from './find-browser.ts'
import { type Host, startHost } from './start-host.ts'
import { type StartOptions, startOptions } from './start-options.ts'

const PAGE_ROOT = path.resolve(import.meta.dirname, '../../out/renderer')
/** Nobody may have opened the printed address yet, or may be about to come back to it. */
const GRACE_WITHOUT_WINDOW = 600_000
const GRACE_WITH_WINDOW = 60_000

const say = (line: string) => process.stdout.write(`${line}\n`)

async function browserFor({ open }: StartOptions): Promise<{ browser?: string; why: string }> {
  if (!open) return { why: 'as asked with --no-open' }
  const surroundings = { platform: process.platform, env: process.env }
  if (!hasDisplay(surroundings)) return { why: 'because there is no display for a window' }
  const browser = await findBrowser(surroundings)
  return browser
    ? { browser, why: '' }
    : { why: 'because no Chromium, Chrome or Edge is installed (REGRANT_BROWSER can name one)' }
}

async function openWindow(address: string, options: StartOptions): Promise<AppWindow | undefined> {
  const because = options.because && ` (${options.because})`
  const { browser, why } = await browserFor(options)
  if (!browser) {
    const both = options.open ? why + because : why
    say(`Regrant waits at the address below, ${both}. It lets one browser in, once. Ctrl-C stops it.`)
    say(address)
    return undefined
  }
  say(`Regrant opens in a window of ${browser}${because}. Close the window or press Ctrl-C to stop.`)
  if (process.getuid?.() === 0) say('The browser runs without its sandbox, because you are root.')
  return openAppWindow(browser, address)
}

/** Settles when the person wants to stop; a signal repeated later stops at once. */
function stopAsked(): Promise<'stop'> {
  const { promise, resolve } = Promise.withResolvers<'stop'>()
  let asked = 0
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      // One press of Ctrl-C can arrive twice: from the terminal and from the script that started us.
      if (asked > 0 && Date.now() - asked > 1000) process.exit(1)
      asked = asked || Date.now()
      resolve('stop')
    })
  return promise
}

/** Opens what was asked for and stays until the window, the last page or the person is gone. */
async function stay(stage: {
  readonly options: StartOptions
  readonly backend: Backend
  readonly host: Host
  readonly stop: Promise<'stop'>
  readonly emptied: Promise<void>
}): Promise<void> {
  const { options, backend, host, stop } = stage
  if (options.wish.kind === 'demo') say('Preparing the demo workspace; the first time this takes a moment.')
  const opened = await Promise.race([openAtStart(backend, options.wish), stop])
  if (opened === 'stop') return
  if (!opened.ok) {
    say(sentence(opened.error.messageKey, opened.error.details) ?? opened.error.messageKey)
    process.exitCode = 1
    return
  }
  const window = await openWindow(host.launchAddress(), options)
  await Promise.race([stop, stage.emptied, ...(window ? [window.closed] : [])])
  await window?.close()
}

async function main(args: readonly string[]): Promise<void> {
  const stop = stopAsked()
  const options = startOptions(args, process.env['INIT_CWD'] ?? process.cwd())
  const home = homeFolder()
  const log = await openLogFile(home, 'host')
  const backend = createBackend({ home, appVersion: APP_VERSION, log: log.write })
  const emptied = Promise.withResolvers<void>()
  const host = await startHost({
    backend,
    pageRoot: PAGE_ROOT,
    log: log.write,
    grace: options.open ? GRACE_WITH_WINDOW : GRACE_WITHOUT_WINDOW,
    empty: emptied.resolve,
  })
  await stay({ options, backend, host, stop, emptied: emptied.promise })
  await host.close()
  await log.close()
}

main(process.argv.slice(2)).then(
  () => process.exit(),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
    process.exit(1)
  },
)
