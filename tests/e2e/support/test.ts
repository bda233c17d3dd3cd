import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test as base, expect } from '@playwright/test'
import { type App, type AppPlace, startOverHost } from './app.ts'
import { startElectron } from './electron-app.ts'
import type { HostProcess } from './host-process.ts'
import type { Launcher } from './launchers.ts'
import { watchPage } from './page-watch.ts'
import { DEMO_HOME } from './prepare.ts'

export { expect }

/** Keeps a screenshot as test output, `test-results/screens/<name>.png`. */
export type KeepScreen = (name: string) => Promise<void>

interface TestFixtures {
  /** Start in the demo workspace instead of the first screen: `test.use({ demo: true })`. */
  readonly demo: boolean
  /** Folder of workspaces of this test alone. */
  readonly home: string
  /** The running app; the page has entered it when the test begins. */
  readonly app: App
  /** The host behind the page, for specs that are about it. */
  readonly host: HostProcess
  readonly keepScreen: KeepScreen
  /** Faults of the page that a test brings about on purpose, such as a host that is gone. */
  readonly forgive: (fault: RegExp) => void
  readonly forgiven: RegExp[]
}
export interface WorkerFixtures {
  /** Set by the project: every spec but those of the host runs with each. */
  readonly launcher: Launcher
  /** A folder of workspaces with the demo in it, made once for all tests: to be copied, never to be opened. */
  readonly demoHome: string
}

const temporary = () => mkdtemp(path.join(tmpdir(), 'regrant-e2e-'))
const START = {
  chromium: startOverHost,
  electron: (place: AppPlace) => startElectron(place),
} as const

/** Every test has an app, a home and a page of its own, and fails on any fault that the page reports. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  launcher: ['chromium', { option: true, scope: 'worker' }],
  demoHome: [
    async ({ playwright: _playwright }, use) => {
      const home = process.env[DEMO_HOME]
      if (!home) throw new Error('The demo was not prepared')
      await use(home)
    },
    { scope: 'worker' },
  ],
  demo: [false, { option: true }],
  home: async ({ demo, demoHome }, use) => {
    const home = await temporary()
    if (demo) await cp(path.join(demoHome, 'Demo'), path.join(home, 'Demo'), { recursive: true })
    await use(home)
    await rm(home, { recursive: true, force: true })
  },
  app: async ({ launcher, home, demo, viewport, locale, timezoneId }, use) => {
    const args = demo ? [path.join(home, 'Demo')] : []
    const app = await START[launcher]({ home, args, viewport, locale, timezoneId })
    await use(app)
    await app.stop()
  },
  host: async ({ app }, use) => {
    if (!app.host) throw new Error('Electron has no host: this spec belongs in the list of those about it')
    await use(app.host)
  },
  forgiven: async ({ playwright: _playwright }, use) => use([]),
  forgive: async ({ forgiven }, use) =>
    use(fault => {
      forgiven.push(fault)
    }),
  page: async ({ page: blank, app, forgiven }, use) => {
    const page = app.pageOf(blank)
    const faults = await watchPage(page, app.inside)
    await app.enter(page)
    await use(page)
    expect(faults.filter(fault => !forgiven.some(pattern => pattern.test(fault)))).toEqual([])
  },
  keepScreen: async ({ page, launcher }, use) => {
    const folder = path.resolve('test-results/screens')
    await mkdir(folder, { recursive: true })
    await use(async name => {
      const file = launcher === 'electron' ? `electron-${name}.png` : `${name}.png`
      await page.screenshot({ path: path.join(folder, file) })
    })
  },
})
