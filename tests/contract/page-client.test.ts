import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Client, createClientOver } from '#renderer/rpc/index.ts'
import { openPortCarrier } from '#renderer/rpc/port-carrier.ts'
import type { Shell } from '#renderer/rpc/shell.ts'
import type { BackendState } from '#shared/contract/shell.ts'
import { PORT_MESSAGE } from '#shared/contract/shell-bridge.ts'
import { connectOverPort } from '#tests/support/conformance/carriers.ts'
import { createDemoFolder } from '#tests/support/conformance/demo-folder.ts'

/** The page's window and the preload script's part, around a real port to a real backend. */
function pageWith(port: MessagePort) {
  const target = new EventTarget()
  const page = {
    location: { origin: 'app://regrant' },
    addEventListener: (type: 'message', listener: (event: MessageEvent) => void) =>
      target.addEventListener(type, listener as EventListener),
    removeEventListener: (type: 'message', listener: (event: MessageEvent) => void) =>
      target.removeEventListener(type, listener as EventListener),
  }
  const arrive = () => {
    const event = Object.assign(new Event('message'), {
      source: page,
      origin: page.location.origin,
      data: PORT_MESSAGE,
      ports: [port],
    })
    target.dispatchEvent(event)
  }
  const api = {
    requestPort: arrive,
    onBackendState: (listener: (state: BackendState) => void) => {
      queueMicrotask(() => listener('ready'))
      return () => undefined
    },
  }
  return { page, api }
}

describe('the page over the port of the Electron shell', () => {
  let demo: Awaited<ReturnType<typeof createDemoFolder>>
  let connection: Awaited<ReturnType<typeof connectOverPort>>
  let client: Client
  beforeAll(async () => {
    demo = await createDemoFolder(20)
    connection = await connectOverPort(await demo.copy())
    const { page, api } = pageWith(connection.port.port as unknown as MessagePort)
    client = createClientOver(openPortCarrier(api, page), {} as Shell)
  })
  afterAll(async () => {
    client.close()
    await connection.close()
    await demo.remove()
  })

  it('calls by name and gets typed values', async () => {
    const status = await client.call('workspace.status', {})
    expect(status.ok && status.value.workspace?.demo).toBe(true)
    const list = await client.call('ledger.list', { filter: {}, limit: 5 })
    expect(list.ok && list.value.rows.length).toBe(5)
  })

  it('hears progress of its own job and the change after a command', async () => {
    const topics: string[] = []
    const steps: string[] = []
    client.onEvent(event => {
      if (event.type === 'changed') topics.push(...event.topics)
    })
    const verified = await client.call(
      'workspace.verify',
      {},
      { onProgress: step => steps.push(step.stepKey) },
    )
    expect(verified.ok && verified.value.ok).toBe(true)
    expect(steps.length).toBeGreaterThan(0)
    expect(await client.call('settings.save', { language: 'sq' })).toMatchObject({ ok: true })
    await expect.poll(() => topics.length).toBeGreaterThan(0)
  })

  it('gets refusals as values', async () => {
    const answer = await client.call('audit.changes', { seq: 999_999 })
    expect(answer).toMatchObject({ ok: false, error: { code: 'NotFound' } })
  })
})
