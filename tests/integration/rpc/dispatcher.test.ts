import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { openTestWorkspace, type TestWorkspace } from '#tests/support/workspace.ts'

let workspace: TestWorkspace
let calls: string[] = []

beforeEach(async () => {
  calls = []
  workspace = await openTestWorkspace({
    queries: {
      'settings.get': async ({ db }) => {
        const row = await db
          .selectFrom('setting')
          .select('value')
          .where('id', '=', 'language')
          .executeTakeFirst()
        return { language: row?.value === 'sq' ? 'sq' : 'en' }
      },
      'users.list': async ({ db }) => {
        await db.deleteFrom('setting').execute()
        return { rows: [] }
      },
      'periods.list': async () => ({ rows: 'not a list' }) as never,
    },
    commands: {
      'settings.save': async ({ trx }, input) => {
        calls.push(input.language)
        await trx.insertInto('setting').values({ id: 'language', value: input.language }).execute()
        return {}
      },
      'workspace.rename': async ({ trx }, input) => {
        await trx.updateTable('workspace_info').set({ name: input.name }).execute()
        if (input.name === 'refused')
          throw new ProblemError(problem('Rule.Blocked', 'problem.test', { failedPassphraseOf: 'x' }))
        if (input.name === 'bug') throw new TypeError('a secret of Arta Gashi')
        return { name: input.name }
      },
    },
    jobs: {
      'workspace.verify': async ({ signal, progress }) => {
        progress(1, 2, 'progress.verifyMoney')
        await new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
        throw new Error('not reached')
      },
    },
  })
})
afterEach(() => workspace.close())

const errorOf = async (answer: Promise<Awaited<ReturnType<TestWorkspace['envelope']>>>) => {
  const envelope = await answer
  return envelope.ok ? 'ok' : envelope.error
}

describe('a frame from outside', () => {
  it('is refused when its procedure is unknown, whatever the name', async () => {
    for (const name of ['nope.nothing', '__proto__', 'constructor', 'toString', 'hasOwnProperty'])
      expect(await errorOf(workspace.envelope(name, {})), name).toMatchObject({
        code: 'NotFound',
        messageKey: 'error.unknownProcedure',
      })
  })

  it('is refused when any key could reach a prototype, at any depth', async () => {
    const hostile = [
      JSON.parse('{"__proto__": {"language": "sq"}}'),
      { language: 'en', constructor: {} },
      { a: [{ prototype: 1 }] },
    ]
    for (const input of hostile)
      expect(await errorOf(workspace.envelope('settings.save', input))).toMatchObject({
        code: 'Validation',
        messageKey: 'error.hostileKeys',
      })
    let deep: unknown = 1
    for (let index = 0; index < 100; index += 1) deep = [deep]
    expect(await errorOf(workspace.envelope('settings.save', deep))).toMatchObject({ code: 'Validation' })
  })

  it('is refused with the path of each wrong field', async () => {
    expect(await errorOf(workspace.envelope('settings.save', { language: 'xx', more: 1 }))).toMatchObject({
      code: 'Validation',
      details: {
        fields: expect.arrayContaining([
          expect.objectContaining({ path: 'language' }),
          expect.objectContaining({ keys: 'more' }),
        ]),
      },
    })
    expect(await errorOf(workspace.envelope('settings.save', null))).toMatchObject({ code: 'Validation' })
  })
})

describe('a role', () => {
  it('that may not act is refused before anything runs', async () => {
    expect(
      await errorOf(workspace.envelope('settings.save', { language: 'sq' }, { as: 'mentor' })),
    ).toMatchObject({
      code: 'Forbidden',
      details: { procedure: 'settings.save', roles: 'coordinator' },
    })
    expect(calls).toEqual([])
  })

  it('that may not act hears so before anything of its input is looked at', async () => {
    for (const input of [{ language: 'xx', more: 1 }, null, []])
      expect(await errorOf(workspace.envelope('settings.save', input, { as: 'auditor' }))).toMatchObject({
        code: 'Forbidden',
        details: { procedure: 'settings.save', roles: 'coordinator' },
      })
    expect(await errorOf(workspace.envelope('nope.nothing', null, { as: 'auditor' }))).toMatchObject({
      code: 'NotFound',
    })
  })

  it('is asked for when nobody is working yet', async () => {
    workspace.session('coordinator').actor = undefined
    expect(await errorOf(workspace.envelope('settings.get', {}))).toMatchObject({
      code: 'Forbidden',
      messageKey: 'error.noPerson',
    })
  })
})

describe('a command', () => {
  it('with the same id runs once and answers the same again', async () => {
    const commandId = '0190a000-0000-7000-8000-000000000001'
    expect(await errorOf(workspace.envelope('settings.save', { language: 'sq' }, { commandId }))).toBe('ok')
    expect(await errorOf(workspace.envelope('settings.save', { language: 'sq' }, { commandId }))).toBe('ok')
    expect(calls).toEqual(['sq'])
    expect(
      await errorOf(workspace.envelope('settings.save', { language: 'en' }, { commandId })),
    ).toMatchObject({ code: 'Conflict', messageKey: 'error.commandIdReused' })
  })

  it('that is refused leaves nothing, no event either, and never tells whose passphrase was wrong', async () => {
    const before = workspace.opened.auditHead
    const error = await errorOf(workspace.envelope('workspace.rename', { name: 'refused' }))
    expect(error).toMatchObject({ code: 'Rule.Blocked', details: {} })
    expect(workspace.opened.auditHead).toBe(before)
    expect(
      await workspace.read(db => db.selectFrom('workspace_info').select('name').executeTakeFirst()),
    ).toEqual({ name: 'Test' })
  })

  it('that meets a bug answers with an incident whose stack only the log holds', async () => {
    const error = await errorOf(workspace.envelope('workspace.rename', { name: 'bug' }))
    expect(error).toMatchObject({ code: 'Internal', messageKey: 'error.internal', details: {} })
    expect(JSON.stringify(error)).not.toContain('Arta')
    expect(workspace.logs.join('\n')).toContain(typeof error === 'object' ? String(error.incidentId) : 'none')
  })

  it('after a failed one still runs, one at a time, each with its own event', async () => {
    await Promise.all([
      workspace.envelope('workspace.rename', { name: 'bug' }),
      workspace.envelope('workspace.rename', { name: 'A' }),
      workspace.envelope('workspace.rename', { name: 'B' }),
    ])
    const events = await workspace.read(db =>
      db
        .selectFrom('audit_event')
        .select(['seq', 'procedure', 'changes', 'person_name'])
        .orderBy('seq')
        .execute(),
    )
    expect(events.map(event => event.procedure)).toEqual([
      'workspace.create',
      'workspace.rename',
      'workspace.rename',
    ])
    expect(events.at(-1)).toMatchObject({ seq: 3, changes: 1, person_name: 'Test coordinator' })
    expect(workspace.events).toContainEqual({ type: 'changed', topics: ['workspace_info'] })
  })

  it('waits for the integrity check and is refused when the file is damaged', async () => {
    workspace.opened.startIntegrityCheck(() => undefined)
    expect(await errorOf(workspace.envelope('workspace.rename', { name: 'C' }))).toBe('ok')
    expect(workspace.opened.integrity).toBe('ok')
  })
})

describe('a query', () => {
  it('cannot write', async () => {
    expect(await errorOf(workspace.envelope('users.list', {}))).toMatchObject({ code: 'StorageReadonly' })
  })

  it('that answers outside its contract is a bug, not an answer', async () => {
    const projectId = '0190a000-0000-7000-8000-000000000001'
    expect(await errorOf(workspace.envelope('periods.list', { projectId }))).toMatchObject({
      code: 'Internal',
    })
  })
})

describe('a job', () => {
  it('tells how far it is and stops when cancelled', async () => {
    const answer = workspace.envelope('workspace.verify', {})
    await expect.poll(() => workspace.events.some(event => event.type === 'progress')).toBe(true)
    for (const job of workspace.session('coordinator').jobs.values()) job.abort()
    expect(await errorOf(answer)).toMatchObject({ code: 'Cancelled' })
    expect(workspace.session('coordinator').jobs.size).toBe(0)
  })
})
