import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { commands as organisations } from '#backend/features/organisations/index.ts'
import { commands as programmes } from '#backend/features/programmes/index.ts'
import { queries } from '#backend/features/search/index.ts'
import type { Role } from '#shared/contract/index.ts'
import { blankOrganisation, blankProject } from '#tests/support/blank-records.ts'
import { type OpenDemo, openDemo } from '#tests/support/open-demo.ts'
import { openTestWorkspace, type TestWorkspace } from '#tests/support/workspace.ts'

let workspace: TestWorkspace
let projectId: string
beforeEach(async () => {
  workspace = await openTestWorkspace({ queries, commands: { ...organisations, ...programmes } })
  projectId = (
    await workspace.call('projects.create', { ...blankProject, code: 'P-1', title: 'Dixhitalizimi' })
  ).id
})
afterEach(() => workspace.close())

const find = async (text: string, as: Role = 'coordinator', limit = 20) =>
  (await workspace.call('search.find', { text, limit }, { as })).rows

async function addEntries(payees: readonly string[]) {
  await workspace.write(async ({ trx, newId, actor, now }) => {
    for (const payee of payees)
      await trx
        .insertInto('ledger_entry')
        .values({
          id: newId(),
          project_id: projectId,
          state: 'draft',
          entry_date: '2025-01-15',
          document_no: 'F-77',
          payee,
          description: 'Qira zyre për muajin janar',
          currency: 'EUR',
          amount_minor: 100,
          base_currency: 'EUR',
          created_by: actor.personId,
          created_at: now,
          document_date: null,
          payment_date: null,
          beneficiary_id: null,
          intervention_id: null,
          vat_minor: null,
          rate: null,
          rate_date: null,
          base_minor: null,
          quantity: null,
          period_id: null,
          reverses_id: null,
          posted_by: null,
          posted_at: null,
          import_run_id: null,
          source_file: null,
          source_sheet: null,
          source_row: null,
        })
        .execute()
  })
}

describe('search', () => {
  it('finds every kind of record by the start of its words, accents and case aside', async () => {
    await workspace.call('organisations.create', { ...blankOrganisation, name: 'Shoqata Dorëzimi' })
    await addEntries(['Измислен добавувач'])
    expect(await find('dixh')).toEqual([
      {
        kind: 'project',
        id: projectId,
        projectId,
        title: expect.stringContaining('P-1'),
        snippet: expect.any(String),
      },
    ])
    expect((await find('DOREZ')).map(hit => hit.kind)).toEqual(['organisation'])
    expect((await find('ИЗМ доб')).map(hit => hit.kind)).toEqual(['ledger_entry'])
    expect((await find('finance_officer')).map(hit => hit.kind)).toEqual(['person'])
    expect((await find('qira janar'))[0]?.snippet).toContain('Qira zyre')
  })

  it('says a contract number of its own, and not once more where it is the code', async () => {
    await workspace.call('projects.create', {
      ...blankProject,
      code: 'C-1',
      title: 'Same',
      contractNo: 'C-1',
    })
    await workspace.call('projects.create', {
      ...blankProject,
      code: 'C-2',
      title: 'Own',
      contractNo: 'HE/77',
    })
    const projects = (await find('C')).filter(({ kind }) => kind === 'project')
    expect(projects.map(hit => hit.title)).toEqual(['C-2 Own HE/77', 'C-1 Same'])
    expect((await find('HE 77')).map(hit => hit.title)).toEqual(['C-2 Own HE/77'])
  })

  it('follows a change of the record', async () => {
    const { id } = await workspace.call('organisations.create', { ...blankOrganisation, name: 'Before' })
    await workspace.call('organisations.update', {
      ...blankOrganisation,
      id,
      version: 1,
      name: 'Afterwards',
      archived: false,
    })
    expect(await find('before')).toEqual([])
    expect((await find('afterw')).map(hit => hit.id)).toEqual([id])
  })

  it('takes any text without breaking the query', async () => {
    for (const text of [
      '"',
      "'",
      'a" OR "b',
      'NEAR(',
      'title:x',
      '*',
      '^',
      '-',
      'AND',
      '((',
      '\u0000',
      '%_',
      '😀',
      '{a b}',
    ])
      await expect(find(text)).resolves.toBeInstanceOf(Array)
    expect(await find('')).toEqual([])
    expect(await find('dixh OR nothing')).toEqual([])
  })

  it('hides entries from those who do not read finance', async () => {
    await addEntries(['Payee One'])
    for (const role of ['finance_officer', 'director', 'auditor'] as const)
      expect(await find('payee', role)).toHaveLength(1)
    for (const role of ['mentor', 'assessor'] as const) {
      expect(await find('payee', role)).toEqual([])
      expect(await find('dixh', role)).toHaveLength(1)
    }
  })

  it('puts few records before many, a whole title before scattered words, and keeps the limit', async () => {
    await addEntries(Array.from({ length: 30 }, (_, index) => `Alfa supplier ${index}`))
    await workspace.call('organisations.create', { ...blankOrganisation, name: 'Supplier of Alfa' })
    await workspace.call('organisations.create', { ...blankOrganisation, name: 'Alfa Supplier' })
    const hits = await find('alfa supplier', 'coordinator', 5)
    expect(hits.map(hit => hit.kind)).toEqual([
      'organisation',
      'organisation',
      'ledger_entry',
      'ledger_entry',
      'ledger_entry',
    ])
    expect(hits[0]?.title).toContain('Alfa Supplier')
  })
})

describe('search over calls', () => {
  let demo: OpenDemo
  beforeAll(async () => {
    demo = await openDemo(0)
  })
  afterAll(() => demo.close())
  const findAs = async (role: Role, text: string) =>
    (await queries['search.find'](await demo.as(role), { text, limit: 20 })).rows.map(hit => hit.kind)

  it('finds a call by its code and an application by its number and its applicant', async () => {
    expect(await findAs('coordinator', 'XK-G1')).toContain('call')
    expect(await findAs('coordinator', 'DII-G1-004')).toEqual(['application'])
    expect(await findAs('finance_officer', 'hapi prizren')).toContain('application')
  })

  it('tells an assessor and a mentor of neither: a hidden name could be searched for', async () => {
    for (const role of ['assessor', 'mentor'] as const) {
      expect(await findAs(role, 'DII-G1')).toEqual([])
      expect(await findAs(role, 'hapi prizren')).toEqual(['organisation'])
    }
  })
})
