import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFakeBackend } from '#tests/support/fake-backend.ts'
import { enterHost, type HostStage, INDEX, SECRET, stageHost } from '#tests/support/host.ts'
import { type RawAnswer, sendRaw } from '#tests/support/raw-http.ts'

const fake = createFakeBackend()
let stage: HostStage
let cookie = ''
let authority = ''

beforeAll(async () => {
  stage = await stageHost(fake.backend, { bodyTime: 400 })
  cookie = await enterHost(stage.host)
  authority = new URL(stage.host.origin).host
})
afterAll(() => stage.close())

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>

/** One request, byte for byte; the defaults are those of our own page, and undefined leaves a header out. */
function send(line: string, headers: Headers = {}, body = ''): Promise<RawAnswer> {
  const all: Headers = { host: authority, cookie, connection: 'close', ...headers }
  const lines = Object.entries(all).flatMap(([name, value]) =>
    value === undefined ? [] : [value].flat().map(one => `${name}: ${one}`),
  )
  return sendRaw(stage.host.origin, `${line} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${body}`)
}
const call = (body: string, headers: Headers = {}) =>
  send(
    'POST /rpc',
    {
      origin: stage.host.origin,
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
      ...headers,
    },
    body,
  )

describe('who may speak with the host', () => {
  it('serves its own page to its own cookie', async () => {
    const answer = await send('GET /')
    expect(answer.status).toBe(200)
    expect(answer.body).toBe(INDEX)
  })

  it.each([
    ['another name for this machine', 'localhost'],
    ['a name that an attacker lets point here', 'evil.example'],
    ['the right address under another port', '127.0.0.1:1'],
    ['no port', '127.0.0.1'],
    ['an upper-case look-alike', '127.0.0.1.evil.example'],
    ['nothing', ''],
  ])('refuses a Host of %s', async (_name, host) => {
    const answer = await send('GET /', { host })
    expect(answer.status).toBe(403)
    expect(answer.body).not.toContain('<title>')
  })

  it('refuses two Host headers and none', async () => {
    expect((await send('GET /', { host: [authority, 'evil.example'] })).status).toBe(403)
    expect((await send('GET /', { host: undefined })).status).toBe(400)
  })

  it.each(['https://evil.example', 'null', 'http://localhost', 'http://127.0.0.1', 'http://127.0.0.1:1', ''])(
    'refuses the Origin %j on reading and on calling',
    async origin => {
      const before = fake.frames.length
      expect((await send('GET /', { origin })).status).toBe(403)
      expect((await call('{}', { origin })).status).toBe(403)
      expect(fake.frames).toHaveLength(before)
    },
  )

  it('refuses the right Origin over another scheme, and two of them', async () => {
    expect((await call('{}', { origin: `https://${authority}` })).status).toBe(403)
    expect((await call('{}', { origin: [stage.host.origin, stage.host.origin] })).status).toBe(403)
  })

  it('refuses a call without an Origin', async () => {
    expect((await call('{}', { origin: undefined })).status).toBe(403)
  })

  it.each(['cross-site', 'same-site'])(
    'refuses what a page of another site or port caused (%s)',
    async site => {
      expect((await send('GET /', { 'sec-fetch-site': site })).status).toBe(403)
      expect((await send('GET /events', { 'sec-fetch-site': site })).status).toBe(403)
    },
  )

  it.each(['HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'])(
    'does not know the method %s',
    async method => {
      const answer = await send(`${method} /`, { origin: stage.host.origin })
      expect(answer.status).toBe(405)
      expect(answer.headers.get('allow')).toBe('GET, POST')
    },
  )

  it('answers no preflight and sends no header that opens it to other origins', async () => {
    const preflight = await send('OPTIONS /rpc', {
      origin: 'https://evil.example',
      'access-control-request-method': 'POST',
    })
    const page = await send('GET /')
    for (const answer of [preflight, page])
      expect([...answer.headers.keys()].filter(name => name.startsWith('access-control'))).toEqual([])
  })
})

describe('the launch token', () => {
  it('is exchanged once, for a cookie that no script reads and no other site sends, and leaves the address', async () => {
    const address = stage.host.launchAddress()
    const first = await fetch(address, { redirect: 'manual' })
    expect(first.status).toBe(303)
    expect(first.headers.get('location')).toBe('/')
    expect(first.headers.get('set-cookie')).toMatch(
      /^regrant-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/,
    )
    const second = await fetch(address, { redirect: 'manual' })
    expect(second.status).toBe(403)
    expect(second.headers.get('set-cookie')).toBeNull()
  })

  it.each(['', 'x', 'A'.repeat(43), '%00', '../', 'A'.repeat(10_000)])(
    'can not be guessed (%.20s)',
    async token => {
      const answer = await send(`GET /enter/${token}`, { cookie: undefined })
      expect(answer.status).toBe(403)
      expect(answer.headers.has('set-cookie')).toBe(false)
    },
  )

  it.each(['/', '/assets/main.js', '/events', '/files/abc'])('is needed for %s', async path => {
    expect((await send(`GET ${path}`, { cookie: undefined })).status).toBe(403)
    expect((await send(`GET ${path}`, { cookie: 'regrant=abc' })).status).toBe(403)
  })

  it('is needed for calls and uploads', async () => {
    const before = fake.frames.length
    expect((await call('{}', { cookie: undefined })).status).toBe(403)
    expect((await call('{}', { cookie: `${cookie}x` })).status).toBe(403)
    expect((await call('{}', { cookie: `${cookie}; ${cookie}` })).status).toBe(403)
    expect(fake.frames).toHaveLength(before)
  })
})

describe('upgrades', () => {
  const upgrade = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
  }
  it('are refused from another origin, from our own and without one', async () => {
    for (const origin of ['https://evil.example', stage.host.origin, undefined])
      expect((await send('GET /events', { ...upgrade, origin })).status).toBe(403)
  })

  it('are refused as a tunnel', async () => {
    expect((await send('CONNECT 127.0.0.1:22')).status).toBe(403)
  })
})

describe('paths', () => {
  it.each([
    '/../secret.js',
    '/..%2fsecret.js',
    '/%2e%2e/secret.js',
    '/%2e%2e%2fsecret.js',
    '/.%2e/secret.js',
    '/%252e%252e%252fsecret.js',
    '/..%5csecret.js',
    '/..\\secret.js',
    '/assets/../../secret.js',
    '/assets/%2e%2e/%2e%2e/secret.js',
    '/assets/..%2f..%2fsecret.js',
    '/../renderer-old/old.js',
    '/%2e%2e/renderer-old/old.js',
    '/..;/secret.js',
    '/%c0%ae%c0%ae/secret.js',
    '/%uff0e%uff0e/secret.js',
    '/secret.js%00.html',
    '/%00',
    '/assets//main.js',
    '/./assets/main.js',
    '/C:/secret.js',
    '/file:///etc/hosts.js',
    '/.hidden.js',
    '/%2ehidden.js',
    '/assets/main.js/x.js',
    '/assets.js',
    '/%',
    '/%e0%a4%a',
    '/..%2f..%2f..%2f..%2f..%2f..%2fetc%2fpasswd',
    '/../../../../../../../../etc/passwd',
    `/${'a/'.repeat(3000)}x.js`,
  ])('give nothing for %.60s', async path => {
    const answer = await send(`GET ${path}`)
    expect(answer.status).toBe(404)
    expect(answer.body).not.toContain(SECRET)
    expect(answer.body).not.toContain('root:')
  })

  it.each(['http://evil.example/', '//evil.example/', '*', 'secret.js'])(
    'must be plain ones (%s)',
    async path => {
      expect((await send(`GET ${path}`)).status).toBe(400)
    },
  )

  it('of screens answer with the page, files with their own type', async () => {
    expect((await send('GET /ledger/018f2c1a-7a55-7000-8000-000000000001?from=2025')).body).toBe(INDEX)
    const script = await send('GET /assets/main.js')
    expect(script.body).toBe('export {}')
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  })

  it('carry the policy on every answer', async () => {
    for (const path of ['/', '/assets/main.js', '/nothing.js', '/../secret.js']) {
      const { headers } = await send(`GET ${path}`)
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; worker-src 'self'; connect-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      )
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('cache-control')).toBe('no-store')
    }
  })
})

describe('bodies', () => {
  it('of ten megabytes are refused unread, announced or not', async () => {
    const before = fake.frames.length
    const body = `"${'x'.repeat(10 * 1024 * 1024)}"`
    expect((await call(body)).status).toBe(413)
    const size = body.length.toString(16)
    const chunked = await call(`${size}\r\n${body}\r\n0\r\n\r\n`, {
      'content-length': undefined,
      'transfer-encoding': 'chunked',
    })
    expect(chunked.status).toBe(413)
    expect(fake.frames).toHaveLength(before)
  })

  it('just below the limit pass', async () => {
    const body = JSON.stringify('x'.repeat(1024 * 1024 - 2))
    expect((await call(body)).status).toBe(200)
    expect((await call(`${body} `)).status).toBe(413)
  })

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'application/jsonp',
    undefined,
  ])('of type %s are no calls', async type => {
    expect((await call('{}', { 'content-type': type })).status).toBe(415)
  })

  it('that are packed are refused', async () => {
    expect((await call('{}', { 'content-encoding': 'gzip' })).status).toBe(415)
  })

  it.each(['', '{', '{"a":1}{', 'NaN', '{"a":\u0001}'])('that are not JSON are refused: %j', async body => {
    const answer = await call(body)
    expect(answer.status).toBe(400)
    expect(JSON.parse(answer.body)).toMatchObject({ ok: false, error: { code: 'Validation' } })
  })

  it('that trickle in too slowly are given up', async () => {
    const answer = await call('{"a"', { 'content-length': '100' })
    expect(answer.status).toBe(408)
  })

  it('with two lengths never reach the backend', async () => {
    const before = fake.frames.length
    const answer = await call('{}', { 'content-length': '2', 'transfer-encoding': 'chunked' })
    expect([0, 400]).toContain(answer.status)
    expect(fake.frames).toHaveLength(before)
  })

  it('reach the backend as they are, hostile keys and all, for the dispatcher to judge', async () => {
    const answer = await call('{"procedure":"__proto__","input":{"__proto__":{"admin":true}}}')
    expect(answer.status).toBe(200)
    const frame = fake.frames.at(-1)
    expect(Object.getPrototypeOf(frame)).toBe(Object.prototype)
    expect(JSON.stringify(frame)).toBe('{"procedure":"__proto__","input":{"__proto__":{"admin":true}}}')
    expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false)
  })
})

it('went through all of this without a fault of its own', () => {
  expect(stage.log).toEqual([])
})
