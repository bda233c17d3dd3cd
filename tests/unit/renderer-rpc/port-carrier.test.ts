import { afterEach, describe, expect, it } from 'vitest'
import { openPortCarrier } from '#renderer/rpc/port-carrier.ts'
import type { CallFrame } from '#shared/contract/frames.ts'
import type { BackendState } from '#shared/contract/shell.ts'
import { PORT_MESSAGE } from '#shared/contract/shell-bridge.ts'

const ORIGIN = 'app://regrant'
const frame = (callId: string): CallFrame => ({ callId, procedure: 'settings.get', input: {} })

/** A window that hears messages, and a preload script that hands out ports. */
function page() {
  const heard = new Set<(event: MessageEvent) => void>()
  const window = {
    location: { origin: ORIGIN },
    addEventListener: (_type: 'message', listener: (event: MessageEvent) => void) => heard.add(listener),
    removeEventListener: (_type: 'message', listener: (event: MessageEvent) => void) =>
      heard.delete(listener),
  }
  let follow: ((state: BackendState) => void) | undefined
  const say = (event: Partial<MessageEvent>) => {
    for (const listener of heard) listener(event as MessageEvent)
  }
  const handOver = (changes: Partial<MessageEvent> = {}) => {
    const { port1, port2 } = new MessageChannel()
    allPorts.push(port1)
    say({
      data: PORT_MESSAGE,
      source: window as unknown as Window,
      origin: ORIGIN,
      ports: [port2],
      ...changes,
    })
    return port1
  }
  const api = {
    requested: 0,
    requestPort: () => {
      api.requested += 1
    },
    onBackendState: (listener: (state: BackendState) => void) => {
      follow = listener
      return () => {
        follow = undefined
      }
    },
  }
  return { window, api, handOver, tell: (state: BackendState) => follow?.(state), heard }
}

const opened: { close: () => void }[] = []
const allPorts: MessagePort[] = []
afterEach(() => {
  for (const port of allPorts.splice(0)) port.close()
  for (const item of opened.splice(0)) item.close()
})

function start(startLimit = 5000) {
  const stage = page()
  const events: unknown[] = []
  const states: string[] = []
  const carrier = openPortCarrier(
    stage.api,
    stage.window,
    startLimit,
  )({ event: event => events.push(event), state: state => states.push(state) })
  opened.push(carrier)
  return { ...stage, carrier, events, states }
}

/** The far end answers every frame with its own call id. */
const echo = (port: MessagePort) => {
  port.addEventListener('message', ({ data }) =>
    port.postMessage({ reply: data.callId, envelope: { ok: true, value: data.callId ?? null } }),
  )
  port.start()
}

describe('the carrier over the port of the Electron shell', () => {
  it('asks for a port when the backend is ready and holds calls until it comes', async () => {
    const { carrier, api, tell, handOver, states } = start()
    const early = carrier.exchange(frame('early'))
    tell('ready')
    expect(api.requested).toBe(1)
    echo(handOver())
    expect(await early).toEqual({ kind: 'answered', envelope: { ok: true, value: 'early' } })
    expect(states).toEqual(['connected'])
  })

  it.each([
    ['another window', { source: null }],
    ['another origin', { origin: 'https://evil.example' }],
    ['another message', { data: 'something' }],
    ['no port', { ports: [] }],
  ])('takes no port from %s', async (_name, changes) => {
    const { carrier, handOver, states } = start(30)
    echo(handOver(changes))
    expect(await carrier.exchange(frame('a'))).toEqual({ kind: 'lost' })
    expect(states).toEqual([])
  })

  it('answers lost for what was under way when the backend died and uses the next port', async () => {
    const { carrier, tell, handOver, states } = start()
    handOver()
    const dying = carrier.exchange(frame('dying'))
    await Promise.resolve()
    tell('lost')
    expect(await dying).toEqual({ kind: 'lost' })
    tell('ready')
    echo(handOver())
    expect(await carrier.exchange(frame('next'))).toMatchObject({ envelope: { value: 'next' } })
    expect(states).toEqual(['connected', 'lost', 'connected'])
  })

  it('asks for one port only, however often it is told that the backend is ready', () => {
    const { api, tell, handOver } = start()
    tell('ready')
    tell('ready')
    handOver()
    tell('ready')
    expect(api.requested).toBe(1)
    tell('lost')
    tell('ready')
    expect(api.requested).toBe(2)
  })

  it('says gone when the backend will not come back, also to calls that wait', async () => {
    const { carrier, tell, states } = start()
    const waiting = carrier.exchange(frame('waiting'))
    tell('starting')
    tell('failed')
    expect(await waiting).toEqual({ kind: 'lost' })
    expect(states).toEqual(['gone'])
  })

  it('passes events on and sends cancel over the port', async () => {
    const { carrier, handOver, events } = start()
    const far = handOver()
    const sent = new Promise(resolve => far.addEventListener('message', ({ data }) => resolve(data)))
    far.start()
    carrier.cancel('call-1')
    expect(await sent).toEqual({ cancel: 'call-1' })
    far.postMessage({ event: { type: 'closed' } })
    await expect.poll(() => events).toEqual([{ type: 'closed' }])
  })

  it('leaves the window alone once closed', () => {
    const { carrier, heard, tell, states } = start()
    carrier.close()
    tell('failed')
    expect(heard.size).toBe(0)
    expect(states).toEqual([])
  })
})
