/** The page's own scheme and host: a name, not a server. */
export const PAGE_SCHEME = 'app'
export const PAGE_HOST = 'regrant'

export interface PageAddress {
  readonly origin: string
  readonly url: string
  /** Host and port of the development server; undefined in every build. */
  readonly developmentHost: string | undefined
}

const BUILT: PageAddress = {
  origin: `${PAGE_SCHEME}://${PAGE_HOST}`,
  url: `${PAGE_SCHEME}://${PAGE_HOST}/`,
  developmentHost: undefined,
}

/** Where the page comes from. A development server counts only in an unpackaged run and on this machine. */
export function pageAddress(packaged: boolean, developmentUrl: string | undefined): PageAddress {
  if (packaged || developmentUrl === undefined || !URL.canParse(developmentUrl)) return BUILT
  const { protocol, hostname, host, origin } = new URL(developmentUrl)
  if (protocol !== 'http:' || !['localhost', '127.0.0.1'].includes(hostname)) return BUILT
  return { origin, url: `${origin}/`, developmentHost: host }
}
