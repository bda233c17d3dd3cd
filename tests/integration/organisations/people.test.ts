import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { InputOf } from '#shared/contract/index.ts'
import { openTestWorkspace, type TestWorkspace } from '#tests/support/workspace.ts'
import { asPerson, type Evaluation, openEvaluation } from '../evaluation/setup.ts'

let workspace: TestWorkspace
let evaluation: Evaluation
let organisationId: string
let applicationId: string

beforeEach(async () => {
  workspace = await openTestWorkspace()
  evaluation = await openEvaluation(workspace, { applications: 2, blind: false })
  const [application] = evaluation.applications
  if (!application) throw new Error('The call has applications')
  organisationId = application.organisationId
  applicationId = application.id
})
afterEach(() => workspace.close())

type Input = InputOf<'organisations.savePerson'>
const blank = (fields: Partial<Input> = {}): Input => ({
  id: null,
  version: null,
  organisationId,
  name: 'Besa Krasniqi',
  role: 'signatory',
  since: null,
  until: null,
  personId: null,
  ...fields,
})
const save = (fields: Partial<Input> = {}) => workspace.call('organisations.savePerson', blank(fields))
const refusalOf = async (name: string, input: unknown) => {
  const answer = await workspace.envelope(name, input)
  return answer.ok ? 'done' : `${answer.error.code} ${answer.error.messageKey}`
}
const rows = async () => (await workspace.call('organisations.people', { organisationId })).rows
const ABSENT = '00000000-0000-4000-8000-000000000000'

describe('people behind an organisation', () => {
  it('are added, listed with the person of the workspace they are, changed and taken out', async () => {
    const personId = workspace.people.assessor
    const { id } = await save({ name: ' Besa Krasniqi ', since: '2024-01-01', until: '2026-12-31', personId })
    expect((await rows()).map(({ name }) => name)).toEqual(['Zana Prekazi', 'Besa Krasniqi'])
    expect((await rows())[1]).toEqual({
      id,
      version: 1,
      name: 'Besa Krasniqi',
      role: 'signatory',
      since: '2024-01-01',
      until: '2026-12-31',
      person: { id: personId, name: 'Test assessor' },
    })
    expect(await save({ id, version: 1, role: 'board_member', personId: null })).toEqual({ id, version: 2 })
    expect((await rows()).find(row => row.id === id)).toMatchObject({
      role: 'board_member',
      until: null,
      person: null,
    })
    await workspace.call('organisations.removePerson', { id, version: 2 })
    expect((await rows()).map(({ name }) => name)).toEqual(['Zana Prekazi'])
  })

  it('are not changed on an old version, nor under another organisation, nor when they are gone', async () => {
    const { id } = await save()
    await save({ id, version: 1, since: '2025-01-01' })
    expect(await refusalOf('organisations.savePerson', blank({ id, version: 1 }))).toBe(
      'Conflict problem.changedMeanwhile',
    )
    expect(await refusalOf('organisations.removePerson', { id, version: 1 })).toBe(
      'Conflict problem.changedMeanwhile',
    )
    const other = evaluation.applications[1]?.organisationId ?? ''
    expect(
      await refusalOf('organisations.savePerson', blank({ id, version: 2, organisationId: other })),
    ).toBe('NotFound problem.notFound.organisationPerson')
    await workspace.call('organisations.removePerson', { id, version: 2 })
    expect(await refusalOf('organisations.removePerson', { id, version: 2 })).toBe(
      'NotFound problem.notFound.organisationPerson',
    )
    expect(await refusalOf('organisations.people', { organisationId: ABSENT })).toBe(
      'NotFound problem.notFound.organisation',
    )
    expect(await refusalOf('organisations.savePerson', blank({ organisationId: ABSENT }))).toBe(
      'NotFound problem.notFound.organisation',
    )
    expect(await refusalOf('organisations.savePerson', blank({ personId: ABSENT }))).toBe(
      'NotFound problem.notFound.person',
    )
  })

  it('have one role once at a time and days in order, however the name is written', async () => {
    await save({ since: '2023-01-01', until: '2024-12-31' })
    const twice = 'Conflict problem.organisationPeople.twice'
    expect(await refusalOf('organisations.savePerson', blank({ name: 'BESA  krasniqi' }))).toBe(twice)
    expect(await refusalOf('organisations.savePerson', blank({ since: '2024-12-31' }))).toBe(twice)
    expect(await refusalOf('organisations.savePerson', blank({ until: '2023-01-01' }))).toBe(twice)
    expect(await refusalOf('organisations.savePerson', blank({ role: 'contact' }))).toBe('done')
    expect(await refusalOf('organisations.savePerson', blank({ since: '2025-01-01' }))).toBe('done')
    expect(
      await refusalOf(
        'organisations.savePerson',
        blank({ name: 'Agim', since: '2025-02-01', until: '2025-01-31' }),
      ),
    ).toBe('Rule.Dates problem.organisationPeople.untilBeforeSince')
    expect(await refusalOf('organisations.savePerson', blank({ name: ' ' }))).toMatch(/^Validation/)
  })

  it('are read by those who run or check calls, and written by coordinators and finance officers', async () => {
    for (const as of ['coordinator', 'finance_officer', 'director', 'auditor'] as const)
      expect(await workspace.envelope('organisations.people', { organisationId }, { as })).toMatchObject({
        ok: true,
      })
    const { id } = await workspace.call('organisations.savePerson', blank(), { as: 'finance_officer' })
    for (const as of ['assessor', 'mentor'] as const)
      expect(await workspace.envelope('organisations.people', { organisationId }, { as })).toMatchObject({
        error: { code: 'Forbidden' },
      })
    for (const as of ['assessor', 'mentor', 'director', 'auditor'] as const) {
      expect(await workspace.envelope('organisations.savePerson', blank(), { as })).toMatchObject({
        error: { code: 'Forbidden' },
      })
      expect(
        await workspace.envelope('organisations.removePerson', { id, version: 1 }, { as }),
      ).toMatchObject({ error: { code: 'Forbidden' } })
    }
  })

  it('stand in the audit trail with every value in words, also after they are gone', async () => {
    const { id } = await save({ personId: workspace.people.assessor, since: '2024-05-01' })
    await workspace.call('organisations.removePerson', { id, version: 1 })
    const { rows: ofBody } = await workspace.call('audit.list', { recordId: organisationId })
    expect(ofBody.map(({ procedure }) => procedure)).toEqual(
      expect.arrayContaining(['organisations.removePerson', 'organisations.savePerson']),
    )
    const { rows: events } = await workspace.call('audit.list', { recordId: id })
    expect(events.map(({ procedure }) => procedure)).toEqual([
      'organisations.removePerson',
      'organisations.savePerson',
    ])
    const { rows: changes } = await workspace.call('audit.changes', {
      seq: events[1]?.seq ?? 0,
      recordId: id,
    })
    const after = Object.fromEntries((changes[0]?.fields ?? []).map(field => [field.column, field.after]))
    expect(after).toMatchObject({
      name: { kind: 'text', text: 'Besa Krasniqi' },
      role: { kind: 'word', key: 'organisationPersonRole.signatory' },
      person_id: { kind: 'record', name: 'Test assessor' },
      organisation_id: { kind: 'record', name: 'Shoqata Rinia Vepruese' },
    })
  })
})

describe('an assessor recorded with the applicant', () => {
  const linksFor = async (personId: string) =>
    asPerson(workspace, personId, async () => {
      const { rows: mine } = await workspace.call('assessments.mine', {}, { as: 'assessor' })
      return mine.find(row => row.applicationId === applicationId)?.links
    })
  const register = async () =>
    (await workspace.call('committees.conflicts', { callId: evaluation.callId })).links.map(row => [
      row.applicationId,
      row.person.id,
      row.links.map(({ code, details }) => [code, details['roleKey']]),
    ])

  it('is warned at once, by the link or by the name, and so is who runs the call', async () => {
    const personId = workspace.people.assessor
    const [byName = ''] = evaluation.others
    await workspace.call('committees.assign', { applicationId, personId })
    await workspace.call('committees.assign', { applicationId, personId: byName })
    expect(await linksFor(personId)).toEqual([])
    expect(await register()).toEqual([])

    const added = await save({ name: 'B. Krasniqi-Gashi', role: 'signatory', personId })
    await save({ name: 'READER 2', role: 'contact', until: '2024-12-31' })
    expect(await linksFor(personId)).toMatchObject([
      {
        code: 'SamePerson',
        messageKey: 'notice.evaluation.SamePerson',
        details: { name: 'B. Krasniqi-Gashi', organisation: 'Shoqata Rinia Vepruese' },
      },
    ])
    expect(await linksFor(byName)).toMatchObject([
      { code: 'SameNameUntil', details: { until: '2024-12-31' } },
    ])
    expect(new Set((await register()).map(row => JSON.stringify(row)))).toEqual(
      new Set([
        JSON.stringify([applicationId, personId, [['SamePerson', 'organisationPersonRole.signatory']]]),
        JSON.stringify([applicationId, byName, [['SameNameUntil', 'organisationPersonRole.contact']]]),
      ]),
    )

    await workspace.call('organisations.removePerson', { id: added.id, version: 1 })
    expect(await linksFor(personId)).toEqual([])
  })

  it('is not chosen to read its application', async () => {
    await save({ personId: workspace.people.assessor })
    await workspace.call('committees.assignEvenly', { callId: evaluation.callId })
    const { rows: listed } = await workspace.call('committees.assignments', { callId: evaluation.callId })
    const readers = listed.find(row => row.applicationId === applicationId)?.readers ?? []
    expect(readers.map(({ person }) => person.id).toSorted()).toEqual(evaluation.others.toSorted())
  })
})

describe('names compared with the lists of sanctions', () => {
  it('are of those whose last day has not passed', async () => {
    await workspace.write(async ({ trx, newId }) => {
      for (const name of ['Dritan Sanksioni', 'Ilir Larguari'])
        await trx
          .insertInto('sanction_name')
          .values({
            id: newId(),
            list: 'TEST',
            reference: name,
            kind: 'individual',
            name,
            folded: name.toLowerCase(),
          })
          .execute()
    })
    await save({ name: 'Dritan Sanksioni', until: '2027-12-31' })
    await save({ name: 'Ilir Larguari', until: '2024-12-31' })
    const { hits } = await workspace.call('checks.get', { applicationId, language: 'en' })
    expect(hits.map(({ subject }) => subject)).toEqual(['Dritan Sanksioni (Shoqata Rinia Vepruese)'])
  })
})
