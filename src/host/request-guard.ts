import type { IncomingMessage } from 'node:http'

export interface Refusal {
  readonly status: 400 | 403 | 405
  readonly reason: string
}

const refuse = (status: Refusal['status'], reason: string): Refusal => ({ status, reason })

/** The one value of a header; undefined when it is missing or was sent twice. */
function only(values: readonly string[] | undefined): string | undefined {
  return values?.length === 1 ? values[0] : undefined
}

/**
 * What a browser says of who caused a request. `none` is the person's own doing (typed, opened from outside); another
 * site, or another port of this machine, is never ours.
 */
const FETCH_SITES = new Set(['same-origin', 'none'])

/**
 * Turns away what no page of ours sends: a foreign Host (DNS rebinding), a foreign Origin, a request caused by another
 * site, another method, an address that names another server. Undefined when nothing is wrong.
 */
export function refusalOf(message: IncomingMessage, authority: string): Refusal | undefined {
  const { method, url = '', headersDistinct: headers } = message
  if (method !== 'GET' && method !== 'POST') return refuse(405, 'Only GET and POST are served here.')
  if (!url.startsWith('/') || url.startsWith('//')) return refuse(400, 'The address is not a plain path.')
  if (only(headers['host']) !== authority) return refuse(403, 'The Host header names another server.')
  const origin = headers['origin']
  const ours = `http://${authority}`
  if (origin !== undefined && only(origin) !== ours)
    return refuse(403, 'The request comes from another origin.')
  if (origin === undefined && method === 'POST') return refuse(403, 'A request that sends needs an Origin.')
  const site = headers['sec-fetch-site']
  if (site !== undefined && !FETCH_SITES.has(only(site) ?? ''))
    return refuse(403, 'The request was caused by another site.')
  return undefined
}
