import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { queries } from '#backend/features/audit/index.ts'
import { commands } from '#backend/features/organisations/index.ts'
import { blankOrganisation } from '#tests/support/blank-records.ts'
import { openTestWorkspace, type TestWorkspace } from '#tests/support/workspace.ts'

let workspace: TestWorkspace
beforeEach(async () => {
  workspace = await openTestWorkspace({ queries, commands })
})
afterEach(() => workspace.close())

const create = (name: string) => workspace.call('organisations.create', { ...blankOrganisation, name })

describe('the audit trail', () => {
  it('lists events newest first, in pages, with the head of the chain', async () => {
    for (const name of ['One', 'Two', 'Three']) await create(name)
    const first = await workspace.call('audit.list', { limit: 2 })
    expect(first.rows.map(row => row.procedure)).toEqual(['organisations.create', 'organisations.create'])
    expect(first.hasMore).toBe(true)
    expect(first.head).toBe(first.rows[0]?.hash)
    const rest = await workspace.call('audit.list', { limit: 2, before: first.rows[1]?.seq ?? null })
    expect(rest.rows.map(row => row.procedure)).toEqual(['organisations.create', 'workspace.create'])
    expect(rest.hasMore).toBe(false)
  })

  it('shows what happened to one record, before and after', async () => {
    const { id } = await create('Before')
    await create('Other')
    await workspace.call('organisations.update', {
      ...blankOrganisation,
      id,
      version: 1,
      name: 'After',
      archived: false,
    })
    const { rows } = await workspace.call('audit.list', { recordId: id })
    expect(rows.map(row => row.procedure)).toEqual(['organisations.update', 'organisations.create'])
    const changes = await workspace.call('audit.changes', { seq: rows[0]?.seq ?? 0 })
    expect(changes.rows).toMatchObject([
      {
        table: 'organisation',
        rowId: id,
        operation: 'update',
        fields: [
          {
            column: 'name',
            before: { kind: 'text', text: 'Before' },
            after: { kind: 'text', text: 'After' },
          },
        ],
      },
    ])
    expect(await workspace.envelope('audit.changes', { seq: 999 })).toMatchObject({
      error: { code: 'NotFound' },
    })
  })

  it('is closed to mentors and assessors', async () => {
    for (const role of ['mentor', 'assessor'] as const)
      expect(await workspace.envelope('audit.list', {}, { as: role })).toMatchObject({
        error: { code: 'Forbidden' },
      })
  })
})
