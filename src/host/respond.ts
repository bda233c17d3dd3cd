import type { ServerResponse } from 'node:http'
import type { Envelope } from '#shared/contract/frames.ts'
import { PAGE_HEADERS } from '#shell/content-policy.ts'

/** Time for a client to read a refusal before the rest of its body is cut off, in milliseconds. */
const LINGER = 500

function send(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, {
    ...PAGE_HEADERS,
    'content-type': `${type}; charset=utf-8`,
    'content-length': Buffer.byteLength(text),
  })
  response.end(text)
}

export const sendText = (response: ServerResponse, status: number, text: string): void =>
  send(response, status, 'text/plain', `${text}\n`)

export const sendEnvelope = (response: ServerResponse, status: number, envelope: Envelope): void =>
  send(response, status, 'application/json', JSON.stringify(envelope))

/** Ends the connection after the answer, so that an unread or endless body can't hold it. */
export function closeAfter(response: ServerResponse): void {
  const { socket } = response
  response.setHeader('connection', 'close')
  response.once('finish', () => {
    response.req.resume()
    setTimeout(() => socket?.destroy(), LINGER).unref()
  })
}

/** Refuses in plain words and ends the connection. */
export function turnAway(response: ServerResponse, status: number, text: string): void {
  closeAfter(response)
  sendText(response, status, text)
}
