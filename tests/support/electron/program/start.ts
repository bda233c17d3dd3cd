import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import inspector from 'node:inspector'
import { createRequire, registerHooks } from 'node:module'
import path from 'node:path'
import { chromium } from '@playwright/test'

// A program that Playwright's launcher takes for Electron: a Node that can be looked into, a Chromium that can, and the
// built main bundle between them. REGRANT_TEST_BROWSER names the browser; it is no app, and proves no real Electron.

const given = process.argv.slice(2)
const profile = `${given.find(argument => argument.startsWith('--user-data-dir='))?.split('=')[1]}`

function startBrowser(): ChildProcess {
  const quiet = ['background-networking', 'component-update', 'sync', 'quic', 'gpu'].map(
    name => `--disable-${name}`,
  )
  const switches = ['--headless=new', '--no-first-run', ...quiet, '--remote-debugging-port=0']
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const own = [...switches, ...sandbox, `--user-data-dir=${profile}`, 'about:blank']
  return spawn(process.env['REGRANT_TEST_BROWSER'] ?? 'chromium', own, {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
}

/** The line by which a browser tells where it can be looked into. */
async function addressOf(browser: ChildProcess): Promise<string> {
  let text = ''
  for await (const chunk of browser.stderr ?? []) {
    text += chunk
    const address = /^DevTools listening on (ws:\S+)/m.exec(text)?.[1]
    if (address !== undefined) return address
  }
  throw new Error(`The browser did not start:\n${text}`)
}

const browser = startBrowser()
// However the program ends, no browser is left behind.
process.on('exit', () => browser.kill())
const end = async (code: number) => {
  const ended = once(browser, 'exit')
  browser.kill()
  await ended
  await rm(profile, { recursive: true, force: true })
  process.exit(code)
}
const address = await addressOf(browser)
const [page] = (await chromium.connectOverCDP(address)).contexts()[0]?.pages() ?? []
if (!page) throw new Error('The browser has no page')

const module = new URL('./electron.ts', import.meta.url).href
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: module, shortCircuit: true } : next(specifier, context),
})
const { app, begin, stage } = await import('./electron.ts')
stage.isPackaged = false
begin(page, code => void end(code))
// As Electron keeps them: its own switches, those of the launcher, then what the app is given.
process.argv = [process.execPath, ...given]
createRequire(import.meta.url)(`${given[given.indexOf('-r') + 1]}`)
app.emit('ready', {})
inspector.open(0)
process.stderr.write(`DevTools listening on ${address}\n`)
await import(path.join(process.cwd(), 'out/main/index.js'))
