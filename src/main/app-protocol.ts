import { readFile } from 'node:fs/promises'
import { protocol } from 'electron'
import { PAGE_HEADERS } from '#shell/content-policy.ts'
import { findPageFile } from '#shell/page-files.ts'
import { PAGE_HOST, PAGE_SCHEME } from './page-address.ts'

/** Must run before the app is ready, once. No CORS, no CSP bypass, no service workers. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: PAGE_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ])
}

const refuse = (status: number, headers: Readonly<Record<string, string>> = {}) =>
  new Response(null, { status, headers: { ...PAGE_HEADERS, ...headers } })

/** Answers one request of the page's scheme from the folder of the built page. */
export async function answerPageRequest(request: Request, root: string): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, { allow: 'GET, HEAD' })
  if (!URL.canParse(request.url)) return refuse(400)
  const { protocol: scheme, host, username, password, pathname } = new URL(request.url)
  if (scheme !== `${PAGE_SCHEME}:` || host !== PAGE_HOST || username !== '' || password !== '')
    return refuse(403)
  const file = await findPageFile(root, pathname)
  if (!file) return refuse(404)
  const headers = { ...PAGE_HEADERS, 'content-type': file.mediaType, 'content-length': String(file.size) }
  return new Response(request.method === 'HEAD' ? null : await readFile(file.path), { headers })
}

export function servePage(root: string): void {
  protocol.handle(PAGE_SCHEME, request => answerPageRequest(request, root))
}
