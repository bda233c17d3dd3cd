import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { commands as organisations } from '#backend/features/organisations/index.ts'
import { commands, projectRules, queries, rulePack } from '#backend/features/programmes/index.ts'
import { parameter, requireAmountMinor, ruleValue, unconfirmed } from '#shared/domain/rule-packs/index.ts'
import { blankProject } from '#tests/support/blank-records.ts'
import { openTestWorkspace, type TestWorkspace } from '#tests/support/workspace.ts'

let workspace: TestWorkspace
beforeEach(async () => {
  workspace = await openTestWorkspace({ queries, commands: { ...organisations, ...commands } })
})
afterEach(() => workspace.close())

const create = (fields: Partial<typeof blankProject> = {}) =>
  workspace.call('projects.create', { ...blankProject, ...fields })
const get = (id: string) => workspace.call('projects.get', { id })

/** A limit as an older edition of a pack had it. */
const OLDER_LIMIT = {
  name: 'deviation_limit',
  value: '0.12',
  source: 'Agreement',
  date: '2019',
  confirmed: true,
}

describe('the rules of the contract', () => {
  const rule = (id: string, version: number, change: object) =>
    workspace.envelope('projects.setRule', { id, version, confirmed: true, reason: '', ...change })

  it('are overridden with a reason, which the audit keeps, and confirmed without one', async () => {
    const { id } = await create({ rulePack: 'eu', family: 'eu' })
    expect(await rule(id, 1, { name: 'realloc_limit', value: '0.15' })).toMatchObject({
      error: { code: 'Rule.ReasonNeeded' },
    })
    expect(await rule(id, 1, { name: 'realloc_limit', value: '0.25' })).toMatchObject({ ok: true })
    expect(
      await rule(id, 2, { name: 'realloc_limit', value: '0.15', reason: 'Special Conditions 7.2' }),
    ).toMatchObject({ ok: true })
    expect((await get(id)).project.ruleParameters.find(item => item.name === 'realloc_limit')).toMatchObject({
      value: '0.15',
      confirmed: true,
      overrideReason: 'Special Conditions 7.2',
    })
    const event = await workspace.read(db =>
      db.selectFrom('audit_event').select('reason').orderBy('seq', 'desc').executeTakeFirst(),
    )
    expect(event?.reason).toBe('Special Conditions 7.2')
  })

  it('carry the contract, the day and the currency of an override, and keep the note of the pack', async () => {
    const { id } = await create({
      rulePack: 'eu_2013',
      family: 'eu',
      currency: 'CHF',
      contractNo: 'EuropeAid/1',
    })
    const before = (await get(id)).project.ruleParameters.find(item => item.name === 'fstp_cap')
    expect(before).toMatchObject({ value: '10000.00', currency: 'EUR', overrideReason: null })
    await rule(id, 1, { name: 'fstp_cap', value: '12000.00', reason: 'Special Conditions 3.1' })
    const after = (await get(id)).project.ruleParameters.find(item => item.name === 'fstp_cap')
    expect(after).toEqual({
      name: 'fstp_cap',
      value: '12000.00',
      currency: 'CHF',
      note: before?.note,
      source: 'EuropeAid/1',
      date: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
      confirmed: true,
      overrideReason: 'Special Conditions 3.1',
    })
    const rules = await workspace.read(db => projectRules(db, id))
    expect(parameter(rules, 'fstp_cap')?.origin).toBe('contract')
    expect(parameter(rules, 'fstp_total_cap')?.origin).toBe('pack')
  })

  it('show what only the contract can say, until it is stated', async () => {
    const { id } = await create({ rulePack: 'generic' })
    const stated = async () =>
      (await get(id)).project.ruleParameters.find(item => item.name === 'indirect_limit')
    expect(await stated()).toMatchObject({ value: null, confirmed: false, overrideReason: null })
    const open = unconfirmed(await workspace.read(db => projectRules(db, id)))
    expect(open.map(found => found.name)).toContain('indirect_limit')
    expect(await rule(id, 1, { name: 'indirect_limit', value: '0.10' })).toMatchObject({
      error: { code: 'Rule.ReasonNeeded' },
    })
    await rule(id, 1, { name: 'indirect_limit', value: '0.10', reason: 'Agreement, article 4' })
    expect(await stated()).toMatchObject({ value: '0.10', confirmed: true })
  })

  it('are copied when the project is made: another edition of the pack changes no running contract', async () => {
    const { id } = await create({ rulePack: 'sida', family: 'sida' })
    const kept = await workspace.read(db => projectRules(db, id))
    const sida = rulePack('sida')
    expect([...kept.parameters.keys()].toSorted()).toEqual(Object.keys(sida?.parameters ?? {}).toSorted())
    await workspace.write(({ trx }) =>
      trx
        .updateTable('project')
        .set({ rule_parameters: JSON.stringify([{ ...OLDER_LIMIT, overrideReason: null }]) })
        .where('id', '=', id)
        .execute(),
    )
    const older = await workspace.read(db => projectRules(db, id))
    expect([...older.parameters.keys()]).toEqual(['deviation_limit'])
    expect(ruleValue(older, 'deviation_limit')).toBe('0.12')
  })

  it('take only values of their kind, and none of a name nobody asks for', async () => {
    const { id } = await create({ rulePack: 'eu', family: 'eu' })
    const reason = 'As the contract says'
    for (const [name, value] of [
      ['realloc_limit', '25'],
      ['no_profit_applies', 'maybe'],
      ['fx_method', 'guess'],
      ['fstp_cap', '1.005'],
    ])
      expect(await rule(id, 1, { name, value, reason })).toMatchObject({ error: { code: 'Validation' } })
    expect(await rule(id, 1, { name: 'made_up', value: '1', reason })).toMatchObject({
      error: { code: 'NotFound' },
    })
    expect(await rule(id, 1, { name: 'no_profit_applies', value: false, reason })).toMatchObject({ ok: true })
  })

  it('are what documents and postings read, a limit taken away included', async () => {
    const { id } = await create({ rulePack: 'eu', family: 'eu' })
    const reason = 'As the contract says'
    await rule(id, 1, { name: 'fstp_cap', value: '120000.00', reason })
    await rule(id, 2, { name: 'contingency_limit', value: null, reason })
    await rule(id, 3, { name: 'inventory_limit', value: '500.00', reason })
    const rules = await workspace.read(db => projectRules(db, id))
    expect(requireAmountMinor(rules, 'fstp_cap', 'EUR')).toBe(12_000_000)
    expect(requireAmountMinor(rules, 'inventory_limit', 'EUR')).toBe(50_000)
    expect(ruleValue(rules, 'contingency_limit')).toBeNull()
    expect(ruleValue(rules, 'indirect_limit')).toBe('0.07')
  })
})
