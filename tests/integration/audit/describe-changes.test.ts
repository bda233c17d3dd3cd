import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { columnKind } from '#backend/features/audit/columns.ts'
import { queries as audit } from '#backend/features/audit/index.ts'
import { commands as ledger } from '#backend/features/ledger/index.ts'
import { commands as organisations } from '#backend/features/organisations/index.ts'
import { commands as programmes } from '#backend/features/programmes/index.ts'
import { migrations } from '#backend/migrations/index.ts'
import type { AuditField } from '#shared/contract/audit.ts'
import { messagesOf } from '#shared/locales/index.ts'
import { blankOrganisation, blankProject } from '#tests/support/blank-records.ts'
import type { TestWorkspace } from '#tests/support/workspace.ts'
import { draftInput, type MoneyFixture, openMoneyFixture } from '../ledger/fixture.ts'

let fixture: MoneyFixture
let workspace: TestWorkspace
beforeEach(async () => {
  fixture = await openMoneyFixture({
    queries: audit,
    commands: { ...ledger, ...organisations, ...programmes },
  })
  workspace = fixture.workspace
})
afterEach(() => workspace.close())

const eventsOf = (recordId: string) => workspace.call('audit.list', { recordId })
const changesOf = async (recordId: string, procedure: string) => {
  const event = (await eventsOf(recordId)).rows.find(row => row.procedure === procedure)
  return (await workspace.call('audit.changes', { seq: event?.seq ?? 0, recordId })).rows
}
const field = (fields: readonly AuditField[] | undefined, column: string) =>
  fields?.find(item => item.column === column)

const saveDraft = (change: Parameters<typeof draftInput>[1] = {}) =>
  workspace.call('ledger.saveDraft', draftInput(fixture, change))

describe('the trail of a ledger entry', () => {
  it('tells amounts with their currency, references by name and codes by the key of their name', async () => {
    const { projectId, lines } = fixture
    const { id } = await saveDraft({ amountMinor: 123_456 })
    const [change, split] = await changesOf(id, 'ledger.saveDraft')
    expect(change).toMatchObject({ table: 'ledger_entry', operation: 'insert' })
    expect(field(change?.fields, 'amount_minor')).toEqual({
      column: 'amount_minor',
      before: null,
      after: { kind: 'money', minor: 123_456, currency: 'EUR' },
    })
    expect(field(change?.fields, 'project_id')?.after).toEqual({
      kind: 'record',
      id: projectId,
      name: 'MAIN',
    })
    expect(field(change?.fields, 'state')?.after).toEqual({
      kind: 'word',
      key: 'state.draft',
      code: 'draft',
    })
    expect(field(change?.fields, 'created_by')?.after).toMatchObject({ name: 'Test coordinator' })
    expect(change?.fields.map(item => item.column)).not.toContain('version')
    expect(split).toMatchObject({ table: 'ledger_split', operation: 'insert' })
    expect(field(split?.fields, 'budget_line_id')?.after).toEqual({
      kind: 'record',
      id: lines['1.1'],
      name: '1.1',
    })
    expect(field(split?.fields, 'amount_minor')?.after).toEqual({
      kind: 'money',
      minor: 123_456,
      currency: 'EUR',
    })
  })

  it('includes vouchers that were added and taken away, also after they are gone', async () => {
    const { id } = await saveDraft()
    const other = await saveDraft()
    const file = path.join(workspace.home, 'voucher.pdf')
    await writeFile(file, 'a voucher')
    const token = workspace.state.files.offerIncoming({
      path: file,
      fileName: 'fatura 7.pdf',
      mediaType: 'application/pdf',
      temporary: false,
    })
    const attached = await workspace.call('ledger.attach', { entryId: id, token })
    await workspace.call('ledger.attach', { entryId: other.id, token })
    await workspace.call('ledger.detach', { attachmentId: attached.id })
    expect((await eventsOf(id)).rows.map(row => row.procedure)).toEqual([
      'ledger.detach',
      'ledger.attach',
      'ledger.saveDraft',
    ])
    const [added] = await changesOf(id, 'ledger.attach')
    expect(added).toMatchObject({ table: 'attachment_link', operation: 'insert' })
    expect(field(added?.fields, 'file_name')?.after).toEqual({ kind: 'text', text: 'fatura 7.pdf' })
    const [removed] = await changesOf(id, 'ledger.detach')
    expect(removed).toMatchObject({ operation: 'delete' })
    expect(field(removed?.fields, 'file_name')).toMatchObject({
      before: { text: 'fatura 7.pdf' },
      after: null,
    })
  })

  it('shows only its own part of a step that changed many records', async () => {
    const { projectId } = fixture
    const ids: string[] = []
    await workspace.write(async ({ trx, newId }) => {
      for (let index = 0; index < 3; index += 1) {
        const id = newId()
        ids.push(id)
        await trx
          .insertInto('organisation')
          .values({ id, name: `Org ${index}` })
          .execute()
      }
      await trx
        .insertInto('project_donor')
        .values({
          id: newId(),
          project_id: projectId,
          organisation_id: ids[0] ?? '',
          role: 'funding',
          position: 0,
        })
        .execute()
    })
    const seq = (await eventsOf(ids[2] ?? '')).rows[0]?.seq ?? 0
    const rows = (await workspace.call('audit.changes', { seq, recordId: ids[2] ?? '' })).rows
    expect(rows.map(row => row.rowId)).toEqual([ids[2]])
    expect((await workspace.call('audit.changes', { seq })).rows).toHaveLength(4)
  })
})

describe('the trail of a project', () => {
  it('includes its donor chain, and names what is no longer there', async () => {
    const { projectId } = fixture
    const { id } = await workspace.call('organisations.create', { ...blankOrganisation, name: 'Sida' })
    await workspace.call('projects.setDonors', {
      projectId,
      donors: [{ organisationId: id, role: 'funding' }],
    })
    await workspace.call('projects.setDonors', { projectId, donors: [] })
    await workspace.write(async ({ trx }) => {
      await trx.deleteFrom('organisation').where('id', '=', id).execute()
    })
    const [change] = await changesOf(projectId, 'projects.setDonors')
    expect(change).toMatchObject({ table: 'project_donor', operation: 'delete' })
    expect(field(change?.fields, 'organisation_id')?.before).toEqual({ kind: 'record', id, name: 'Sida' })
    expect(field(change?.fields, 'role')?.before).toMatchObject({ key: 'chainRole.funding' })
  })

  it('tells one changed limit of the contract, not the whole list', async () => {
    const { id } = await workspace.call('projects.create', { ...blankProject, code: 'EU-2', rulePack: 'eu' })
    await workspace.call('projects.setRule', {
      id,
      version: 1,
      name: 'realloc_limit',
      value: '0.15',
      confirmed: true,
      reason: 'Special Conditions 7.2',
    })
    const [change] = await changesOf(id, 'projects.setRule')
    expect(change?.fields).toEqual([
      {
        column: 'rule.realloc_limit',
        before: { kind: 'text', text: '0.25' },
        after: { kind: 'text', text: '0.15' },
      },
    ])
  })
})

describe('every column of an audited table', () => {
  it('has a name in both languages, or is left out on purpose', () => {
    const messages = [messagesOf('en'), messagesOf('sq')]
    const tables = migrations.flatMap(migration => migration.audited)
    expect(tables.length).toBeGreaterThan(30)
    const missing = tables.flatMap(table => {
      const columns = workspace.opened.store.readConnection
        .prepare<[], { name: string }>(`PRAGMA table_info (${table})`)
        .all()
      return columns
        .map(column => column.name)
        .filter(column => !['hidden', 'parameters'].includes(columnKind(table, column).kind))
        .filter(column => !messages.every(known => `column.${column}` in known))
        .map(column => `${table}.${column}`)
    })
    expect(missing).toEqual([])
  })
})
