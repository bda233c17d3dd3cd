import { EventEmitter } from 'node:events'
import { access, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Ask, FromBackendProcess } from '#main/backend/messages.ts'
import { runBackendProcess } from '#main/backend/run-backend-process.ts'
import type { Envelope } from '#shared/contract/frames.ts'
import { StandInChannel } from '#tests/support/electron/processes.ts'
import { createFakeBackend } from '#tests/support/fake-backend.ts'

let home = ''
const running: { readonly parent: Parent; readonly exits: readonly number[] }[] = []
beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'regrant-process-'))
})
afterEach(async () => {
  for (const { parent, exits } of running.splice(0)) {
    parent.say({ type: 'stop' })
    await expect.poll(() => exits.length).toBeGreaterThan(0)
  }
  await rm(home, { recursive: true, force: true, maxRetries: 5 })
})

/** The main process as the backend process sees it. */
class Parent extends EventEmitter {
  readonly heard: FromBackendProcess[] = []
  postMessage(message: FromBackendProcess) {
    this.heard.push(structuredClone(message))
  }
  say(data: unknown, ports: readonly unknown[] = []) {
    this.emit('message', { data, ports })
  }
}

async function run(options: { start?: object; answer?: Parameters<typeof createFakeBackend>[0] } = {}) {
  const fake = createFakeBackend(options.answer)
  const parent = new Parent()
  const exits: number[] = []
  running.push({ parent, exits })
  const start = { home, appVersion: '1', wish: { kind: 'none' }, reopen: false, ...options.start } as const
  await runBackendProcess(
    parent as never,
    start as never,
    () => fake.backend,
    code => exits.push(code),
  )
  let asked = 0
  const ask = async (wish: Ask): Promise<Envelope> => {
    asked += 1
    const id = asked
    parent.say({ type: 'ask', id, ask: wish })
    const found = () => parent.heard.find(message => message.type === 'answer' && message.id === id)
    await expect.poll(found).toBeDefined()
    const answer = found()
    if (answer?.type !== 'answer') throw new Error('no answer')
    return answer.envelope
  }
  return { fake, parent, exits, ask }
}
const unwrap = (envelope: Envelope) => {
  if (!envelope.ok) throw new Error(envelope.error.messageKey)
  return envelope.value
}
const problem = {
  code: 'NotFound',
  messageKey: 'error.notAWorkspace',
  details: {},
  incidentId: null,
} as const

describe('the start of the backend process', () => {
  it('says that it is ready', async () => {
    const { parent } = await run()
    expect(parent.heard).toEqual([{ type: 'ready', problem: null }])
  })

  it('opens the folder that was named, and says when it can not', async () => {
    const good = await run({ start: { wish: { kind: 'folder', folder: '/work' } } })
    expect(good.fake.opened).toEqual(['/work'])
    expect(good.parent.heard).toEqual([
      { type: 'workspace', open: true },
      { type: 'ready', problem: null },
    ])
    const bad = await run({
      start: { wish: { kind: 'demo' } },
      answer: () => ({ ok: false, error: problem }),
    })
    expect(bad.parent.heard).toEqual([{ type: 'ready', problem }])
    expect(bad.fake.frames).toEqual([
      {
        callId: 'start',
        procedure: 'workspace.createDemo',
        input: { location: { kind: 'named', name: 'Demo' } },
      },
    ])
  })

  it('opens again what was open before a crash', async () => {
    const { fake } = await run({
      start: { reopen: true },
      answer: frame =>
        JSON.stringify(frame).includes('workspace.recent')
          ? { ok: true, value: { items: [{ id: 'latest' }, { id: 'older' }] } }
          : { ok: true, value: null },
    })
    expect(fake.frames.at(-1)).toMatchObject({
      procedure: 'workspace.open',
      input: { location: { kind: 'recent', id: 'latest' } },
    })
    expect(fake.closed).toEqual([0])
  })

  it('answers heartbeats', async () => {
    const { parent } = await run()
    parent.say({ type: 'ping', count: 3 })
    expect(parent.heard.at(-1)).toEqual({ type: 'pong', count: 3 })
  })

  it('closes the backend before it ends', async () => {
    const { parent, fake, exits } = await run()
    parent.say({ type: 'stop' })
    await expect.poll(() => exits).toEqual([0])
    expect(fake.stops()).toBe(1)
  })
})

describe('a port of a page', () => {
  async function connect(answer?: Parameters<typeof createFakeBackend>[0]) {
    const stage = await run(answer ? { answer } : {})
    const { port1, port2 } = new StandInChannel()
    stage.parent.say({ type: 'connect' }, [port1])
    const replies: unknown[] = []
    port2.on('message', ({ data }) => replies.push(data))
    port2.start()
    return { ...stage, page: port2, replies }
  }

  it('carries calls, replies and events of a session of its own', async () => {
    const { fake, page, replies } = await connect(() => ({ ok: true, value: 1 }))
    page.postMessage({ callId: 'a', procedure: 'settings.get', input: {} })
    await expect.poll(() => replies).toEqual([{ reply: 'a', envelope: { ok: true, value: 1 } }])
    fake.sessions[0]?.tell({ type: 'integrity', state: 'ok' })
    await expect.poll(() => replies.at(-1)).toEqual({ event: { type: 'integrity', state: 'ok' } })
    page.close()
  })

  it('hands every hostile frame to the dispatcher and answers only those that can be answered', async () => {
    const refused = { ok: false, error: { ...problem, code: 'Validation' } } as const
    const { fake, page, replies } = await connect(() => refused)
    const hostile = [null, 7, 'text', [], { callId: 7 }, { callId: 'b', procedure: '__proto__', input: {} }]
    for (const frame of hostile) page.postMessage(frame)
    await expect.poll(() => fake.frames).toEqual(hostile)
    await expect.poll(() => replies).toEqual([{ reply: 'b', envelope: refused }])
    page.close()
  })

  it('passes cancel on', async () => {
    const { fake, page } = await connect()
    page.postMessage({ cancel: 'a' })
    await expect.poll(() => fake.frames).toEqual([{ cancel: 'a' }])
    page.close()
  })

  it('tells the main process when a workspace is opened or closed, and only then', async () => {
    const workspaces = [{ id: 'w' }, null]
    const { parent, page, replies } = await connect(frame => {
      const { procedure, callId } = frame as { procedure: string; callId: string }
      if (callId === 'refused') return { ok: false, error: problem }
      return {
        ok: true,
        value: procedure.startsWith('workspace.') ? { workspace: workspaces.shift() ?? null } : 5,
      }
    })
    for (const [callId, procedure] of [
      ['1', 'workspace.open'],
      ['2', 'ledger.list'],
      ['refused', 'workspace.open'],
      ['3', 'workspace.close'],
    ])
      page.postMessage({ callId, procedure, input: {} })
    await expect.poll(() => replies).toHaveLength(4)
    expect(parent.heard.filter(message => message.type === 'workspace')).toEqual([
      { type: 'workspace', open: true },
      { type: 'workspace', open: false },
    ])
    page.close()
  })

  it('ends its session when the page goes, and takes no late answer with it', async () => {
    const gate = Promise.withResolvers<Envelope>()
    const { fake, page } = await connect(() => gate.promise)
    page.postMessage({ callId: 'slow', procedure: 'workspace.verify', input: {} })
    await expect.poll(() => fake.frames).toHaveLength(1)
    page.close()
    await expect.poll(() => fake.closed).toEqual([0])
    gate.resolve({ ok: true, value: null })
    await gate.promise
  })
})

describe('files', () => {
  it('chosen in a dialog become incoming tokens with their own names', async () => {
    const { fake, ask } = await run()
    const file = path.join(home, 'Буџет ë.xlsx')
    await writeFile(file, 'bytes')
    const answer = unwrap(await ask({ kind: 'offerFile', path: file })) as { token: string }
    expect(answer).toMatchObject({ name: 'Буџет ë.xlsx', size: 5 })
    expect(fake.backend.files.incoming(answer.token)).toMatchObject({ path: file, temporary: false })
    expect(await ask({ kind: 'offerFile', path: path.join(home, 'gone.xlsx') })).toMatchObject({ ok: false })
    expect(await ask({ kind: 'offerFile', path: home })).toMatchObject({ ok: false })
  })

  it('folders become tokens, too', async () => {
    const { fake, ask } = await run()
    const answer = unwrap(await ask({ kind: 'offerFolder', path: home })) as { token: string; name: string }
    expect(answer.name).toBe(path.basename(home))
    expect(fake.backend.files.folder(answer.token)).toBe(home)
  })

  async function offered(fileName: string, temporary: boolean) {
    const stage = await run()
    const source = path.join(home, 'source')
    await writeFile(source, 'report')
    const token = stage.fake.backend.files.offerOutgoing({
      path: source,
      fileName,
      mediaType: 'x/y',
      temporary,
    })
    return { ...stage, source, token }
  }

  it('are saved whole where the person said, once, and a temporary source goes', async () => {
    const { ask, source, token } = await offered('r.xlsx', true)
    const target = path.join(home, 'target.xlsx')
    await writeFile(target, 'an older report')
    expect(await ask({ kind: 'saveFile', token, target })).toEqual({ ok: true, value: null })
    expect(await readFile(target, 'utf8')).toBe('report')
    await expect(access(source)).rejects.toThrow('ENOENT')
    expect(await ask({ kind: 'saveFile', token, target })).toMatchObject({ error: { code: 'NotFound' } })
  })

  it('that can not be written leave what was there untouched', async () => {
    const { ask, token } = await offered('r.xlsx', false)
    const target = path.join(home, 'no-such-folder', 'r.xlsx')
    expect(await ask({ kind: 'saveFile', token, target })).toMatchObject({
      error: { code: 'StorageReadonly', messageKey: 'shell.error.notWritten' },
    })
  })

  it('are opened as read-only copies under a harmless name, and the copies go at the end', async () => {
    const { ask, token, parent, exits } = await offered('../../Raporti: ë.pdf', false)
    const copy = String(unwrap(await ask({ kind: 'stageFile', token })))
    expect(path.basename(copy)).toBe('Raporti ë.pdf')
    expect(await readFile(copy, 'utf8')).toBe('report')
    expect((await stat(copy)).mode & 0o222).toBe(0)
    parent.say({ type: 'stop' })
    await expect.poll(() => exits).toEqual([0])
    await expect(access(copy)).rejects.toThrow('ENOENT')
  })

  it.each(['tool.exe', 'macro.xlsm', 'page.html', 'link.desktop', 'script.sh', 'image.svg', 'noending'])(
    'that could run something are not opened: %s',
    async fileName => {
      const { ask, token } = await offered(fileName, false)
      expect(await ask({ kind: 'stageFile', token })).toMatchObject({
        error: { messageKey: 'shell.error.notAllowed' },
      })
    },
  )

  it('in a folder that is full of others stay apart', async () => {
    const { ask, fake, token } = await offered('a.pdf', false)
    const other = path.join(home, 'other')
    await mkdir(other)
    await writeFile(path.join(other, 'source'), 'another')
    const second = fake.backend.files.offerOutgoing({
      path: path.join(other, 'source'),
      fileName: 'a.pdf',
      mediaType: 'x/y',
      temporary: false,
    })
    const copies = [token, second].map(async one =>
      String(unwrap(await ask({ kind: 'stageFile', token: one }))),
    )
    const [a = '', b = ''] = await Promise.all(copies)
    expect(await readFile(a, 'utf8')).toBe('report')
    expect(await readFile(b, 'utf8')).toBe('another')
  })
})
