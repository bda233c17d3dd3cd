import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { startHostProcess } from './support/host-process.ts'
import { expect, test } from './support/test.ts'

test('the app opens through the host, keeps its policy and loses the launch token from the address', async ({
  page,
  host,
  keepScreen,
}) => {
  await expect(page.getByRole('button', { name: 'Open the demo workspace' })).toBeVisible()
  await expect(page).toHaveURL(/^http:\/\/127\.0\.0\.1:\d+\/(?!enter)/)
  expect(await page.evaluate(() => document.cookie)).toBe('')
  expect(
    await page.evaluate(() => [typeof Reflect.get(window, 'require'), typeof Reflect.get(window, 'process')]),
  ).toEqual(['undefined', 'undefined'])
  const again = await page.request.get(host.address)
  expect(again.status()).toBe(403)
  await keepScreen('first-start')
})

test('a page that is opened again at the bare address goes on; another browser stays out', async ({
  page,
  browser,
}) => {
  const origin = new URL(page.url()).origin
  await page.goto(`${origin}/`)
  await expect(page.getByRole('button', { name: 'Open the demo workspace' })).toBeVisible()
  const stranger = await browser.newContext()
  const response = await (await stranger.newPage()).goto(`${origin}/`)
  expect(response?.status()).toBe(403)
  await stranger.close()
})

test('a page of another origin can neither read nor call the host', async ({ page, browser, host }) => {
  const { origin } = new URL(host.address)
  const context = await browser.newContext({ storageState: await page.context().storageState() })
  const evil = await context.newPage()
  await context.route('http://evil.example/', route =>
    route.fulfill({ contentType: 'text/html', body: '<title>evil</title>' }),
  )
  await evil.goto('http://evil.example/')
  const outcome = await evil.evaluate(async target => {
    const attempt = async (path: string, init: RequestInit) => {
      try {
        const response = await fetch(target + path, { credentials: 'include', ...init })
        return response.type === 'opaque' ? 'opaque' : `read ${response.status}`
      } catch {
        return 'refused'
      }
    }
    const frame = document.createElement('iframe')
    frame.src = `${target}/`
    document.body.append(frame)
    const socket = new WebSocket(`${target.replace('http', 'ws')}/events`)
    const opened = await new Promise(resolve => {
      socket.onopen = () => resolve('opened')
      socket.onerror = () => resolve('refused')
    })
    return [
      await attempt('/', {}),
      await attempt('/rpc', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }),
      await attempt('/rpc', { method: 'POST', body: '{}' }),
      opened,
    ]
  }, origin)
  expect(outcome).toEqual(['refused', 'refused', 'refused', 'refused'])
  await context.close()
})

test.describe('in the demo workspace', () => {
  test.use({ demo: true })

  test('a window looks as it was left, although the next host has another port', async ({
    page,
    home,
    host,
    browser,
  }) => {
    await page.getByRole('button', { name: /^EN: / }).click()
    await page.getByRole('menuitemradio', { name: 'Shqip' }).click()
    await page.getByRole('button', { name: 'Palos shiritin' }).click()
    const kept = () => readFile(path.join(home, 'window.json'), 'utf8').catch(() => '')
    await expect.poll(kept).toContain('"rail": false')
    await page.goto('about:blank')
    await host.stop()
    const next = await startHostProcess(home, [path.join(home, 'Demo')])
    const context = await browser.newContext()
    const window = await context.newPage()
    await window.goto(next.address)
    await expect(window.getByRole('button', { name: 'Hap shiritin' })).toBeVisible()
    await context.close()
    expect(await next.stop()).toBe(0)
  })

  test('the browser calls, hears events, uploads and is refused what it should be', async ({ page }) => {
    const answers = await page.evaluate(async () => {
      const post = async (path: string, body: unknown) => {
        const response = await fetch(path, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
        return response.json()
      }
      const call = (procedure: string, input: object) =>
        post('/rpc', { callId: crypto.randomUUID(), procedure, input })
      const status = await call('workspace.status', {})
      const unknown = await call('constructor', {})
      const place = await post('/uploads', { name: 'ë.csv', size: 3 })
      const upload = await fetch(`/uploads/${place.value.uploadToken}`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body: new Blob(['a;b']),
      })
      return { demo: status.value.workspace.demo, unknown: unknown.error.code, upload: await upload.json() }
    })
    expect(answers).toMatchObject({
      demo: true,
      unknown: 'NotFound',
      upload: { ok: true, value: { name: 'ë.csv', size: 3 } },
    })
  })
})

test.describe('finished files', () => {
  test.use({ demo: true })

  /** Has the backend make a report and answers with its token and name. */
  const makeReport = (page: Page, format: 'xlsx' | 'pdf') =>
    page.evaluate(async wanted => {
      const call = async (procedure: string, input: object) => {
        const response = await fetch('/rpc', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ callId: crypto.randomUUID(), procedure, input }),
        })
        return (await response.json()).value
      }
      const { rows } = await call('documents.kinds', {})
      const { id, example } = rows.find((row: { id: string }) => row.id === 'sida-follow-up')
      const made = await call('documents.make', { id, parameters: example, format: wanted })
      return { token: String(made.token), name: String(made.run.fileName) }
    }, format)

  test('are downloaded once under their own name', async ({ page }) => {
    const { token, name } = await makeReport(page, 'xlsx')
    const downloading = page.waitForEvent('download')
    await page.evaluate(path => {
      const link = document.createElement('a')
      link.href = path
      link.download = ''
      link.click()
    }, `/files/${token}`)
    const download = await downloading
    expect(download.suggestedFilename()).toBe(name)
    expect((await readFile(await download.path())).toString('latin1', 0, 2)).toBe('PK')
    const again = await page.request.get(`${new URL(page.url()).origin}/files/${token}`)
    expect(again.status()).toBe(404)
  })

  test('can be looked at in a tab of their own', async ({ page }) => {
    const { token } = await makeReport(page, 'pdf')
    const answered = page.context().waitForEvent('response', response => response.url().includes(token))
    await page.evaluate(path => window.open(path, '_blank', 'noopener'), `/files/${token}?show`)
    const headers = (await answered).headers()
    expect(headers['content-type']).toBe('application/pdf')
    expect(headers['content-disposition']).toMatch(/^inline;/)
  })
})

test('Ctrl-C ends the host in good order', async ({ host }) => {
  expect(await host.stop()).toBe(0)
  expect(host.output()).toContain('--no-open')
})
