import type { IncomingMessage } from 'node:http'

export type Body =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'refused'; readonly status: 400 | 408 | 413 | 415; readonly reason: string }

export interface BodyLimits {
  readonly bytes: number
  /** For the whole body: one that trickles in slower is given up. */
  readonly milliseconds: number
}

const JSON_TYPE = /^application\/json(; ?charset=utf-8)?$/i

const refused = (status: 400 | 408 | 413 | 415, reason: string): Body => ({ kind: 'refused', status, reason })

/** The bytes, or what stopped the reading. */
function collect(
  message: IncomingMessage,
  limits: BodyLimits,
): Promise<Buffer | 'slow' | 'large' | 'broken'> {
  const { promise, resolve } = Promise.withResolvers<Buffer | 'slow' | 'large' | 'broken'>()
  const chunks: Buffer[] = []
  let size = 0
  const timer = setTimeout(() => resolve('slow'), limits.milliseconds)
  message.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size > limits.bytes) resolve('large')
    else chunks.push(chunk)
  })
  message.on('end', () => resolve(Buffer.concat(chunks)))
  message.on('error', () => resolve('broken'))
  message.on('close', () => resolve('broken'))
  return promise.finally(() => {
    clearTimeout(timer)
    message.removeAllListeners('data')
  })
}

/** Reads a JSON body under limits of size and time. */
export async function readJson(message: IncomingMessage, limits: BodyLimits): Promise<Body> {
  if (!JSON_TYPE.test(message.headers['content-type'] ?? '') || message.headers['content-encoding'])
    return refused(415, 'A call is sent as application/json.')
  if (Number(message.headers['content-length'] ?? 0) > limits.bytes)
    return refused(413, 'The call is too large.')
  const bytes = await collect(message, limits)
  if (bytes === 'large') return refused(413, 'The call is too large.')
  if (bytes === 'slow') return refused(408, 'The call came in too slowly.')
  if (bytes === 'broken') return refused(400, 'The call broke off.')
  try {
    return { kind: 'json', value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) }
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError)
      return refused(400, 'The call is not JSON.')
    throw error
  }
}
