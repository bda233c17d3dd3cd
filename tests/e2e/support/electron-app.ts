import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { PAGE_HOST, PAGE_SCHEME } from '#main/page-address.ts'
import { PORT_MESSAGE } from '#shared/contract/shell-bridge.ts'
import type { App, AppPlace } from './app.ts'
import { closeDialogs } from './dialogs.ts'
import { keepPort } from './page-port.ts'

const ROOT = path.resolve(import.meta.dirname, '../../..')
const INSIDE = `${PAGE_SCHEME}://${PAGE_HOST}/`
/** Would make of Electron a plain Node, load a page from elsewhere, or change how its Node starts. */
const FOREIGN = ['ELECTRON_RUN_AS_NODE', 'ELECTRON_RENDERER_URL', 'NODE_OPTIONS']

/** The running Electron behind a page. */
export interface Desktop {
  readonly application: ElectronApplication
  /** Folder of this run alone, for what dialogs choose and save. */
  readonly room: string
}
const desktops = new WeakMap<Page, Desktop>()

/** The Electron behind a page; undefined when it is shown in Chromium. */
export const desktopOf = (page: Page): Desktop | undefined => desktops.get(page)

/**
 * How Playwright starts the built app. The folder of the app comes first, as `npm start` writes it: main takes what
 * follows as its own. A profile apart keeps two runs at a time from being one app opened twice.
 */
export function launchOptions(place: AppPlace, room: string, env: NodeJS.ProcessEnv) {
  // The backend tells the day by the clock that the page has.
  const clock = place.timezoneId === undefined ? {} : { TZ: place.timezoneId }
  const own = Object.entries({ ...env, REGRANT_HOME: place.home, ...clock })
  return {
    args: ['.', `--user-data-dir=${path.join(room, 'profile')}`, ...place.args],
    cwd: ROOT,
    env: Object.fromEntries(
      own.flatMap(([name, value]) => (value === undefined || FOREIGN.includes(name) ? [] : [[name, value]])),
    ),
    // Playwright would switch it off, and the app switches it on for every page.
    chromiumSandbox: true,
    ...(place.locale === undefined ? {} : { locale: place.locale }),
    ...(place.timezoneId === undefined ? {} : { timezoneId: place.timezoneId }),
  }
}

async function shownBy(
  application: ElectronApplication,
  { viewport }: AppPlace,
  inside: string,
): Promise<Page> {
  await application.evaluate(closeDialogs)
  const page = await application.firstWindow()
  // Leaving a page that is still being loaded would end the app, which takes it for a failed start.
  await page.waitForURL(({ href }) => href.startsWith(inside))
  if (viewport) await page.setViewportSize(viewport)
  await page.addInitScript(keepPort, PORT_MESSAGE)
  return page
}

/** Starts the built app in Electron over the workspaces of `home`; only a stand-in shows it at another address. */
export async function startElectron(
  place: AppPlace,
  inside = INSIDE,
): Promise<App & { readonly pageOf: () => Page }> {
  const room = await mkdtemp(path.join(tmpdir(), 'regrant-e2e-'))
  const clear = () => rm(room, { recursive: true, force: true })
  const application = await _electron.launch(launchOptions(place, room, process.env)).catch(async error => {
    await clear()
    throw error
  })
  let ended: Promise<void> | undefined
  const stop = () => {
    ended ??= application.close().finally(clear)
    return ended
  }
  const page = await shownBy(application, place, inside).catch(async error => {
    await stop()
    throw error
  })
  desktops.set(page, { application, room })
  return {
    inside,
    host: null,
    pageOf: () => page,
    // It is shown already; anew, it is watched from its first moment.
    enter: async () => {
      await page.reload()
    },
    stop,
  }
}
