import type { Page, ViewportSize } from '@playwright/test'
import { type HostProcess, startHostProcess } from './host-process.ts'

/** What an app is started with, whoever starts it. */
export interface AppPlace {
  /** Folder of workspaces. */
  readonly home: string
  /** As on the command line: nothing, or the workspace to open. */
  readonly args: readonly string[]
  readonly viewport: ViewportSize | null
  readonly locale: string | undefined
  readonly timezoneId: string | undefined
}

/** The running app of one test. */
export interface App {
  /** Every address of the page begins so. */
  readonly inside: string
  /** The host behind the page; Electron has none. */
  readonly host: HostProcess | null
  /** The page that shows the app; `blank` is the browser's own. */
  readonly pageOf: (blank: Page) => Page
  /** Loads the app into its page. */
  readonly enter: (page: Page) => Promise<void>
  /** Closes page and app in good order and leaves the workspace to others. */
  readonly stop: () => Promise<void>
}

/** Starts the host over the workspaces of `home`, to be entered by a page of Chromium. */
export async function startOverHost({ home, args }: AppPlace): Promise<App> {
  const host = await startHostProcess(home, args)
  let entered: Page | undefined
  return {
    inside: `${new URL(host.address).origin}/`,
    host,
    pageOf: blank => blank,
    enter: async page => {
      entered = page
      await page.goto(host.address)
    },
    stop: async () => {
      await entered?.close()
      await host.stop()
    },
  }
}
