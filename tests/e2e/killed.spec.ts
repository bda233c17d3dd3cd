import path from 'node:path'
import type { Page } from '@playwright/test'
import { ask } from './support/ask.ts'
import { startHostProcess } from './support/host-process.ts'
import { expect, test } from './support/test.ts'
import { verifyWorkspace } from './support/verify-workspace.ts'

const ROWS = 30_000

/** A ledger so long that storing it takes a while. */
function longLedger(): string {
  const rows = Array.from({ length: ROWS }, (_, index) => {
    const day = String((index % 28) + 1).padStart(2, '0')
    const month = String((index % 3) + 10)
    return `${day}.${month}.2025;L-${index};Dobavljač ${index % 97};1.1;EUR;${(index % 900) + 1},${String(index % 100).padStart(2, '0')}`
  })
  return ['Datum;Broj dokumenta;Dobavljač;Budžetska linija;Valuta;Iznos', ...rows].join('\n')
}

/** Starts an import as the page does and returns at once; the window hears its steps as `importSteps`. */
async function beginImport(page: Page, text: string) {
  await page.evaluate(
    async ({ bytes }) => {
      const post = async (address: string, type: string, body: BodyInit) => {
        const response = await fetch(address, { method: 'POST', headers: { 'content-type': type }, body })
        return response.json()
      }
      const heard: string[] = []
      Reflect.set(window, 'importSteps', heard)
      new EventSource('/events').addEventListener('message', ({ data }) =>
        heard.push(JSON.parse(data).stepKey),
      )
      const place = await post(
        '/uploads',
        'application/json',
        JSON.stringify({ name: 'long.csv', size: new Blob([bytes]).size }),
      )
      const file = await post(
        `/uploads/${place.value.uploadToken}`,
        'application/octet-stream',
        new Blob([bytes]),
      )
      const input = {
        kind: 'ledger',
        token: file.value.token,
        params: { projectCode: 'SOE-11' },
        mapping: null,
      }
      const call = {
        callId: crypto.randomUUID(),
        commandId: crypto.randomUUID(),
        procedure: 'imports.run',
        input,
      }
      post('/rpc', 'application/json', JSON.stringify(call)).then(
        answer => Reflect.set(window, 'importAnswer', answer),
        () => Reflect.set(window, 'importAnswer', null),
      )
    },
    { bytes: text },
  )
}

const everything = { filter: {} } as const

test.use({ demo: true })

test('killed in the middle of an import: nothing of the import is there afterwards, and the workspace is whole', async ({
  page,
  host,
  home,
  browser,
  forgive,
  keepScreen,
}) => {
  const before = await ask(page, 'ledger.totals', everything)
  await beginImport(page, longLedger())
  await expect
    .poll(() => page.evaluate(() => Reflect.get(window, 'importSteps').at(-1)), {
      timeout: 60_000,
      intervals: [50],
    })
    .toBe('progress.import.store')
  host.process.kill('SIGKILL')
  await expect(page.getByText('The connection to the workspace was interrupted')).toBeVisible()
  await keepScreen('bad-day-1-killed')
  expect(await page.evaluate(() => Reflect.get(window, 'importAnswer') ?? null)).toBeNull()
  expect(await host.stop()).toBeNull()

  expect(await verifyWorkspace(path.join(home, 'Demo'))).toMatchObject({ ok: true })
  const again = await startHostProcess(home, [path.join(home, 'Demo')])
  const context = await browser.newContext()
  const reopened = await context.newPage()
  await reopened.goto(again.address)
  await expect(reopened.getByRole('navigation', { name: 'Sections' })).toBeVisible()
  expect(await ask(reopened, 'ledger.totals', everything)).toEqual(before)
  expect((await ask(reopened, 'imports.history', {})).rows.map(row => row.fileName)).not.toContain('long.csv')
  await context.close()
  expect(await again.stop()).toBe(0)
  // The page of the killed host could not but notice: its requests failed, and nothing else.
  forgive(
    /ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|ERR_SOCKET_NOT_CONNECTED/,
  )
})
