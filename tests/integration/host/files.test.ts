import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFakeBackend } from '#tests/support/fake-backend.ts'
import { enterHost, type HostStage, pageHeaders, postJson, stageHost } from '#tests/support/host.ts'
import { sendRaw } from '#tests/support/raw-http.ts'

const fake = createFakeBackend()
const { files } = fake.backend
const LIMIT = 3 * 1024 * 1024
let stage: HostStage
let cookie = ''

beforeAll(async () => {
  stage = await stageHost(fake.backend, { uploadLimit: LIMIT, bodyTime: 300 })
  cookie = await enterHost(stage.host)
})
afterAll(() => stage.close())

const announce = async (name: string, size: number) =>
  (await postJson(stage.host, cookie, '/uploads', { name, size })).json()

const upload = (token: string, body: BodyInit, headers: Readonly<Record<string, string>> = {}) =>
  fetch(`${stage.host.origin}/uploads/${token}`, {
    method: 'POST',
    headers: {
      ...pageHeaders(stage.host, cookie),
      'content-type': 'application/octet-stream',
      ...headers,
    },
    body,
  })
const placeFor = async (name: string, size: number): Promise<string> =>
  (await announce(name, size)).value.uploadToken

describe('uploads', () => {
  it('go to a private file on disk and come back as an incoming token', async () => {
    const bytes = Buffer.from('Шифра;Износ\n1;2,50\n')
    const answer = await (await upload(await placeFor('Извештај.csv', bytes.length), bytes)).json()
    expect(answer).toEqual({
      ok: true,
      value: { token: answer.value.token, name: 'Извештај.csv', size: bytes.length },
    })
    const file = files.incoming(answer.value.token)
    expect(file).toMatchObject({
      fileName: 'Извештај.csv',
      mediaType: 'text/csv; charset=utf-8',
      temporary: true,
    })
    expect(await readFile(file?.path ?? '')).toEqual(bytes)
    expect((await stat(file?.path ?? '')).mode & 0o077).toBe(0)
  })

  it('never build a path from the name', async () => {
    const answer = await (await upload(await placeFor('../../../evil.xlsx', 3), 'abc')).json()
    const file = files.incoming(answer.value.token)
    expect(path.basename(file?.path ?? '')).toMatch(/^[0-9a-f-]{36}$/)
    expect(file?.fileName).toBe('../../../evil.xlsx')
  })

  it('need a token, once', async () => {
    const token = await placeFor('a.csv', 3)
    expect((await upload('AAAA', 'abc')).status).toBe(404)
    expect((await upload(token, 'abc')).status).toBe(200)
    expect((await upload(token, 'abc')).status).toBe(404)
  })

  it('use up their token also when the type is wrong', async () => {
    const token = await placeFor('a.csv', 3)
    expect((await upload(token, 'abc', { 'content-type': 'text/plain' })).status).toBe(415)
    expect((await upload(token, 'abc')).status).toBe(404)
  })

  it('belong to the session that announced them', async () => {
    const token = await placeFor('a.csv', 3)
    const other = await enterHost(stage.host)
    expect((await upload(token, 'abc', { cookie: other })).status).toBe(404)
  })

  it('are refused above the limit before a byte is sent, empty, or without a name', async () => {
    expect(await announce('big.bin', LIMIT + 1)).toMatchObject({
      error: { code: 'Validation', messageKey: 'shell.error.fileTooLarge', details: { limitMb: 3 } },
    })
    expect(await announce('empty.csv', 0)).toMatchObject({ error: { messageKey: 'shell.error.fileEmpty' } })
    expect(await announce('', 3)).toMatchObject({ ok: false })
    expect(await announce('a.csv', 1.5)).toMatchObject({ ok: false })
    expect(
      (await postJson(stage.host, cookie, '/uploads', { name: 'a', size: 1, path: '/etc' })).status,
    ).toBe(200)
  })

  it.each([
    ['longer', 'abcd'],
    ['shorter', 'ab'],
  ])('that are %s than announced leave nothing behind', async (_name, body) => {
    const room = path.dirname(
      files.incoming((await (await upload(await placeFor('a', 3), 'abc')).json()).value.token)?.path ?? '',
    )
    const before = await readdir(room)
    const response = await upload(await placeFor('a.csv', 3), body)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ error: { messageKey: 'shell.error.uploadBroken' } })
    expect(await readdir(room)).toEqual(before)
  })

  it('that stop in the middle are given up', async () => {
    const token = await placeFor('slow.csv', 100)
    const { origin } = stage.host
    const answer = await sendRaw(
      origin,
      `POST /uploads/${token} HTTP/1.1\r\nhost: ${new URL(origin).host}\r\norigin: ${origin}\r\ncookie: ${cookie}\r\ncontent-type: application/octet-stream\r\ncontent-length: 100\r\n\r\nabc`,
      5000,
    )
    expect([0, 400]).toContain(answer.status)
    expect((await upload(token, 'abc')).status).toBe(404)
  })

  it('lapse, oldest first, when a page announces too many', async () => {
    const first = await placeFor('first.csv', 3)
    for (let index = 0; index < 20; index += 1) await placeFor('more.csv', 3)
    expect((await upload(first, 'abc')).status).toBe(404)
  })

  it('of megabytes arrive whole', async () => {
    const bytes = Buffer.alloc(LIMIT, 'Regrant')
    const answer = await (await upload(await placeFor('large.bin', LIMIT), bytes)).json()
    expect(bytes.equals(await readFile(files.incoming(answer.value.token)?.path ?? ''))).toBe(true)
  })
})

describe('downloads', () => {
  const offer = async (fileName: string, mediaType: string, temporary = false) => {
    const file = path.join(stage.folder, `out-${Math.random()}`)
    await writeFile(file, 'bytes')
    return { file, token: files.offerOutgoing({ path: file, fileName, mediaType, temporary }) }
  }
  const download = (token: string) =>
    fetch(`${stage.host.origin}/files/${token}`, { headers: pageHeaders(stage.host, cookie) })

  it('hand a file over once, under its own name in every script', async () => {
    const { token } = await offer('Извештај "ë ç" 50%\r\n.xlsx', 'application/vnd.ms-excel')
    const response = await download(token)
    expect(await response.text()).toBe('bytes')
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="________ _e c_ 50_.xlsx"; filename*=UTF-8''%D0%98%D0%B7%D0%B2%D0%B5%D1%88%D1%82%D0%B0%D1%98%20%22%C3%AB%20%C3%A7%22%2050%25.xlsx`,
    )
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('content-security-policy')).toContain('sandbox')
    expect((await download(token)).status).toBe(404)
  })

  it('need the cookie', async () => {
    const { token } = await offer('a.pdf', 'application/pdf')
    expect((await fetch(`${stage.host.origin}/files/${token}`)).status).toBe(403)
    expect((await download(token)).status).toBe(200)
  })

  it.each([
    ['a.pdf', 'application/pdf', 'inline'],
    ['a.png', 'image/png', 'inline'],
    ['a.svg', 'image/svg+xml', 'attachment'],
    ['a.html', 'text/html; charset=utf-8', 'attachment'],
    ['a.xlsx', 'application/octet-stream', 'attachment'],
  ])('show %s only when nothing in it can run (%s)', async (fileName, mediaType, expected) => {
    const { token } = await offer(fileName, mediaType)
    const response = await download(`${token}?show`)
    expect(response.headers.get('content-disposition')).toContain(`${expected}; `)
    expect(response.headers.get('content-type')).toBe(mediaType)
  })

  it('remove a temporary copy and keep another', async () => {
    const [kept, gone] = [await offer('a', 'x/y'), await offer('b', 'x/y', true)]
    await (await download(kept.token)).text()
    await (await download(gone.token)).text()
    expect(await readFile(kept.file, 'utf8')).toBe('bytes')
    await expect.poll(() => stat(gone.file).catch(error => error.code)).toBe('ENOENT')
  })

  it('say so when the file has gone', async () => {
    const token = files.offerOutgoing({
      path: '/nowhere/x',
      fileName: 'x',
      mediaType: 'x/y',
      temporary: false,
    })
    expect((await download(token)).status).toBe(404)
  })
})

it('removes the uploads when the host stops', async () => {
  const own = await stageHost(fake.backend)
  const ownCookie = await enterHost(own.host)
  const place = await (await postJson(own.host, ownCookie, '/uploads', { name: 'a', size: 3 })).json()
  const response = await fetch(`${own.host.origin}/uploads/${place.value.uploadToken}`, {
    method: 'POST',
    headers: { ...pageHeaders(own.host, ownCookie), 'content-type': 'application/octet-stream' },
    body: 'abc',
  })
  const { value } = await response.json()
  const file = files.incoming(value.token)?.path ?? ''
  expect((await stat(file)).size).toBe(3)
  await own.close()
  await expect(stat(path.dirname(file))).rejects.toThrow('ENOENT')
})
