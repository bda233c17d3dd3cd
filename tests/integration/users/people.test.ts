import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { commands, queries } from '#backend/features/users/index.ts'
import { openTestWorkspace, type TestWorkspace } from '#tests/support/workspace.ts'

let workspace: TestWorkspace
beforeEach(async () => {
  workspace = await openTestWorkspace({ queries, commands })
})
afterEach(() => workspace.close())

const person = { name: 'Vesa Invented', email: ' vesa@example.invalid ', roles: ['mentor'] as ['mentor'] }
const listed = async (id: string) => (await workspace.call('users.list', {})).rows.find(row => row.id === id)

describe('persons', () => {
  it('are created with their roles and listed without a passphrase', async () => {
    const { id, version } = await workspace.call('users.create', person)
    expect(version).toBe(1)
    expect(await listed(id)).toEqual({
      id,
      version: 1,
      name: 'Vesa Invented',
      email: 'vesa@example.invalid',
      roles: ['mentor'],
      archived: false,
      passphrase: false,
    })
  })

  it('change name and roles against the version that was read', async () => {
    const { id } = await workspace.call('users.create', person)
    const saved = await workspace.call('users.update', {
      ...person,
      id,
      version: 1,
      name: 'Vesa Changed',
      roles: ['assessor', 'director'],
      archived: false,
    })
    expect(saved).toEqual({ id, version: 2 })
    expect(await listed(id)).toMatchObject({ name: 'Vesa Changed', roles: ['assessor', 'director'] })
    const stale = await workspace.envelope('users.update', { ...person, id, version: 1, archived: false })
    expect(stale).toMatchObject({
      ok: false,
      error: { code: 'Conflict', details: { id, by: 'Test coordinator' } },
    })
  })

  it('record only the roles that really changed', async () => {
    const { id } = await workspace.call('users.create', { ...person, roles: ['mentor', 'assessor'] })
    await workspace.call('users.update', {
      ...person,
      id,
      version: 1,
      roles: ['assessor', 'auditor'],
      archived: false,
    })
    const changes = await workspace.read(db =>
      db
        .selectFrom('audit_change')
        .select(['table_name', 'operation'])
        .where('event_seq', '=', eb => eb.selectFrom('audit_event').select(s => s.fn.max('seq').as('seq')))
        .where('table_name', '=', 'person_role')
        .execute(),
    )
    expect(changes.map(change => change.operation).toSorted()).toEqual(['delete', 'insert'])
  })

  it('can not share a name while both are active', async () => {
    const { id } = await workspace.call('users.create', person)
    expect(await workspace.envelope('users.create', { ...person, name: ' VESA invented' })).toMatchObject({
      ok: false,
      error: { code: 'Conflict', messageKey: 'problem.users.nameTaken', details: { id } },
    })
    await workspace.call('users.update', { ...person, id, version: 1, archived: true })
    await workspace.call('users.create', person)
  })

  it('keep the last coordinator, whether demoted or archived', async () => {
    const id = workspace.people.coordinator
    const change = { id, version: 1, name: 'Test coordinator', email: '' }
    for (const after of [
      { roles: ['mentor'], archived: false },
      { roles: ['coordinator'], archived: true },
    ])
      expect(await workspace.envelope('users.update', { ...change, ...after })).toMatchObject({
        ok: false,
        error: { code: 'Rule.LastCoordinator' },
      })
    await workspace.call('users.create', { name: 'Second', email: '', roles: ['coordinator'] })
    await workspace.call('users.update', { ...change, roles: ['mentor'], archived: false })
    expect(await listed(id)).toMatchObject({ roles: ['mentor'] })
  })

  it('are managed by the coordinator alone', async () => {
    for (const role of ['finance_officer', 'director', 'auditor', 'mentor', 'assessor'] as const)
      expect(await workspace.envelope('users.create', person, { as: role })).toMatchObject({
        ok: false,
        error: { code: 'Forbidden' },
      })
  })
})
