import { describe, expect, it } from 'vitest'
import {
  CHOICES,
  missingParameters,
  PARAMETERS,
  type ParameterName,
  parameter,
  parametersRead,
  parseRuleOverrides,
  parseRulePack,
  RULE_FAMILIES,
  requireAmountMinor,
  requireCount,
  requireValue,
  rulesInForce,
  ruleValue,
  unconfirmed,
} from '#shared/domain/rule-packs/index.ts'
import { LANGUAGES, messagesOf } from '#shared/locales/index.ts'
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
    expect(packs.map(pack => pack.id).toSorted()).toEqual(RULE_FAMILIES.toSorted())
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

  it('declare every parameter that the rules read for their family, and none that they do not', () => {
    for (const pack of packs) {
      expect(missingParameters(pack), pack.id).toEqual([])
      const unread = Object.keys(pack.parameters).filter(
        name => !parametersRead(pack.id).some(read => read === name),
      )
      expect(unread, pack.id).toEqual([])
    }
    const used = new Set(packs.flatMap(pack => Object.keys(pack.parameters)))
    expect(Object.keys(PARAMETERS).filter(name => !used.has(name))).toEqual([])
  })

  it('have words for every parameter and choice in both languages', () => {
    for (const language of LANGUAGES) {
      const messages = messagesOf(language)
      const keys = [
        ...Object.keys(PARAMETERS).map(name => `rule.${name}`),
        ...Object.values(CHOICES).flatMap(choices => choices.map(choice => `ruleChoice.${choice}`)),
      ]
      expect(keys.filter(key => !(key in messages))).toEqual([])
    }
  })

  const limitOf = (id: string, name: ParameterName) =>
    packs.find(pack => pack.id === id)?.parameters[name]?.value

  it.each<[string, ParameterName, string | null]>([
    ['eu', 'indirect_limit', '0.07'],
    ['eu', 'indirect_base', 'direct'],
    ['eu', 'contingency_limit', '0.05'],
    ['eu', 'realloc_limit', '0.25'],
    ['eu', 'payment_option1_max_grant', '100000.00'],
    ['eu', 'prefin_used_limit', '0.70'],
    ['eu', 'prefin_total_limit', '0.90'],
    ['eu', 'prefin_reduction', 'GAP_TO_70'],
    ['eu', 'fstp_cap', '60000.00'],
    ['eu', 'asset_transfer_limit', '5000.00'],
    ['eu', 'pending_payment_limit', '500.00'],
    ['eu', 'verification_final_limit', '100000.00'],
    ['eu', 'verification_interim_limit', '5000000.00'],
    ['eu', 'interim_due_days', '60'],
    ['eu', 'final_due_months', '3'],
    ['eu', 'final_due_months_abroad', '6'],
    ['eu', 'retention_years', '5'],
    ['eu', 'retention_years_small', '3'],
    ['eu', 'sub_grant_closing_margin_days', '60'],
    ['eu_2013', 'indirect_base', 'direct_and_contingency'],
    ['eu_2013', 'prefin_reduction', 'UNUSED'],
    ['eu_2013', 'fx_method', 'period_mean'],
    ['eu_2013', 'fstp_cap', '10000.00'],
    ['eu_2013', 'fstp_total_cap', '100000.00'],
    ['eu_2013', 'retention_years', '7'],
    ['sida', 'deviation_limit', '0.10'],
    ['sida', 'retention_years', '7'],
    ['helvetas', 'instalment_used_limit', '0.70'],
    ['bmz', 'line_overspend_limit', '0.20'],
    ['bmz', 'line_overspend_explain_limit', '0.50'],
    ['bmz', 'interim_due_day', '04-30'],
    ['giz', 'line_overspend_limit', '0.20'],
    ['giz', 'call_check_days', '45'],
    ['visegrad', 'final_due_working_days', '20'],
    ['us', 'final_unliquidated_zero', 'true'],
    ['generic', 'indirect_limit', null],
  ])('say of %s that %s is %s', (id, name, value) => {
    expect(limitOf(id, name)).toBe(value)
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
    ['interim_due_day', { value: '02-30' }, 'not_monthDay'],
    ['prefin_option2_base', { value: 'direct' }, 'not_choice'],
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

  it('keep a limit that only the contract states visible, and do not guess it', () => {
    const unstated = parseRulePack(packWith({ fstp_cap: { ...sound, value: null, confirmed: false } }))
    if (!unstated.ok) throw new Error('a limit may be left to the contract')
    const open = rulesInForce(unstated.value)
    expect(unconfirmed(open).map(found => found.name)).toEqual(['fstp_cap'])
    expect(ruleValue(open, 'fstp_cap')).toBeNull()
    expect(() => requireAmountMinor(open, 'fstp_cap', 'EUR')).toThrow('Rule.ParameterMissing')
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
