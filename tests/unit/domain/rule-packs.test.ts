import { describe, expect, it } from 'vitest'
import {
  PARAMETERS,
  parameter,
  parseRuleOverrides,
  parseRulePack,
  requireAmountMinor,
  requireCount,
  requireValue,
  rulesInForce,
  ruleValue,
  unconfirmed,
} from '#shared/domain/rule-packs/index.ts'
import { shippedPacks } from './packs.ts'

const sound = { value: '0.07', source: 'Annex III', date: '2014', confirmed: true }
const packWith = (parameters: unknown) => ({ id: 'x', title: 'X', version: '1', parameters })
const faultsOf = (raw: unknown): unknown => {
  const result = parseRulePack(raw)
  return result.ok ? [] : result.error.details['faults']
}

describe('the shipped packs', () => {
  const packs = shippedPacks()

  it('are sound and named after their files', () => {
    expect(packs.map(pack => pack.id)).toEqual(['bmz', 'eu', 'generic', 'helvetas', 'sida'])
  })

  it('give a source and a date for every limit and say what is not confirmed', () => {
    for (const pack of packs) {
      const rules = rulesInForce(pack)
      expect(rules.parameters.size).toBe(Object.keys(pack.parameters).length)
      for (const found of unconfirmed(rules)) expect(found.source, `${pack.id} ${found.name}`).not.toBe('')
    }
    const eu = packs.find(pack => pack.id === 'eu')
    expect(eu?.parameters.indirect_limit).toMatchObject({ value: '0.07', confirmed: true })
    expect(eu?.parameters.realloc_limit).toMatchObject({ value: '0.25', confirmed: false })
  })

  it('use every known parameter somewhere, except those only contracts set', () => {
    const used = new Set(packs.flatMap(pack => Object.keys(pack.parameters)))
    expect(Object.keys(PARAMETERS).filter(name => !used.has(name))).toEqual(['inventory_limit'])
  })
})

describe('a pack that is not sound', () => {
  it('is refused with every fault and its place', () => {
    expect(faultsOf(packWith({ indirect_limit: sound }))).toEqual([])
    expect(faultsOf(packWith({ indirect_limt: sound }))).toEqual([
      'parameters.indirect_limt: unknownParameter',
    ])
    expect(faultsOf(packWith({ indirect_limit: { ...sound, value: '7' } }))).toEqual([
      'parameters.indirect_limit.value: not_share',
    ])
    expect(faultsOf(packWith({ indirect_limit: { value: '0.07' } }))).toEqual([
      'parameters.indirect_limit.source: missing',
      'parameters.indirect_limit.date: notADate',
      'parameters.indirect_limit.confirmed: notTrueOrFalse',
    ])
    expect(faultsOf(packWith({ indirect_limit: { ...sound, date: '2014-02-30' } }))).toHaveLength(1)
    expect(faultsOf({ id: '', title: 'X', version: '1', parameters: [] })).toEqual([
      'id: missing',
      'parameters: notAnObject',
    ])
    for (const raw of [null, 'pack', [], 3]) expect(faultsOf(raw)).toHaveLength(1)
  })

  it.each([
    ['fstp_cap', { value: '60000.00' }, 'not_amount'],
    ['fstp_cap', { value: '60000.005', currency: 'EUR' }, 'not_amount'],
    ['fstp_cap', { value: '-1', currency: 'EUR' }, 'not_amount'],
    ['fx_method', { value: 'guess' }, 'not_choice'],
    ['no_profit_applies', { value: 'yes' }, 'not_flag'],
    ['interim_due_days', { value: '1.5' }, 'not_count'],
  ])('has a %s that is none: %o', (name, fields, reason) => {
    expect(faultsOf(packWith({ [name]: { ...sound, ...fields } }))).toEqual([
      `parameters.${name}.value: ${reason}`,
    ])
  })

  it('does not let odd keys through', () => {
    const raw: unknown = JSON.parse(
      '{"id":"x","title":"X","version":"1","parameters":{"__proto__":{"value":"1"}}}',
    )
    expect(faultsOf(raw)).toEqual(['parameters.__proto__: unknownParameter'])
  })
})

describe('rules in force', () => {
  const pack = parseRulePack(
    packWith({
      indirect_limit: sound,
      fstp_cap: { ...sound, value: '60000.00', currency: 'EUR' },
      interim_due_days: { ...sound, value: '60' },
    }),
  )
  const overrides = parseRuleOverrides({
    indirect_limit: { ...sound, value: '0.05', source: 'Special conditions art. 3' },
  })
  if (!pack.ok || !overrides.ok) throw new Error('the pack of this test is not sound')
  const rules = rulesInForce(pack.value, overrides.value)

  it('take the contract before the pack and say so', () => {
    expect(parameter(rules, 'indirect_limit')).toMatchObject({
      value: '0.05',
      origin: 'contract',
      kind: 'share',
    })
    expect(parameter(rules, 'fstp_cap')).toMatchObject({ origin: 'pack' })
  })

  it('never guess a limit that is missing', () => {
    expect(ruleValue(rules, 'deviation_limit')).toBeNull()
    expect(() => requireValue(rules, 'deviation_limit')).toThrow('Rule.ParameterMissing')
    expect(requireCount(rules, 'interim_due_days')).toBe(60)
  })

  it('never convert a limit silently', () => {
    expect(requireAmountMinor(rules, 'fstp_cap', 'EUR')).toBe(6_000_000)
    expect(() => requireAmountMinor(rules, 'fstp_cap', 'ALL')).toThrow('Rule.ParameterCurrency')
  })
})
