import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Backend } from '#backend/rpc/backend.ts'
import { HOST_PATHS } from '#shared/contract/host-paths.ts'
import { makePrivateFolder } from '#shell/private-folder.ts'
import { Entry } from './entry.ts'
import { HostSession } from './host-session.ts'
import { Presence } from './presence.ts'
import { turnAway } from './respond.ts'
import { answer, type Served } from './routes.ts'

export interface HostOptions {
  readonly backend: Backend
  /** Folder of the built page, `out/renderer`. */
  readonly pageRoot: string
  /** Log lines as JSON text without personal data. */
  readonly log: (line: string) => void
  /** How long after the last page went `empty` is called, in milliseconds. */
  readonly grace?: number
  readonly empty?: () => void
  /** Largest upload, in bytes. */
  readonly uploadLimit?: number
  /** Longest time for the body of a call and longest silence of an upload, in milliseconds. */
  readonly bodyTime?: number
}

export interface Host {
  readonly origin: string
  /** A new address that lets one browser in, once. */
  readonly launchAddress: () => string
  /** Takes no more calls, lets the running ones end, closes the backend and removes uploads. */
  readonly close: () => Promise<void>
}

const GIB = 1024 ** 3
const NOBODY = () => undefined

/** Names what went wrong without the address: it may hold a token. */
const logLine = (error: unknown) =>
  JSON.stringify({
    level: 'error',
    part: 'host',
    stack: error instanceof Error ? error.stack : String(error),
  })

/** Answers on the bare connection, where there is no request or it is none of ours. */
function hangUp(socket: Duplex, status: '400 Bad Request' | '403 Forbidden'): void {
  socket.on('error', NOBODY)
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

function serve(server: Server, served: Served, log: (line: string) => void): void {
  server.on('request', (message, response) => {
    answer(message, response, served).catch((error: unknown) => {
      // A page that goes away in the middle of an answer is no fault.
      if (response.destroyed) return
      log(logLine(error))
      if (response.headersSent) response.destroy()
      else turnAway(response, 500, 'Something went wrong here; the log says what.')
    })
  })
  // No web socket is spoken here, so every upgrade is somebody else's, whatever its origin.
  server.on('upgrade', (_message, socket) => hangUp(socket, '403 Forbidden'))
  server.on('connect', (_message, socket) => hangUp(socket, '403 Forbidden'))
  server.on('clientError', (_error, socket) => hangUp(socket, '400 Bad Request'))
}

/** Serves the built page and the backend on 127.0.0.1 under a random port (architecture.md, section 4). */
export async function startHost(options: HostOptions): Promise<Host> {
  const { backend, pageRoot, log, grace = 60_000, empty = NOBODY, bodyTime = 15_000 } = options
  const folder = await makePrivateFolder('uploads')
  const server = createServer({
    headersTimeout: 10_000,
    requestTimeout: 0,
    connectionsCheckingInterval: 1000,
  })
  server.maxConnections = 100
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const authority = `127.0.0.1:${port}`
  const presence = new Presence(grace, empty)
  const entry = new Entry(port, () => new HostSession(backend, presence))
  const uploads = { folder, files: backend.files, limit: options.uploadLimit ?? GIB, silence: bodyTime }
  serve(server, { authority, entry, backend, pageRoot, uploads, bodyTime }, log)

  const close = async () => {
    presence.stop()
    const closed = new Promise(resolve => server.close(resolve))
    // The backend waits for running calls; their answers still go out before the connections end.
    await backend.close()
    entry.closeAll()
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), 1000).unref()
    await closed
    await rm(folder, { recursive: true, force: true })
  }
  return {
    origin: `http://${authority}`,
    launchAddress: () => `http://${authority}${HOST_PATHS.enter}${entry.issueToken()}`,
    close,
  }
}
