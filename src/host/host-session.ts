import type { ServerResponse } from 'node:http'
import type { Backend, BackendSession } from '#backend/rpc/backend.ts'
import type { BackendEvent } from '#shared/contract/frames.ts'
import { PAGE_HEADERS } from '#shell/content-policy.ts'
import type { Presence } from './presence.ts'
import { createUploadPlaces } from './upload-places.ts'

/** Tabs of one browser share its connections; more streams than this would leave none for calls. */
const MOST_STREAMS = 5
/** A reader that lets this many bytes pile up is gone in all but name. */
const MOST_UNREAD = 4 * 1024 * 1024
const HEARTBEAT = 15_000

/** What stands behind one cookie: a session of the backend, its event streams and its upload places. */
export class HostSession {
  readonly backend: BackendSession
  readonly uploads = createUploadPlaces()
  readonly #streams = new Set<ServerResponse>()
  readonly #presence: Presence

  constructor(backend: Backend, presence: Presence) {
    this.#presence = presence
    this.backend = backend.openSession(event => this.#tell(event))
  }

  #tell(event: BackendEvent): void {
    for (const stream of this.#streams) {
      if (stream.writableLength > MOST_UNREAD) stream.destroy()
      else stream.write(`data: ${JSON.stringify(event)}\n\n`)
    }
  }

  /** Turns the response into a stream of events until the page goes; false when there are too many already. */
  stream(response: ServerResponse): boolean {
    if (this.#streams.size >= MOST_STREAMS) return false
    response.writeHead(200, { ...PAGE_HEADERS, 'content-type': 'text/event-stream' })
    response.write('retry: 1000\n\n')
    const heartbeat = setInterval(() => response.write(': here\n\n'), HEARTBEAT)
    this.#streams.add(response)
    const leave = this.#presence.arrive()
    response.once('close', () => {
      clearInterval(heartbeat)
      this.#streams.delete(response)
      leave()
    })
    return true
  }

  close(): void {
    for (const stream of this.#streams) stream.end()
    this.backend.close()
  }
}
