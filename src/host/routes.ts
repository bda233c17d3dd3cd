import { createReadStream } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { Backend } from '#backend/rpc/backend.ts'
import { CALL_LIMIT, HOST_PATHS } from '#shared/contract/host-paths.ts'
import { PAGE_HEADERS } from '#shell/content-policy.ts'
import { findPageFile } from '#shell/page-files.ts'
import { shellError } from '#shell/shell-error.ts'
import { sendFile } from './downloads.ts'
import type { Entry } from './entry.ts'
import type { HostSession } from './host-session.ts'
import { readJson } from './read-json.ts'
import { refusalOf } from './request-guard.ts'
import { closeAfter, sendEnvelope, sendText, turnAway } from './respond.ts'
import { announceUpload, receiveUpload, type UploadRoom } from './uploads.ts'

export interface Served {
  readonly authority: string
  readonly entry: Entry
  readonly backend: Backend
  /** Folder of the built page. */
  readonly pageRoot: string
  readonly uploads: UploadRoom
  /** Longest time for the body of a call, in milliseconds. */
  readonly bodyTime: number
}

interface Request {
  readonly message: IncomingMessage
  readonly response: ServerResponse
  readonly path: string
  readonly query: string
}

async function withJson(
  { message, response }: Request,
  served: Served,
  use: (value: unknown) => Promise<void> | void,
): Promise<void> {
  const body = await readJson(message, { bytes: CALL_LIMIT, milliseconds: served.bodyTime })
  if (body.kind === 'json') return use(body.value)
  closeAfter(response)
  const key = body.status === 413 ? 'shell.error.callTooLarge' : 'error.validation'
  sendEnvelope(response, body.status, shellError('Validation', key, { reason: body.reason }))
}

function enter({ response, path }: Request, served: Served): void {
  const cookie = served.entry.exchange(path.slice(HOST_PATHS.enter.length))
  if (!cookie) {
    turnAway(response, 403, 'This address was used already. Start Regrant again for a new one.')
    return
  }
  // The redirect takes the token out of the address, the history and any bookmark.
  response.writeHead(303, { ...PAGE_HEADERS, location: '/', 'set-cookie': cookie })
  response.end()
}

async function get(request: Request, session: HostSession, served: Served): Promise<void> {
  const { response, path, query } = request
  if (path === HOST_PATHS.events)
    return session.stream(response) ? undefined : turnAway(response, 429, 'Too many windows are open.')
  if (path.startsWith(HOST_PATHS.files))
    return sendFile(response, served.backend.files, path.slice(HOST_PATHS.files.length), query === 'show')
  const file = await findPageFile(served.pageRoot, path)
  if (!file) return sendText(response, 404, 'There is nothing at this address.')
  response.writeHead(200, {
    ...PAGE_HEADERS,
    'content-type': file.mediaType,
    'content-length': file.size,
  })
  await pipeline(createReadStream(file.path), response)
}

async function post(request: Request, session: HostSession, served: Served): Promise<void> {
  const { message, response, path } = request
  if (path === HOST_PATHS.rpc)
    return withJson(request, served, async frame =>
      sendEnvelope(response, 200, await session.backend.call(frame)),
    )
  if (path === HOST_PATHS.uploads)
    return withJson(request, served, wish =>
      sendEnvelope(response, 200, announceUpload(session, served.uploads, wish)),
    )
  const place = path.startsWith(`${HOST_PATHS.uploads}/`)
    ? session.uploads.take(path.slice(HOST_PATHS.uploads.length + 1))
    : undefined
  if (!place) return turnAway(response, 404, 'There is nothing at this address.')
  if (message.headers['content-type'] !== 'application/octet-stream')
    return turnAway(response, 415, 'A file is sent as application/octet-stream.')
  await receiveUpload(message, response, place, served.uploads)
}

/** Answers one request: what no page of ours sends is turned away before anything is looked up. */
export async function answer(
  message: IncomingMessage,
  response: ServerResponse,
  served: Served,
): Promise<void> {
  const refusal = refusalOf(message, served.authority)
  if (refusal) {
    if (refusal.status === 405) response.setHeader('allow', 'GET, POST')
    return turnAway(response, refusal.status, refusal.reason)
  }
  const [path = '/', query = ''] = (message.url ?? '/').split('?', 2)
  const request: Request = { message, response, path, query }
  if (message.method === 'GET' && path.startsWith(HOST_PATHS.enter)) return enter(request, served)
  const session = served.entry.sessionOf(message.headers.cookie)
  if (!session)
    return turnAway(response, 403, 'This window does not belong to the running Regrant. Start it again.')
  return message.method === 'GET' ? get(request, session, served) : post(request, session, served)
}
