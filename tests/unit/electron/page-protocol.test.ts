import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Booted, bootMain } from '#tests/support/electron/boot.ts'

vi.mock('electron', () => import('#tests/support/electron/stand-in.ts'))

let folder = ''
let answer: (request: Request, root: string) => Promise<Response>
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'regrant-protocol-'))
  const root = path.join(folder, 'renderer')
  await mkdir(path.join(root, 'assets'), { recursive: true })
  await mkdir(path.join(folder, 'renderer-old'))
  await writeFile(path.join(root, 'index.html'), 'page')
  await writeFile(path.join(root, 'assets/main.js'), 'script')
  await writeFile(path.join(folder, 'secret.js'), 'secret')
  await writeFile(path.join(folder, 'renderer-old/old.js'), 'secret')
  const module = await import('#main/app-protocol.ts')
  answer = module.answerPageRequest
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const ask = (url: string, method = 'GET') => answer({ url, method } as Request, path.join(folder, 'renderer'))

describe('the page protocol', () => {
  it('serves the page, its screens and its files with their types and the policy', async () => {
    for (const [url, body, type] of [
      ['app://regrant/', 'page', 'text/html; charset=utf-8'],
      ['app://regrant/ledger/1?x=2#y', 'page', 'text/html; charset=utf-8'],
      ['app://regrant/assets/main.js', 'script', 'text/javascript; charset=utf-8'],
    ] as const) {
      const response = await ask(url)
      expect(response.status).toBe(200)
      expect(await response.text()).toBe(body)
      expect(response.headers.get('content-type')).toBe(type)
      expect(response.headers.get('x-content-type-options')).toBe('nosniff')
      expect(response.headers.get('content-security-policy')).toContain(
        "default-src 'none'; script-src 'self';",
      )
      expect(response.headers.has('access-control-allow-origin')).toBe(false)
    }
  })

  it('answers HEAD without a body and nothing but GET and HEAD', async () => {
    const head = await ask('app://regrant/', 'HEAD')
    expect(head.status).toBe(200)
    expect(await head.text()).toBe('')
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'get '])
      expect((await ask('app://regrant/', method)).status).toBe(405)
  })

  it.each([
    'app://evil/',
    'app://regrant.evil/',
    'app://regrant:80/',
    'app://user@regrant/',
    'app://user:secret@regrant/',
    'http://regrant/',
    'file:///etc/passwd',
    'nonsense',
  ])('serves no other host or scheme: %s', async url => {
    expect([400, 403]).toContain((await ask(url)).status)
  })

  it.each([
    '..%2fsecret.js',
    '%2e%2e%2fsecret.js',
    '%252e%252e%252fsecret.js',
    '..%5csecret.js',
    '..\\secret.js',
    'assets/..%2f..%2fsecret.js',
    '..%2frenderer-old%2fold.js',
    '%2e%2e/secret.js',
    '../secret.js',
    '/etc/passwd.js',
    'assets%2fmain.js%00',
    '%00',
    'C:%5csecret.js',
    'assets/main.js/x.js',
    'assets.js',
    '%',
    'missing.js',
  ])('stays in its folder: %s', async rest => {
    const response = await ask(`app://regrant/${rest}`)
    expect(response.status).toBe(404)
    expect(await response.text()).toBe('')
  })
})

describe('the built bundle', () => {
  let app: Booted
  beforeAll(async () => {
    app = await bootMain()
  })
  afterAll(() => app.close())

  it('serves the built page under its scheme', async () => {
    const handler = app.electron.schemes.get('app')
    const response = await handler?.({ url: 'app://regrant/', method: 'GET' } as never)
    expect(response?.status).toBe(200)
    expect(await response?.text()).toContain('<div id="root">')
    const attack = await handler?.({ url: 'app://regrant/..%2fmain%2findex.js', method: 'GET' } as never)
    expect(attack?.status).toBe(404)
  })
})
