import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ask } from '#main/backend/messages.ts'
import { createClientOver } from '#renderer/rpc/index.ts'
import { openPortCarrier } from '#renderer/rpc/port-carrier.ts'
import type { Shell } from '#renderer/rpc/shell.ts'
import { PORT_MESSAGE } from '#shared/contract/shell-bridge.ts'
import { OUT } from '#tests/support/electron/boot.ts'

let home = ''
let worker: Worker
const heard: { readonly type: string; readonly id?: number; readonly envelope?: unknown }[] = []

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'regrant-built-'))
  const start = JSON.stringify({ home, appVersion: '1', wish: { kind: 'none' }, reopen: false })
  const bootstrap = new URL('../../support/electron/utility-bootstrap.ts', import.meta.url)
  worker = new Worker(bootstrap, { workerData: { entry: path.join(OUT, 'main/backend/entry.js'), start } })
  const ready = new Promise<void>((resolve, reject) => {
    worker.once('error', reject)
    worker.on('message', message => {
      heard.push(message)
      if (message.type === 'ready') resolve()
    })
  })
  await ready
})
afterAll(async () => {
  const exited = once(worker, 'exit')
  worker.postMessage({ data: { type: 'stop' }, ports: [] })
  expect(await exited).toEqual([0])
  await rm(home, { recursive: true, force: true })
})

function connect() {
  const { port1, port2 } = new MessageChannel()
  worker.postMessage({ data: { type: 'connect' }, ports: [port1] }, [port1 as never])
  const target = new EventTarget()
  const page = {
    location: { origin: 'app://regrant' },
    addEventListener: (type: 'message', listener: (event: MessageEvent) => void) =>
      target.addEventListener(type, listener as EventListener),
    removeEventListener: () => undefined,
  }
  const api = { requestPort: () => undefined, onBackendState: () => () => undefined }
  const client = createClientOver(openPortCarrier(api, page), {} as Shell)
  const { origin } = page.location
  target.dispatchEvent(
    Object.assign(new Event('message'), { source: page, origin, data: PORT_MESSAGE, ports: [port2] }),
  )
  return client
}

async function ask(wish: Ask, id: number): Promise<unknown> {
  worker.postMessage({ data: { type: 'ask', id, ask: wish }, ports: [] })
  const answer = () => heard.find(message => message.type === 'answer' && message.id === id)
  await expect.poll(answer).toBeDefined()
  return answer()?.envelope
}

describe('the built backend process', () => {
  it('makes the demo, checks it, reads a file and writes documents, each in its own built worker', async () => {
    const client = connect()
    const location = { kind: 'named', name: 'Demo' } as const
    const made = await client.call('workspace.createDemo', { location, entries: 120 })
    expect(made).toMatchObject({ ok: true, value: { workspace: { demo: true } } })
    expect(heard).toContainEqual({ type: 'workspace', open: true })

    const verified = await client.call('workspace.verify', {})
    expect(verified).toMatchObject({ ok: true, value: { ok: true } })

    const table = path.join(home, 'rates.csv')
    await writeFile(table, 'Date,ALL\n2025-01-31,98.5\n')
    const picked = (await ask({ kind: 'offerFile', path: table }, 1)) as { value: { token: string } }
    const inspected = await client.call('imports.inspect', { kind: 'rates', token: picked.value.token })
    expect(inspected).toMatchObject({ ok: true, value: { fileName: 'rates.csv' } })

    const kinds = await client.call('documents.kinds', {})
    const kind = kinds.ok ? kinds.value.rows.find(row => row.id === 'sida-follow-up') : undefined
    for (const [format, beginning, id] of [
      ['xlsx', 'PK', 2],
      ['pdf', '%PDF', 3],
    ] as const) {
      const document = await client.call('documents.make', {
        id: 'sida-follow-up',
        parameters: kind?.example ?? {},
        format,
      })
      if (!document.ok) throw new Error(JSON.stringify(document.error))
      const target = path.join(home, `report.${format}`)
      expect(await ask({ kind: 'saveFile', token: document.value.token, target }, id)).toEqual({
        ok: true,
        value: null,
      })
      expect((await readFile(target)).toString('latin1', 0, beginning.length)).toBe(beginning)
    }
    client.close()
  })
})
