import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { BackendStart } from '#main/backend/messages.ts'
import { answerOpenDialog, answerSaveDialog, closeDialogs } from '#tests/e2e/support/dialogs.ts'
import { launchOptions } from '#tests/e2e/support/electron-app.ts'
import { HOST_SPECS, launchersOf, projectsOf } from '#tests/e2e/support/launchers.ts'
import { type Booted, type BootOptions, bootMain, frameEvent } from '#tests/support/electron/boot.ts'
import { testsWithoutElectron } from '../../../scripts/electron-binary.mjs'

const SPECS = path.resolve(import.meta.dirname, '../../e2e')
const TOKEN = 'T'.repeat(32)
const place = (args: readonly string[] = []) => ({
  home: '/tmp/home',
  args,
  viewport: { width: 1280, height: 720 },
  locale: 'en-GB',
  timezoneId: 'Europe/Belgrade',
})

let app: Booted | undefined
afterEach(async () => {
  await app?.close()
  app = undefined
})
async function boot(options: BootOptions): Promise<Booted> {
  app = await bootMain({ packaged: false, ...options })
  return app
}

describe('choosing the launchers of the end-to-end tests', () => {
  const linux = (env: NodeJS.ProcessEnv, uid = 1000) => ({ platform: 'linux', env, uid }) as const

  it('needs a binary, and on Linux a display and somebody else than root', () => {
    expect(testsWithoutElectron(linux({ DISPLAY: ':0' }), '/opt/electron')).toBeUndefined()
    expect(testsWithoutElectron(linux({ WAYLAND_DISPLAY: 'w' }), '/opt/electron')).toBeUndefined()
    expect(testsWithoutElectron(linux({}), '/opt/electron')).toBe('there is no display')
    expect(testsWithoutElectron(linux({ DISPLAY: ':0' }, 0), '/opt/electron')).toContain('as root')
    const mac = { platform: 'darwin', env: {}, uid: 501 } as const
    expect(testsWithoutElectron(mac, '/opt/electron')).toBeUndefined()
    vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', '/no/such/folder')
    expect(testsWithoutElectron(mac)).toBe('there is no Electron binary here')
    vi.unstubAllEnvs()
  })

  it('says what it leaves out, and lists nothing that it would skip', () => {
    const { launchers, said } = launchersOf('there is no Electron binary here')
    expect(said).toBe('The specs run in Chromium only, because there is no Electron binary here.')
    expect(projectsOf(launchers)).toEqual([
      { name: 'chromium', testIgnore: [], use: { launcher: 'chromium' } },
    ])
  })

  it('runs every spec in both where it can, but those of the host and of the stand-in', () => {
    const { launchers, said } = launchersOf(undefined)
    expect(said).toBeUndefined()
    expect(projectsOf(launchers)).toEqual([
      { name: 'chromium', testIgnore: [], use: { launcher: 'chromium' } },
      {
        name: 'electron',
        testIgnore: ['host', 'start', 'killed', 'electron-launch'].map(name => `**/${name}.spec.ts`),
        use: { launcher: 'electron' },
      },
    ])
  })
})

describe('what only a browser over the host can do', () => {
  const BROWSER_ONLY =
    /\bhost\b|HostProcess|\/rpc|\/uploads|waitForEvent|newContext|page\.request|page\.close/

  it('is done by the specs of the host alone', async () => {
    const files = await readdir(SPECS, { recursive: true })
    const shared = files.filter(file => file.endsWith('.ts') && !file.startsWith('support'))
    const users: string[] = []
    for (const file of shared)
      if (BROWSER_ONLY.test(await readFile(path.join(SPECS, file), 'utf8'))) users.push(file)
    expect(users.toSorted()).toEqual([...HOST_SPECS].toSorted())
  })
})

describe('the options of the launcher', () => {
  it('keep a profile apart and let nothing of the surroundings change what is started', () => {
    const foreign = {
      ELECTRON_RUN_AS_NODE: '1',
      ELECTRON_RENDERER_URL: 'http://localhost',
      NODE_OPTIONS: '-r x',
    }
    const options = launchOptions(place(), '/tmp/room', {
      DISPLAY: ':0',
      REGRANT_HOME: '/home/ana',
      ...foreign,
    })
    expect(options).toEqual({
      args: ['.', '--user-data-dir=/tmp/room/profile'],
      cwd: path.resolve(SPECS, '../..'),
      env: { DISPLAY: ':0', REGRANT_HOME: '/tmp/home', TZ: 'Europe/Belgrade' },
      chromiumSandbox: true,
      locale: 'en-GB',
      timezoneId: 'Europe/Belgrade',
    })
  })

  it.each([
    [[], { kind: 'none' }],
    [['/tmp/home/Demo'], { kind: 'folder', folder: '/tmp/home/Demo' }],
  ])('are understood by the built app, for the workspace %j', async (args, wish) => {
    const options = launchOptions(place(args), '/tmp/room', {})
    // The folder of the app is not the app's own argument.
    const booted = await boot({ argv: options.args.slice(1), env: options.env })
    const start: BackendStart = JSON.parse(booted.child().args[0] ?? '')
    expect(start).toMatchObject({ home: '/tmp/home', wish })
  })
})

describe('the dialogs of the launched app', () => {
  /** Asks as the page does; the backend answers whatever it is asked with this. */
  async function invoke(booted: Booted, channel: string, input: unknown, value: unknown) {
    const answer = booted.electron.invokes.get(channel)?.(frameEvent(booted.contents) as never, input)
    const asked = () => booted.child().posted.at(-1)?.message as { id: number; ask: unknown } | undefined
    await vi.waitFor(() => expect(asked()?.ask).toBeDefined())
    booted.child().say({ type: 'answer', id: asked()?.id, envelope: { ok: true, value } })
    return { answer: await answer, ask: asked()?.ask }
  }
  const started = async () => {
    const booted = await boot({})
    booted.child().say({ type: 'ready', problem: null })
    closeDialogs(booted.electron as never)
    return booted
  }
  const ask = (booted: Booted, channel: string, input: unknown) =>
    booted.electron.invokes.get(channel)?.(frameEvent(booted.contents) as never, input)

  it('choose what the test has prepared, once; what nobody prepared is closed', async () => {
    const booted = await started()
    const prepared = answerOpenDialog(booted.electron as never, ['/tmp/room/libri.xlsx'])
    const picked = { token: TOKEN, name: 'libri.xlsx', size: 5 }
    expect(await invoke(booted, 'shell:pick-file', { accept: ['.xlsx'] }, picked)).toEqual({
      answer: { ok: true, value: picked },
      ask: { kind: 'offerFile', path: '/tmp/room/libri.xlsx' },
    })
    await prepared.asked
    expect(await ask(booted, 'shell:pick-file', { accept: [] })).toEqual({ ok: true, value: null })
    expect(await ask(booted, 'shell:save-file', { token: TOKEN, name: 'a.pdf' })).toEqual({
      ok: true,
      value: { saved: false, shown: null },
    })
  })

  it('save under the name that the app proposes, once', async () => {
    const booted = await started()
    const prepared = answerSaveDialog(booted.electron as never, '/tmp/room')
    const saved = await invoke(booted, 'shell:save-file', { token: TOKEN, name: 'Raporti.xlsx' }, null)
    expect(saved).toMatchObject({
      answer: { ok: true, value: { saved: true } },
      ask: { kind: 'saveFile', token: TOKEN, target: '/tmp/room/Raporti.xlsx' },
    })
    expect(await prepared.asked).toBe('/tmp/room/Raporti.xlsx')
    expect(await ask(booted, 'shell:save-file', { token: TOKEN, name: 'a.pdf' })).toMatchObject({
      value: { saved: false },
    })
  })
})
