import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Envelope } from '#shared/contract/frames.ts'
import type { JsonValue } from '#shared/kernel/errors.ts'
import { createDemoFolder } from './demo-folder.ts'
import type { CarrierStage, LiveStage, OpenStage } from './stage.ts'

type Demo = Awaited<ReturnType<typeof createDemoFolder>>

const unwrap = (envelope: Envelope): JsonValue => {
  if (!envelope.ok) throw new Error(`${envelope.error.code} ${envelope.error.messageKey}`)
  return envelope.value
}
const codeOf = (envelope: Envelope | undefined) => (envelope?.ok === false ? envelope.error.code : 'ok')

/** Own keys that a parser must not take for the prototype. */
const hostile = (text: string): unknown => JSON.parse(text)

const COMMAND = '01890a5d-ac96-774b-bcce-b302099a8057'

function describeCalls(stage: () => CarrierStage) {
  describe('calls', () => {
    it('answer with the value', async () => {
      const status = unwrap(await stage().call('workspace.status', {}))
      expect(status).toMatchObject({ workspace: { demo: true, folderName: 'Demo', baseCurrency: 'EUR' } })
    })

    it.each(['no.such', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'workspace.status '])(
      'of an unknown procedure are not found (%s)',
      async name => {
        const answer = await stage().call(name, {})
        expect(codeOf(answer)).toBe('NotFound')
      },
    )

    it('with a wrong value name the field', async () => {
      const answer = await stage().call('audit.list', { limit: 'many' })
      expect(answer).toMatchObject({ ok: false, error: { code: 'Validation', incidentId: null } })
      expect(JSON.stringify(answer)).toContain('"path":"limit"')
    })

    it('with a field too many or missing are refused', async () => {
      expect(codeOf(await stage().call('settings.get', { extra: 1 }))).toBe('Validation')
      expect(codeOf(await stage().call('settings.save', {}))).toBe('Validation')
      expect(codeOf(await stage().call('settings.save', { language: 'xx' }))).toBe('Validation')
    })

    it.each([
      '{"__proto__":{"language":"sq"}}',
      '{"language":"sq","__proto__":{"admin":true}}',
      '{"language":"sq","constructor":{"prototype":{"admin":true}}}',
    ])('with a hostile key are refused: %s', async text => {
      expect(codeOf(await stage().call('settings.save', hostile(text)))).toBe('Validation')
      expect(Reflect.get({}, 'admin')).toBeUndefined()
    })

    it.each([null, 7, 'text', [], [{}], true])(
      'with input that is no object are refused: %j',
      async input => {
        expect(codeOf(await stage().call('settings.get', input))).toBe('Validation')
      },
    )

    it('carry every script unchanged', async () => {
      const text = 'Ëç Çă „Данок“ — 50 % \u{1F9FE} ё\u0301 \t\n"quoted"'
      const draft = { form: 'conformance', recordId: 'new' }
      unwrap(await stage().call('drafts.save', { ...draft, payload: { text, list: [1, -0.5, null, true] } }))
      expect(unwrap(await stage().call('drafts.get', draft))).toMatchObject({
        payload: { text, list: [1, -0.5, null, true] },
      })
    })

    it('of a command under the same id change something once', async () => {
      const person = { name: 'Ardita Ëmbla', email: '', roles: ['mentor'] }
      const first = unwrap(await stage().call('users.create', person, COMMAND))
      expect(unwrap(await stage().call('users.create', person, COMMAND))).toEqual(first)
      const people = unwrap(await stage().call('users.list', {}))
      expect(JSON.stringify(people).split('Ardita Ëmbla')).toHaveLength(2)
    })

    it('under an id that another command used are a conflict', async () => {
      const other = { name: 'Somebody else', email: '', roles: ['mentor'] }
      expect(codeOf(await stage().call('users.create', other, COMMAND))).toBe('Conflict')
    })
  })
}

type Answers = Map<string, JsonValue>

function describeValues(open: OpenStage, demo: () => Demo, firstAnswers: Answers) {
  it('gives the same values as every other carrier', async () => {
    const stage = await open(await demo().copy())
    const questions: readonly (readonly [string, unknown])[] = [
      ['projects.list', {}],
      ['ledger.list', { filter: {}, limit: 50 }],
      ['organisations.list', { limit: 50 }],
      ['documents.kinds', {}],
      ['audit.list', { limit: 20 }],
    ]
    for (const [procedure, input] of questions) {
      const value = unwrap(await stage.call(procedure, input))
      const known = firstAnswers.get(procedure)
      if (known === undefined) firstAnswers.set(procedure, value)
      else expect(value, procedure).toStrictEqual(known)
      expect(JSON.parse(JSON.stringify(value)), `${procedure} survives JSON`).toStrictEqual(value)
    }
    await stage.close()
  })
}

function describeLive(live: () => LiveStage, call: CarrierStage['call']) {
  describe('a lasting connection', () => {
    it.each([
      null,
      7,
      'text',
      [],
      {},
      { procedure: 'workspace.status', input: {} },
      { callId: '', procedure: 'workspace.status', input: {} },
      { callId: 'x'.repeat(101), procedure: 'workspace.status', input: {} },
      { callId: 'x', procedure: 7, input: {} },
      { callId: 'x', procedure: 'workspace.status' },
      { callId: 'x', procedure: 'workspace.status', input: {}, extra: 1 },
      { callId: 'x', procedure: 'settings.save', input: { language: 'en' }, commandId: 'not-a-uuid' },
    ])('refuses what is no frame and goes on: %j', async frame => {
      const answer = await live().send(frame)
      if (answer !== undefined) expect(codeOf(answer)).toBe('Validation')
      expect(codeOf(await call('workspace.status', {}))).toBe('ok')
    })

    it('runs many calls at once and mixes up none', async () => {
      const forms = Array.from({ length: 40 }, (_, index) => ({ form: 'many', recordId: String(index) }))
      await Promise.all(forms.map(form => call('drafts.save', { ...form, payload: form.recordId })))
      const read = await Promise.all(forms.map(form => call('drafts.get', form)))
      expect(read.map(answer => Reflect.get(Object(unwrap(answer)), 'payload'))).toEqual(
        forms.map(form => form.recordId),
      )
    })

    it('tells what changed', async () => {
      const before = live().events.length
      unwrap(await call('settings.save', { language: 'sq' }))
      await expect
        .poll(() =>
          live()
            .events.slice(before)
            .map(event => event.type),
        )
        .toContain('changed')
    })

    it('tells the progress of a job under its call id', async () => {
      const answer = await live().send({ callId: 'verify-1', procedure: 'workspace.verify', input: {} })
      expect(codeOf(answer)).toBe('ok')
      const heard = () =>
        live().events.filter(event => event.type === 'progress' && event.callId === 'verify-1')
      await expect.poll(() => heard().length).toBeGreaterThan(0)
    })

    it('cancels a job, and the next one runs', async () => {
      const running = live().send({ callId: 'verify-2', procedure: 'workspace.verify', input: {} })
      await live().cancel('verify-2')
      expect(['Cancelled', 'ok']).toContain(codeOf(await running))
      await live().cancel('nobody')
      expect(codeOf(await call('workspace.verify', {}))).toBe('ok')
    })

    it('acts as the person it was changed to, and no longer may what that person may not', async () => {
      const created = unwrap(
        await call('users.create', { name: 'Lindita Auditor', email: '', roles: ['auditor'] }),
      )
      const personId = Reflect.get(Object(created), 'id')
      const { session } = Object(unwrap(await call('workspace.status', {})))
      unwrap(await call('users.switch', { personId, passphrase: null }))
      for (const input of [{ language: 'en' }, { language: 'xx', extra: 1 }, null])
        expect(await call('settings.save', input)).toMatchObject({
          ok: false,
          error: { code: 'Forbidden', details: { procedure: 'settings.save' } },
        })
      unwrap(await call('users.switch', { personId: session.personId, passphrase: null }))
      expect(codeOf(await call('settings.save', { language: 'en' }))).toBe('ok')
    })
  })
}

function describeWithoutWorkspace(open: OpenStage, demo: () => Demo) {
  it('says so when no workspace is open, and makes one', async () => {
    const { home } = await demo().copy()
    const stage = await open({ home, folder: null })
    expect(codeOf(await stage.call('settings.get', {}))).toBe('Unavailable')
    const created = await stage.call('workspace.create', {
      location: { kind: 'named', name: 'Koalicioni „Ëndrra“' },
      name: 'Koalicioni „Ëndrra“',
      coordinatorName: 'Vjosa',
    })
    expect(unwrap(created)).toMatchObject({ session: { name: 'Vjosa', roles: ['coordinator'] } })
    expect(codeOf(await stage.call('settings.get', {}))).toBe('ok')
    expect(unwrap(await stage.call('workspace.close', {}))).toMatchObject({ workspace: null })
    await stage.close()
  })
}

export interface Carrier {
  readonly name: string
  readonly open: OpenStage
  /** False for a carrier that starts a process for each call: it has no frames, events or person of its own. */
  readonly lasting: boolean
}

function describeCarrier(carrier: Carrier, demo: () => Demo, firstAnswers: Answers): void {
  describe(carrier.name, () => {
    let opened: CarrierStage | undefined
    const stage = () => {
      if (!opened) throw new Error('not opened yet')
      return opened
    }
    const live = () => {
      const found = stage().live
      if (!found) throw new Error('no lasting connection')
      return found
    }
    beforeAll(async () => {
      opened = await carrier.open(await demo().copy())
    })
    afterAll(() => opened?.close())
    describeCalls(stage)
    describeValues(carrier.open, demo, firstAnswers)
    if (!carrier.lasting) return
    describeLive(live, (procedure, input, commandId) => stage().call(procedure, input, commandId))
    describeWithoutWorkspace(carrier.open, demo)
  })
}

/** What every carrier must do alike (architecture.md, section 3), over copies of one demo workspace. */
export function describeConformance(carriers: readonly Carrier[]): void {
  let demo: Demo | undefined
  const ready = () => {
    if (!demo) throw new Error('no demo yet')
    return demo
  }
  beforeAll(async () => {
    demo = await createDemoFolder()
  })
  afterAll(() => demo?.remove())
  const firstAnswers: Answers = new Map()
  for (const carrier of carriers) describeCarrier(carrier, ready, firstAnswers)
}
