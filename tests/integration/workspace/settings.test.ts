import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { commands, queries } from '#backend/features/workspace/index.ts'
import { openTestWorkspace, type TestWorkspace } from '#tests/support/workspace.ts'

let workspace: TestWorkspace
beforeEach(async () => {
  workspace = await openTestWorkspace({ queries, commands })
})
afterEach(() => workspace.close())

describe('the settings', () => {
  it('start in English and keep the chosen language', async () => {
    expect(await workspace.call('settings.get', {})).toEqual({ language: 'en' })
    await workspace.call('settings.save', { language: 'sq' })
    await workspace.call('settings.save', { language: 'sq' })
    expect(await workspace.call('settings.get', {}, { as: 'mentor' })).toEqual({ language: 'sq' })
    expect(await workspace.envelope('settings.save', { language: 'en' }, { as: 'auditor' })).toMatchObject({
      error: { code: 'Forbidden' },
    })
  })

  it('rename the workspace', async () => {
    expect(await workspace.call('workspace.rename', { name: ' Koalicioni ' })).toEqual({ name: 'Koalicioni' })
    const info = await workspace.read(db => db.selectFrom('workspace_info').select('name').execute())
    expect(info).toEqual([{ name: 'Koalicioni' }])
  })
})

describe('saved views', () => {
  const view = { list: 'ledger', name: 'Without voucher', settings: { withoutAttachment: true } }
  const listed = (as: 'coordinator' | 'director') => workspace.call('views.list', { list: 'ledger' }, { as })

  it('belong to one person and are replaced by name', async () => {
    const { id } = await workspace.call('views.save', view)
    expect(await workspace.call('views.save', { ...view, settings: [1] })).toEqual({ id, version: 2 })
    expect((await listed('coordinator')).rows).toEqual([{ id, name: view.name, settings: [1] }])
    expect((await listed('director')).rows).toEqual([])
    expect(await workspace.envelope('views.delete', { id }, { as: 'director' })).toMatchObject({
      error: { code: 'NotFound' },
    })
    await workspace.call('views.delete', { id })
    expect((await listed('coordinator')).rows).toEqual([])
  })
})

describe('drafts of forms', () => {
  it('are the own ones only', async () => {
    const put = (personId: string, savedAt: string) =>
      workspace.opened.store.writer
        .insertInto('form_draft')
        .values({
          person_id: personId,
          form: 'project',
          record_id: savedAt,
          payload: '{"title":"half"}',
          saved_at: savedAt,
        })
        .execute()
    await put(workspace.people.coordinator, '2025-06-01T08:00:00.000Z')
    await put(workspace.people.coordinator, '2025-06-02T08:00:00.000Z')
    await put(workspace.people.director, '2025-06-03T08:00:00.000Z')
    const { rows } = await workspace.call('drafts.list', {})
    expect(rows.map(row => row.savedAt)).toEqual(['2025-06-02T08:00:00.000Z', '2025-06-01T08:00:00.000Z'])
    const recordId = '2025-06-01T08:00:00.000Z'
    expect(await workspace.call('drafts.get', { form: 'project', recordId })).toEqual({
      payload: { title: 'half' },
      savedAt: recordId,
    })
    expect(await workspace.call('drafts.get', { form: 'project', recordId }, { as: 'director' })).toEqual({
      payload: null,
      savedAt: null,
    })
  })
})

describe('the list of procedures', () => {
  it('names what the person may call, and nothing else', async () => {
    const names = async (as: 'coordinator' | 'mentor') =>
      (await workspace.call('app.procedures', {}, { as })).names
    const mentor = await names('mentor')
    expect(mentor).toContain('projects.list')
    expect(mentor).not.toContain('ledger.list')
    expect(mentor).not.toContain('users.create')
    expect(await names('coordinator')).toEqual(expect.arrayContaining(['ledger.list', 'users.create']))
  })
})
