import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { foldedName, foldedNumber } from '#backend/features/organisations/folding.ts'
import { commands, queries } from '#backend/features/organisations/index.ts'
import type { InputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { openTestWorkspace, type TestWorkspace } from '#tests/support/workspace.ts'

let workspace: TestWorkspace
beforeEach(async () => {
  workspace = await openTestWorkspace({ queries, commands })
})
afterEach(() => workspace.close())

const blank: ParsedInputOf<'organisations.create'> = {
  name: 'Shoqata “Dora Dorës”',
  shortName: '',
  legalForm: 'OJQ',
  registrationNo: '',
  taxNo: '',
  country: 'AL',
  city: 'Shkodër',
  address: '',
  email: '',
  phone: '',
  website: '',
  note: '',
  marketActor: false,
  partyKind: 'organisation',
  patronId: null,
}
const create = (fields: Partial<typeof blank> = {}) =>
  workspace.call('organisations.create', { ...blank, ...fields })
const names = async (input: InputOf<'organisations.list'>) =>
  (await workspace.call('organisations.list', input)).rows.map(row => row.name)

describe('folding', () => {
  it('compares names without case, accents, quotes and spaces, numbers by letters and digits', () => {
    expect(foldedName('  SHOQATA “Dora  Dorës” ')).toBe('shoqata dora dores')
    expect(foldedName('Udruženje Đorđe')).toBe(foldedName('udruzenje DORDE'))
    expect(foldedName('Здружение „Ѓурѓа“')).toBe(foldedName('ЗДРУЖЕНИЕ ЃУРЃА'))
    expect(foldedNumber('NIPT K-123 456')).toBe('niptk123456')
  })
})

describe('organisations', () => {
  it('come back as they were saved', async () => {
    const { id } = await create({ registrationNo: ' L-77 ', marketActor: true })
    const { organisation, appearances } = await workspace.call('organisations.get', { id })
    expect(organisation).toEqual({
      ...blank,
      id,
      version: 1,
      registrationNo: 'L-77',
      partyKind: 'organisation',
      patronId: null,
      marketActor: true,
      nameMissing: false,
      invented: false,
      archived: false,
    })
    expect(appearances).toEqual([])
  })

  it('come in groups with their counts, each holding what opening it shows, those without any last', async () => {
    await create({ name: 'Agro', country: 'AL', city: 'Tiranë', marketActor: true })
    await create({ name: 'Bleta', country: 'XK', city: 'Prizren' })
    await create({ name: 'Zana', country: 'XK', city: '' })
    await create({ name: 'Emri', country: '', city: '', legalForm: '' })
    const groups = async (by: 'country' | 'city' | 'legalForm' | 'marketActor', rest = {}) =>
      (await workspace.call('organisations.groups', { by, ...rest })).rows.map(row => [row.key, row.count])
    expect(await groups('country')).toEqual([
      ['AL', 1],
      ['XK', 2],
      ['', 1],
    ])
    expect(await groups('country', { sort: { key: 'country', direction: 'descending' } })).toEqual([
      ['XK', 2],
      ['AL', 1],
      ['', 1],
    ])
    expect(await groups('city', { text: 'zana' })).toEqual([['', 1]])
    expect(await groups('marketActor')).toEqual([
      ['1', 1],
      ['0', 3],
    ])
    const page = await workspace.call('organisations.groups', { by: 'country', offset: 1, limit: 1 })
    expect(page).toEqual({ rows: [{ by: 'country', key: 'XK', count: 2 }], total: 3 })
    expect(await names({ group: { by: 'country', key: 'XK' } })).toEqual(['Bleta', 'Zana'])
    expect(await names({ group: { by: 'legalForm', key: '' } })).toEqual(['Emri'])
    expect(await names({ group: { by: 'marketActor', key: '1' } })).toEqual(['Agro'])
  })

  it('warn of a possible double by name and by number in the same country', async () => {
    const first = await create({ registrationNo: 'L 77-1' })
    const second = await create({ name: 'Something else', registrationNo: '88', country: 'XK' })
    const similar = async (
      name: string,
      registrationNo: string,
      country: string,
      exceptId: string | null = null,
    ) =>
      (await workspace.call('organisations.similar', { name, registrationNo, country, exceptId })).rows.map(
        row => row.id,
      )
    expect(await similar('shoqata dora dores', '', 'MK')).toEqual([first.id])
    expect(await similar('Other', 'l77.1', 'AL')).toEqual([first.id])
    expect(await similar('Other', 'l77.1', 'XK')).toEqual([])
    expect(await similar('SOMETHING ELSE', 'L77/1', 'AL')).toEqual([first.id, second.id])
    expect(await similar('shoqata dora dores', '', 'AL', first.id)).toEqual([])
    expect(await similar('', '', 'AL')).toEqual([])
  })

  it('refuse a registration number that the country gave to another one', async () => {
    const { id } = await create({ registrationNo: '77' })
    await create({ name: 'Abroad', registrationNo: '77', country: 'XK' })
    expect(
      await workspace.envelope('organisations.create', { ...blank, registrationNo: '77' }),
    ).toMatchObject({
      ok: false,
      error: { code: 'Conflict', messageKey: 'problem.organisations.registrationTaken', details: { id } },
    })
    const other = await create({ name: 'Other', registrationNo: '78' })
    const change = { ...blank, id: other.id, version: 1, archived: false }
    expect(
      await workspace.envelope('organisations.update', { ...change, registrationNo: '77' }),
    ).toMatchObject({ ok: false, error: { code: 'Conflict' } })
  })

  it('are completed by a name when theirs was missing', async () => {
    const id = '0189aaaa-0000-7000-8000-000000000001'
    await workspace.write(async ({ trx }) => {
      await trx
        .insertInto('organisation')
        .values({
          id,
          name: '',
          name_missing: 1,
          country: 'XK',
          source_file: null,
          source_sheet: null,
          source_row: null,
        })
        .execute()
    })
    await create()
    expect(await names({})).toEqual(['Shoqata “Dora Dorës”', ''])
    await workspace.call('organisations.update', {
      ...blank,
      id,
      version: 1,
      name: 'Now named',
      archived: false,
    })
    const { organisation } = await workspace.call('organisations.get', { id })
    expect(organisation).toMatchObject({ name: 'Now named', nameMissing: false, version: 2 })
  })

  it('are found without accents, filtered, sorted and paged', async () => {
    await create({ name: 'Beta Çamëria', city: 'Vlorë' })
    await create({ name: 'alpha', country: 'MK', city: 'Битола' })
    await create({ name: 'Gamma', city: 'Tiranë' })
    expect(await names({ text: 'camer' })).toEqual(['Beta Çamëria'])
    expect(await names({ text: 'БИТ' })).toEqual(['alpha'])
    expect(await names({ text: 'beta nothing' })).toEqual([])
    expect(await names({ country: 'AL' })).toEqual(['Beta Çamëria', 'Gamma'])
    expect(await names({ sort: { key: 'name', direction: 'descending' } })).toEqual([
      'Gamma',
      'Beta Çamëria',
      'alpha',
    ])
    const page = await workspace.call('organisations.list', { offset: 1, limit: 1 })
    expect({ names: page.rows.map(row => row.name), total: page.total }).toEqual({
      names: ['Beta Çamëria'],
      total: 3,
    })
  })

  it('show where they appear: as donor, partner, lead and market actor', async () => {
    const { id } = await create()
    const projectId = await workspace.write(async ({ trx, newId }) => {
      const project_id = newId()
      await trx
        .insertInto('project')
        .values({
          id: project_id,
          kind: 'action',
          code: 'P-1',
          title: 'Project',
          family: 'other',
          status: 'implementation',
          currency: 'EUR',
          parent_id: null,
          start_date: null,
          end_date: null,
          total_minor: null,
          grant_minor: null,
          funding_percent: null,
        })
        .execute()
      const part = { project_id, organisation_id: id, position: 0 }
      await trx
        .insertInto('project_donor')
        .values({ ...part, id: newId(), role: 'funding' })
        .execute()
      await trx
        .insertInto('project_partner')
        .values({ ...part, id: newId(), role: 'associate' })
        .execute()
      for (const [position, code] of ['WP1', 'WP2'].entries())
        await trx
          .insertInto('work_package')
          .values({ id: newId(), project_id, code, title: '', lead_organisation_id: id, position })
          .execute()
      return project_id
    })
    const { appearances } = await workspace.call('organisations.get', { id })
    expect(appearances).toEqual(
      ['funding', 'associate', 'work_package_lead'].map(role => ({
        project: { id: projectId, name: 'Project' },
        projectCode: 'P-1',
        role,
      })),
    )
  })

  it('leave the list when archived, and conflict on an old version', async () => {
    const { id } = await create()
    await workspace.call('organisations.update', { ...blank, id, version: 1, archived: true })
    expect(await names({})).toEqual([])
    expect(await names({ archived: true })).toEqual(['Shoqata “Dora Dorës”'])
    expect(
      await workspace.envelope('organisations.update', { ...blank, id, version: 1, archived: false }),
    ).toMatchObject({ ok: false, error: { code: 'Conflict', messageKey: 'problem.changedMeanwhile' } })
  })

  it('may be an informal group or a person, for whom a registered organisation answers', async () => {
    const { id: patronId } = await create({ name: 'Qendra' })
    const { id } = await create({ name: 'Të rinjtë e fshatit', partyKind: 'informal_group', patronId })
    const group = await workspace.call('organisations.get', { id })
    expect(group.organisation).toMatchObject({ partyKind: 'informal_group', patronId })
    expect(group.patron).toEqual({ id: patronId, name: 'Qendra' })
    const { patronOf } = await workspace.call('organisations.get', { id: patronId })
    expect(patronOf).toEqual([{ id, name: 'Të rinjtë e fshatit' }])
  })

  it('have no patron that could not answer for them, and stay patrons while others count on them', async () => {
    const { id: patronId } = await create({ name: 'Qendra' })
    const { id } = await create({ name: 'Grupi', partyKind: 'informal_group', patronId })
    const refusal = async (fields: Partial<typeof blank>, of: string | null = null) => {
      const answer =
        of === null
          ? await workspace.envelope('organisations.create', { ...blank, ...fields })
          : await workspace.envelope('organisations.update', {
              ...blank,
              id: of,
              version: 1,
              archived: false,
              ...fields,
            })
      return answer.ok ? null : [answer.error.code, answer.error.messageKey]
    }
    expect(await refusal({ patronId })).toEqual(['Rule.Patron', 'problem.organisations.patronNotNeeded'])
    expect(await refusal({ partyKind: 'natural_person', patronId: id })).toEqual([
      'Rule.Patron',
      'problem.organisations.patronNotRegistered',
    ])
    expect(await refusal({ partyKind: 'informal_group', patronId: id }, id)).toEqual([
      'Rule.Patron',
      'problem.organisations.patronIsItself',
    ])
    expect(await refusal({ name: 'Qendra', partyKind: 'natural_person' }, patronId)).toEqual([
      'Rule.Patron',
      'problem.organisations.patronOfOthers',
    ])
  })

  it('are written by coordinators and finance officers only', async () => {
    await workspace.call('organisations.create', blank, { as: 'finance_officer' })
    for (const role of ['mentor', 'assessor', 'director', 'auditor'] as const)
      expect(await workspace.envelope('organisations.create', blank, { as: role })).toMatchObject({
        error: { code: 'Forbidden' },
      })
  })
})
