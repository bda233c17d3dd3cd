import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test as base, expect } from '@playwright/test'
import { type HostProcess, startHostProcess } from './host-process.ts'
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
  /** The running host; the page has entered it when the test begins. */
  readonly host: HostProcess
  readonly keepScreen: KeepScreen
  /** Faults of the page that a test brings about on purpose, such as a host that is gone. */
  readonly forgive: (fault: RegExp) => void
  readonly forgiven: RegExp[]
}
interface WorkerFixtures {
  /** A folder of workspaces with the demo in it, made once for all tests: to be copied, never to be opened. */
  readonly demoHome: string
}

const temporary = () => mkdtemp(path.join(tmpdir(), 'regrant-e2e-'))

/** Every test has a host, a home and a browser page of its own, and fails on any fault that the page reports. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
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
  host: async ({ home, demo }, use) => {
    const host = await startHostProcess(home, demo ? [path.join(home, 'Demo')] : [])
    await use(host)
    await host.stop()
  },
  forgiven: async ({ playwright: _playwright }, use) => use([]),
  forgive: async ({ forgiven }, use) =>
    use(fault => {
      forgiven.push(fault)
    }),
  page: async ({ page, host, forgiven }, use) => {
    const origin = new URL(host.address).origin
    const faults = await watchPage(page, () => origin)
    await page.goto(host.address)
    await use(page)
    expect(faults.filter(fault => !forgiven.some(pattern => pattern.test(fault)))).toEqual([])
  },
  keepScreen: async ({ page }, use) => {
    const folder = path.resolve('test-results/screens')
    await mkdir(folder, { recursive: true })
    await use(async name => {
      await page.screenshot({ path: path.join(folder, `${name}.png`) })
    })
  },
})
