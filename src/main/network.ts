import type { App, Session } from 'electron'
import { PAGE_SCHEME, type PageAddress } from './page-address.ts'

/** Made by the page itself, from bytes it already has. */
const LOCAL = ['blob:', 'data:', `${PAGE_SCHEME}:`]

/** Switches that keep the browser inside from calling out on its own account. */
const SWITCHES: readonly (readonly [string, string?])[] = [
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['no-pings'],
]

/** Must run before the app is ready. No name but that of a development server resolves. */
export function quietBrowser(app: App, { developmentHost }: PageAddress): void {
  for (const [name, value] of SWITCHES) app.commandLine.appendSwitch(name, value)
  if (developmentHost === undefined) app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
}

function isLocal(url: string, { developmentHost }: PageAddress): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, host } = new URL(url)
  if (LOCAL.includes(protocol)) return true
  // The development server, its live reload, and the developer tools it needs.
  return developmentHost !== undefined && (host === developmentHost || protocol === 'devtools:')
}

/**
 * Cancels every request that would leave the page's own files (http, https, ws, ftp, file and whatever comes next) and
 * every download: files reach the person through a dialog, never through the page.
 */
export function blockNetwork(session: Session, page: PageAddress): void {
  session.webRequest.onBeforeRequest((details, callback) => callback({ cancel: !isLocal(details.url, page) }))
  session.on('will-download', event => event.preventDefault())
}
