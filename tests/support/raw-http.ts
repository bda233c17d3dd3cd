import { connect } from 'node:net'

export interface RawAnswer {
  readonly status: number
  readonly headers: ReadonlyMap<string, string>
  readonly body: string
}

function parse(text: string): RawAnswer {
  const [head = '', ...rest] = text.split('\r\n\r\n')
  const [first = '', ...lines] = head.split('\r\n')
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
  })
  return { status: Number(first.split(' ')[1] ?? 0), headers: new Map(headers), body: rest.join('\r\n\r\n') }
}

/**
 * Sends exactly these bytes and reads until the server ends the connection: what `fetch` would tidy up (paths, Host,
 * lengths) arrives as written. Status 0 when the connection ended without an answer.
 */
export function sendRaw(origin: string, bytes: string | Buffer, limit = 10_000): Promise<RawAnswer> {
  const { port } = new URL(origin)
  const { promise, resolve } = Promise.withResolvers<RawAnswer>()
  const socket = connect(Number(port), '127.0.0.1', () => socket.write(bytes))
  let text = ''
  const timer = setTimeout(() => socket.destroy(), limit)
  socket.setEncoding('utf8')
  socket.on('data', chunk => {
    text += chunk
  })
  // A reset after the answer is how a refused body ends; the answer is what counts.
  socket.on('error', () => socket.destroy())
  socket.on('close', () => {
    clearTimeout(timer)
    resolve(parse(text))
  })
  return promise
}
