import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { access, chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test as base, expect } from '@playwright/test'
import { createStandInBrowser } from './support/stand-in-browser.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')

interface Started {
  readonly child: ChildProcess
  readonly text: () => string
  readonly ended: Promise<number>
}

interface Fixtures {
  readonly home: string
  readonly browserProgram: Awaited<ReturnType<typeof createStandInBrowser>>
  /** `npm start` with these arguments, in this home and over the host. */
  readonly start: (args: readonly string[], env?: Readonly<Record<string, string>>) => Started
}

const test = base.extend<Fixtures>({
  home: async ({ playwright: _playwright }, use) => {
    const home = await mkdtemp(path.join(tmpdir(), 'regrant-start-'))
    await use(home)
    await rm(home, { recursive: true, force: true })
  },
  browserProgram: async ({ playwright: _playwright }, use) => {
    const program = await createStandInBrowser()
    await use(program)
    await program.remove()
  },
  start: async ({ home }, use) => {
    const children: ChildProcess[] = []
    await use((args, env = {}) => {
      const child = spawn(process.execPath, ['scripts/start.mjs', ...args], {
        cwd: ROOT,
        env: { ...process.env, REGRANT_HOME: home, REGRANT_SHELL: 'host', DISPLAY: ':0', ...env },
      })
      children.push(child)
      let text = ''
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding('utf8').on('data', chunk => {
          text += chunk
        })
      return { child, text: () => text, ended: once(child, 'exit').then(([code]) => Number(code)) }
    })
    for (const child of children) if (child.exitCode === null) child.kill('SIGTERM')
  },
})

const windowProfiles = async () =>
  (await readdir(tmpdir())).filter(name => name.startsWith('regrant-window-'))

test('npm start -- --demo opens the demo in a window of its own and ends with the window', async ({
  start,
  browserProgram,
}) => {
  const before = await windowProfiles()
  const { text, ended } = start(['--demo'], { REGRANT_BROWSER: browserProgram.file })
  const browser = await browserProgram.connect()
  const page = browser.contexts()[0]?.pages()[0]
  await expect.poll(() => page?.evaluate(() => location.pathname)).toBe('/')
  await expect
    .poll(() =>
      page?.evaluate(async () => {
        const response = await fetch('/rpc', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ callId: 'a', procedure: 'workspace.status', input: {} }),
        })
        return (await response.json()).value.workspace.demo
      }),
    )
    .toBe(true)
  expect(text()).toContain(`Regrant opens in a window of ${browserProgram.file} (REGRANT_SHELL says so).`)
  const given = await browserProgram.arguments()
  expect(given.at(-1)).toMatch(/^--app=http:\/\/127\.0\.0\.1:\d+\/enter\//)
  expect(given.some(argument => argument.startsWith('--user-data-dir='))).toBe(true)
  expect(given.includes('--no-sandbox')).toBe(process.getuid?.() === 0)
  const session = await browser.newBrowserCDPSession()
  await session.send('Browser.close')
  expect(await ended).toBe(0)
  expect(await windowProfiles()).toEqual(before)
})

test('Ctrl-C closes the window and the host', async ({ start, browserProgram }) => {
  const { child, ended } = start([], { REGRANT_BROWSER: browserProgram.file })
  const { host } = new URL(await browserProgram.address())
  expect((await fetch(`http://${host}/json/version`)).status).toBe(200)
  child.kill('SIGINT')
  expect(await ended).toBe(0)
  await expect(fetch(`http://${host}/json/version`)).rejects.toThrow('fetch failed')
})

test('without a display it prints the address and says why', async ({ start }) => {
  const { child, text, ended } = start([], { DISPLAY: '', WAYLAND_DISPLAY: '' })
  await expect.poll(text, { timeout: 60_000 }).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/enter\/[\w-]{43}$/m)
  expect(text()).toContain('because there is no display for a window')
  child.kill('SIGINT')
  expect(await ended).toBe(0)
})

test('without any browser it prints the address and names what would help', async ({ start }) => {
  const { child, text, ended } = start([], { REGRANT_BROWSER: '/no/such/browser' })
  await expect.poll(text, { timeout: 60_000 }).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/enter\//m)
  expect(text()).toContain('REGRANT_BROWSER can name one')
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
})

test('a folder that is no workspace is named, and nothing opens', async ({ start, home }) => {
  const { text, ended } = start(['--no-open', path.join(home, 'nothing-here')])
  expect(await ended).toBe(1)
  expect(text()).toContain('nothing-here')
  expect(text()).not.toContain('http://')
  await expect(access(path.join(home, 'nothing-here'))).rejects.toThrow('ENOENT')
})

test('wrong arguments are refused before anything starts', async ({ start }) => {
  for (const args of [['--nonsense'], ['a', 'b'], ['--demo', 'a']]) {
    const { text, ended } = start(args)
    expect(await ended).toBe(1)
    expect(text()).not.toContain('http://')
  }
})

/** A folder with an `electron` that keeps its arguments and ends with this code. */
async function fakeElectron(home: string, code: number) {
  const file = path.join(home, 'electron')
  const given = path.join(home, 'given.txt')
  await writeFile(file, `#!/bin/sh\nprintf '%s\\n' "$@" > '${given}'\nexit ${code}\n`)
  await chmod(file, 0o755)
  const env = { ELECTRON_OVERRIDE_DIST_PATH: home, REGRANT_SHELL: 'electron' }
  return { env, given: async () => (await readFile(given, 'utf8')).trim().split('\n') }
}

test('where Electron is at hand it is started with what was asked for', async ({ start, home }) => {
  const electron = await fakeElectron(home, 0)
  const { text, ended } = start(['--demo'], electron.env)
  expect(await ended).toBe(0)
  expect(text()).toContain('Regrant opens with Electron')
  expect(await electron.given()).toEqual(['.', '--demo'])
})

test('an Electron that does not start gives way to the host', async ({ start, home }) => {
  const electron = await fakeElectron(home, 1)
  const { child, text, ended } = start([], { ...electron.env, REGRANT_BROWSER: '/no/such/browser' })
  await expect.poll(text, { timeout: 60_000 }).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/enter\//m)
  expect(text()).toContain('Electron did not start here')
  child.kill('SIGINT')
  expect(await ended).toBe(0)
})
