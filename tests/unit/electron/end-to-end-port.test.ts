import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { PORT_MESSAGE } from '#shared/contract/shell-bridge.ts'
import { callOverPort, keepPort, reportAnswers } from '#tests/e2e/support/page-port.ts'

/** A page that gets its port as the preload script hands it over; the far end answers with what it was asked. */
function handPort(window: EventTarget) {
  const { port1, port2 } = new MessageChannel()
  port2.addEventListener('message', ({ data }) => {
    port2.postMessage({ event: { type: 'closed' } })
    port2.postMessage({ reply: data.callId, envelope: { ok: true, value: data.procedure } })
  })
  port2.start()
  window.dispatchEvent(Object.assign(new Event('message'), { data: PORT_MESSAGE, ports: [port1] }))
  // The page's own carrier does this.
  port1.start()
  return port1
}

let page = new EventTarget()
let ports: MessagePort[] = []
beforeEach(() => {
  page = new EventTarget()
  ports = []
  vi.stubGlobal('window', page)
  keepPort(PORT_MESSAGE)
})
afterEach(() => {
  for (const port of ports) port.close()
  vi.unstubAllGlobals()
})

describe('what a spec asks beside the page', () => {
  it('waits for the port, and each call hears its own answer', async () => {
    const asked = [1, 2].map(number => callOverPort({ procedure: `p${number}`, input: {} }))
    page.dispatchEvent(Object.assign(new Event('message'), { data: 'something else', ports: [] }))
    ports.push(handPort(page))
    expect(await Promise.all(asked)).toEqual([
      { ok: true, value: 'p1' },
      { ok: true, value: 'p2' },
    ])
  })

  it('goes over the newest port after the backend was started again', async () => {
    const first = handPort(page)
    first.close()
    ports.push(handPort(page))
    expect(await callOverPort({ procedure: 'p', input: {} })).toEqual({ ok: true, value: 'p' })
  })

  it('can hear every answer that the page gets', async () => {
    const heard: unknown[] = []
    Reflect.set(page, 'hear', (answer: unknown) => heard.push(answer))
    const reporting = reportAnswers('hear')
    ports.push(handPort(page))
    await reporting
    ports[0]?.postMessage({ callId: 'of the page', procedure: 'x', input: {} })
    await vi.waitFor(() => expect(heard).toEqual([{ ok: true, value: 'x' }]))
  })
})
