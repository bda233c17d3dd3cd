import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createBackend } from '#backend/rpc/create-backend.ts'

let home: string
beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'regrant-test-'))
})
afterEach(async () => {
  await rm(home, { recursive: true, force: true })
})

/** A program that was just started, with no workspace open. */
function start() {
  const backend = createBackend({ home, appVersion: '0.0.0-test', log: () => undefined })
  const session = backend.openSession(() => undefined)
  const call = (procedure: string, input: unknown) => session.call({ callId: procedure, procedure, input })
  return { call, close: () => backend.close() }
}

const settings = async () => {
  const { call, close } = start()
  const answer = await call('window.settings', {})
  await close()
  return answer
}

describe('settings of the window', () => {
  it('are there after the next start, before any workspace is open', async () => {
    const { call, close } = start()
    const layout = { visible: { payee: false }, widths: { amount: 90 }, sort: null }
    await Promise.all([
      call('window.keep', { key: 'rail', value: false }),
      call('window.keep', { key: 'list ledger', value: layout }),
      call('window.keep', { key: 'language', value: 'sq' }),
      call('window.keep', { key: 'density', value: 'compact' }),
    ])
    await call('window.keep', { key: 'density', value: null })
    await close()
    expect(await settings()).toEqual({
      ok: true,
      value: { settings: { rail: false, 'list ledger': layout, language: 'sq' } },
    })
  })

  it('are none where the file is spoilt, and are kept again afterwards', async () => {
    for (const spoilt of ['{"rail": tr', '[1]', 'null']) {
      await writeFile(path.join(home, 'window.json'), spoilt)
      expect(await settings()).toMatchObject({ value: { settings: {} } })
    }
    const { call, close } = start()
    await call('window.keep', { key: 'rail', value: true })
    await close()
    expect(JSON.parse(await readFile(path.join(home, 'window.json'), 'utf8'))).toEqual({ rail: true })
  })

  it('stay small: odd keys and large values are refused, the oldest of many forgotten', async () => {
    const { call, close } = start()
    for (const input of [
      { key: '', value: 1 },
      { key: '__proto__', value: 1 },
      { key: 'x'.repeat(101), value: 1 },
      { key: 'rail', value: 'x'.repeat(20_000) },
    ])
      expect(await call('window.keep', input)).toMatchObject({ error: { code: 'Validation' } })
    await Promise.all(
      Array.from({ length: 203 }, (_, index) => call('window.keep', { key: `list ${index}`, value: index })),
    )
    await close()
    const kept = JSON.parse(await readFile(path.join(home, 'window.json'), 'utf8'))
    expect(Object.keys(kept)).toHaveLength(200)
    expect(kept).not.toHaveProperty('list 2')
    expect(kept['list 202']).toBe(202)
  })
})
