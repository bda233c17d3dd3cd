import { afterEach, describe, expect, it } from 'vitest'
import { listen } from '#tests/support/event-stream.ts'
import { createFakeBackend } from '#tests/support/fake-backend.ts'
import { enterHost, type HostStage, postJson, stageHost } from '#tests/support/host.ts'

let stage: HostStage | undefined
afterEach(async () => {
  await stage?.close()
  stage = undefined
})

describe('calls and events of the host', () => {
  it('answers a frame with the envelope of the backend, errors included', async () => {
    const error = { code: 'NotFound', messageKey: 'error.x', details: {}, incidentId: null } as const
    const fake = createFakeBackend(() => ({ ok: false, error }))
    stage = await stageHost(fake.backend)
    const cookie = await enterHost(stage.host)
    const response = await postJson(stage.host, cookie, '/rpc', { procedure: 'nothing.here' })
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({ ok: false, error })
    expect(fake.frames).toEqual([{ procedure: 'nothing.here' }])
  })

  it('keeps one session for each cookie, over all its windows', async () => {
    const fake = createFakeBackend((_frame, session) => ({ ok: true, value: session.number }))
    stage = await stageHost(fake.backend)
    const { host } = stage
    const [first, second] = [await enterHost(host), await enterHost(host)]
    const ask = async (cookie: string) => (await postJson(host, cookie, '/rpc', {})).json()
    expect(await ask(first)).toEqual({ ok: true, value: 0 })
    expect(await ask(second)).toEqual({ ok: true, value: 1 })
    expect(await ask(first)).toEqual({ ok: true, value: 0 })
  })

  it('brings events to every window of their own session and to no other', async () => {
    const fake = createFakeBackend()
    stage = await stageHost(fake.backend)
    const { host } = stage
    const [first, second] = [await enterHost(host), await enterHost(host)]
    const windows = [await listen(host, first), await listen(host, first), await listen(host, second)]
    fake.sessions[0]?.tell({ type: 'changed', topics: ['budgets\n\ndata: {"type":"closed"}'] })
    fake.sessions[1]?.tell({ type: 'integrity', state: 'ok' })
    await expect
      .poll(() => windows.map(window => window.events.map(event => event.type)))
      .toEqual([['changed'], ['changed'], ['integrity']])
    await Promise.all(windows.map(window => window.leave()))
  })

  it('refuses one window too many and takes the next when one has left', async () => {
    stage = await stageHost(createFakeBackend().backend)
    const { host } = stage
    const cookie = await enterHost(host)
    const windows = []
    for (let index = 0; index < 5; index += 1) windows.push(await listen(host, cookie))
    const sixth = await listen(host, cookie)
    expect(sixth.status).toBe(429)
    await windows[0]?.leave()
    await expect.poll(async () => (await listen(host, cookie)).status).toBe(200)
    await Promise.all(windows.map(window => window.leave()))
  })

  it('reports a fault of its own without the address and stays up', async () => {
    const fake = createFakeBackend(() => {
      throw new Error('a bug in a carrier test')
    })
    stage = await stageHost(fake.backend)
    const { host } = stage
    const cookie = await enterHost(host)
    expect((await postJson(host, cookie, '/rpc', {})).status).toBe(500)
    expect(stage.log.map(line => JSON.parse(line).part)).toEqual(['host'])
    expect(stage.log.join()).not.toContain(cookie)
    expect((await postJson(host, cookie, '/uploads', {})).status).toBe(200)
  })
})

describe('the life of the host', () => {
  it('is over some time after its last page left, not when one comes back meanwhile', async () => {
    let empty = 0
    stage = await stageHost(createFakeBackend().backend, {
      grace: 150,
      empty: () => {
        empty += 1
      },
    })
    const { host } = stage
    const cookie = await enterHost(host)
    const [first, second] = [await listen(host, cookie), await listen(host, cookie)]
    await first.leave()
    await new Promise(resolve => setTimeout(resolve, 250))
    expect(empty).toBe(0)
    await second.leave()
    const reload = await listen(host, cookie)
    await new Promise(resolve => setTimeout(resolve, 250))
    expect(empty).toBe(0)
    await reload.leave()
    await expect.poll(() => empty).toBe(1)
  })

  it('lets running calls finish, ends streams and sessions, then closes the backend', async () => {
    const gate = Promise.withResolvers<void>()
    const fake = createFakeBackend(async () => {
      await gate.promise
      return { ok: true, value: 'done' }
    })
    const backend = { ...fake.backend, close: () => gate.promise.then(fake.backend.close) }
    const { host, close } = await stageHost(backend)
    const cookie = await enterHost(host)
    const window = await listen(host, cookie)
    const running = postJson(host, cookie, '/rpc', {})
    await expect.poll(() => fake.frames).toHaveLength(1)
    const closing = close()
    await expect(fetch(host.origin)).rejects.toThrow('fetch failed')
    gate.resolve()
    expect(await (await running).json()).toEqual({ ok: true, value: 'done' })
    await closing
    expect(window.ended()).toBe(true)
    expect(fake.closed).toEqual([0])
    expect(fake.stops()).toBe(1)
  })
})
