import { describe, expect, it } from 'vitest'
import type { Carrier, CarrierEvents, Exchange } from '#renderer/rpc/carrier.ts'
import { createClientOver } from '#renderer/rpc/index.ts'
import type { Shell } from '#renderer/rpc/shell.ts'
import type { CallFrame, Envelope } from '#shared/contract/frames.ts'
import { ok } from '#shared/kernel/result.ts'

const shell: Shell = {
  abilities: { kind: 'host', pickFolder: false, showSaved: false },
  pickFile: async () => ok(null),
  pickFiles: async () => ok([]),
  pickFolder: async () => ok(null),
  saveFile: async () => ok({ saved: false, shown: null }),
  openFile: async () => ok(null),
  showSaved: async () => ok(null),
  print: async () => ok(null),
}
const LOST: Exchange = { kind: 'lost' }
const answered = (envelope: Envelope): Exchange => ({ kind: 'answered', envelope })

/** A carrier that answers as told and keeps what it was sent. */
function scripted(answers: (frame: CallFrame, turn: number) => Promise<Exchange> | Exchange) {
  const frames: CallFrame[] = []
  const cancelled: string[] = []
  let events: CarrierEvents | undefined
  const open = (given: CarrierEvents): Carrier => {
    events = given
    return {
      exchange: async frame => answers(frame, frames.push(frame)),
      cancel: callId => cancelled.push(callId),
      close: () => frames.splice(0),
    }
  }
  const client = createClientOver(open, shell, [1, 1])
  const tell = () => {
    if (!events) throw new Error('the carrier was not opened')
    return events
  }
  return { client, frames, cancelled, tell }
}

describe('the page client', () => {
  it('gives a command an id and a query none', async () => {
    const { client, frames } = scripted(() => answered({ ok: true, value: {} }))
    await client.call('settings.save', { language: 'sq' })
    await client.call('settings.get', {})
    expect(frames.map(frame => typeof frame.commandId)).toEqual(['string', 'undefined'])
    expect(frames[0]?.callId).not.toBe(frames[1]?.callId)
  })

  it('keeps the command id that the caller names', async () => {
    const { client, frames } = scripted(() => answered({ ok: true, value: {} }))
    const commandId = '01890a5d-ac96-774b-bcce-b302099a8057'
    await client.call('settings.save', { language: 'sq' }, { commandId })
    expect(frames[0]?.commandId).toBe(commandId)
  })

  it('sends a command again with the same ids when the connection breaks', async () => {
    const { client, frames } = scripted((_frame, turn) =>
      turn < 3 ? LOST : answered({ ok: true, value: {} }),
    )
    expect(await client.call('settings.save', { language: 'sq' })).toEqual({ ok: true, value: {} })
    expect(frames).toHaveLength(3)
    expect(new Set(frames.map(frame => `${frame.callId} ${frame.commandId}`)).size).toBe(1)
  })

  it('gives up after the last retry with Unavailable', async () => {
    const { client, frames } = scripted(() => LOST)
    const answer = await client.call('settings.get', {})
    expect(answer).toMatchObject({ ok: false, error: { code: 'Unavailable' } })
    expect(frames).toHaveLength(3)
  })

  it('never sends an act on the workspace itself twice', async () => {
    const { client, frames } = scripted(() => LOST)
    const location = { kind: 'named', name: 'A' } as const
    const answer = await client.call('workspace.create', { location, name: 'A', coordinatorName: 'B' })
    expect(answer).toMatchObject({ ok: false, error: { code: 'Unavailable' } })
    expect(frames).toHaveLength(1)
  })

  it('passes refusals of the backend on unchanged', async () => {
    const error = {
      code: 'NotFound',
      messageKey: 'error.notFound',
      details: { id: 1 },
      incidentId: null,
    } as const
    const { client } = scripted(() => answered({ ok: false, error }))
    expect(await client.call('settings.get', {})).toEqual({ ok: false, error })
  })

  it('leaves out members that are undefined, as JSON would', async () => {
    const { client, frames } = scripted(() => answered({ ok: true, value: {} }))
    await client.call('audit.list', { recordId: undefined, limit: 10 })
    expect(Object.keys(frames[0]?.input ?? {})).toEqual(['limit'])
  })

  it('brings progress to its own call and to no listener of events', async () => {
    const seen: unknown[] = []
    const heard: unknown[] = []
    const gate = Promise.withResolvers<Exchange>()
    const { client, frames, tell } = scripted(() => gate.promise)
    client.onEvent(event => heard.push(event))
    const call = client.call('workspace.verify', {}, { onProgress: step => seen.push(step) })
    const callId = frames[0]?.callId ?? ''
    tell().event({ type: 'progress', callId, done: 1, total: 4, stepKey: 'x' })
    tell().event({ type: 'progress', callId: 'another', done: 9, total: 9, stepKey: 'y' })
    tell().event({ type: 'changed', topics: ['ledger'] })
    gate.resolve(answered({ ok: true, value: {} }))
    await call
    tell().event({ type: 'progress', callId, done: 4, total: 4, stepKey: 'x' })
    expect(seen).toEqual([{ done: 1, total: 4, stepKey: 'x' }])
    expect(heard).toEqual([{ type: 'changed', topics: ['ledger'] }])
  })

  it('cancels a job in the backend and waits for its own answer', async () => {
    const gate = Promise.withResolvers<Exchange>()
    const { client, frames, cancelled } = scripted(() => gate.promise)
    const stop = new AbortController()
    const call = client.call('workspace.verify', {}, { signal: stop.signal })
    stop.abort()
    expect(cancelled).toEqual([frames[0]?.callId])
    gate.resolve(answered({ ok: true, value: { ok: true } }))
    expect(await call).toMatchObject({ ok: true })
  })

  it('stops waiting for an aborted query and never sends one that was aborted before', async () => {
    const { client, frames } = scripted(() => new Promise(() => undefined))
    const stop = new AbortController()
    const call = client.call('settings.get', {}, { signal: stop.signal })
    stop.abort()
    expect(await call).toMatchObject({ ok: false, error: { code: 'Cancelled' } })
    expect(await client.call('settings.get', {}, { signal: stop.signal })).toMatchObject({ ok: false })
    expect(frames).toHaveLength(1)
  })

  it('tells the present state of the connection at once and each change once', () => {
    const { client, tell } = scripted(() => LOST)
    const states: string[] = []
    const unwatch = client.onConnection(state => states.push(state))
    for (const state of ['connected', 'connected', 'lost', 'connected'] as const) tell().state(state)
    unwatch()
    tell().state('gone')
    expect(states).toEqual(['starting', 'connected', 'lost', 'connected'])
  })

  it('stops telling a listener that has left', () => {
    const { client, tell } = scripted(() => LOST)
    const heard: unknown[] = []
    const leave = client.onEvent(event => heard.push(event))
    leave()
    tell().event({ type: 'closed' })
    expect(heard).toEqual([])
  })
})
