import { describe, expect, it } from 'vitest'
import { type HostNetwork, openHostCarrier } from '#renderer/rpc/host-carrier.ts'
import type { CallFrame } from '#shared/contract/frames.ts'
import { CALL_LIMIT } from '#shared/contract/host-paths.ts'

class FakeStream extends EventTarget {
  readyState = 0
  closed = false
  close() {
    this.closed = true
  }
}
const frame = (procedure: string, input: CallFrame['input'] = {}): CallFrame => ({
  callId: `call-${procedure}`,
  procedure,
  input,
})
const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status })

function host(fetch: HostNetwork['fetch']) {
  const stream = new FakeStream()
  const events: unknown[] = []
  const states: string[] = []
  const carrier = openHostCarrier({ fetch, openStream: () => stream })({
    event: event => events.push(event),
    state: state => states.push(state),
  })
  return { carrier, stream, events, states }
}

describe('the carrier over the loopback host', () => {
  it('posts the frame as JSON and hands back the envelope', async () => {
    const sent: [string, RequestInit][] = []
    const { carrier } = host(async (path, init) => {
      sent.push([path, init])
      return json(200, { ok: true, value: 7 })
    })
    const exchange = await carrier.exchange(frame('settings.get'))
    expect(exchange).toEqual({ kind: 'answered', envelope: { ok: true, value: 7 } })
    expect(sent[0]?.[0]).toBe('/rpc')
    expect(sent[0]?.[1]).toMatchObject({ method: 'POST', headers: { 'content-type': 'application/json' } })
  })

  it('calls a broken connection and a cut answer lost', async () => {
    const broken = host(() => Promise.reject(new TypeError('failed to fetch')))
    expect(await broken.carrier.exchange(frame('settings.get'))).toEqual({ kind: 'lost' })
    const cut = host(async () => new Response('{"ok":tr'))
    expect(await cut.carrier.exchange(frame('settings.get'))).toEqual({ kind: 'lost' })
  })

  it('says that the session is over when the host refuses the cookie', async () => {
    const { carrier } = host(async () => json(403, {}))
    const exchange = await carrier.exchange(frame('settings.get'))
    expect(exchange).toMatchObject({
      envelope: { ok: false, error: { code: 'Unavailable', messageKey: 'shell.error.sessionOver' } },
    })
  })

  it('refuses a call that is too large before it is sent', async () => {
    let asked = 0
    const { carrier } = host(async () => {
      asked += 1
      return json(200, { ok: true, value: null })
    })
    const exchange = await carrier.exchange(frame('settings.get', 'ё'.repeat(CALL_LIMIT / 2)))
    expect(exchange).toMatchObject({ envelope: { error: { code: 'Validation' } } })
    expect(asked).toBe(0)
  })

  it('runs three jobs at once and lets reads pass them', async () => {
    const running: string[] = []
    const { carrier } = host((_path, init) => {
      const { procedure }: CallFrame = JSON.parse(String(init.body))
      running.push(procedure)
      return procedure === 'settings.get'
        ? Promise.resolve(json(200, { ok: true, value: null }))
        : new Promise(() => undefined)
    })
    for (let index = 0; index < 5; index += 1) void carrier.exchange(frame('workspace.verify'))
    await carrier.exchange(frame('settings.get'))
    expect(running.filter(name => name === 'workspace.verify')).toHaveLength(3)
    expect(running).toContain('settings.get')
  })

  it('passes events on and follows the stream', () => {
    const { carrier, stream, events, states } = host(() => new Promise(() => undefined))
    stream.dispatchEvent(new Event('open'))
    const event = { type: 'changed', topics: ['budgets'] }
    stream.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(event) }))
    stream.dispatchEvent(new Event('error'))
    stream.readyState = 2
    stream.dispatchEvent(new Event('error'))
    carrier.close()
    expect(events).toEqual([event])
    expect(states).toEqual(['connected', 'lost', 'gone'])
    expect(stream.closed).toBe(true)
  })
})
