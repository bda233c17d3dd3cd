import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runVector, vectorOps } from '#shared/domain/vectors/index.ts'
import { actualOf, cases, packs, run } from './vector-cases.ts'

describe('the worked cases', () => {
  it.each(cases.map(({ id, ...vector }) => [id, vector] as const))('%s comes out as stated', (_, vector) => {
    expect(runVector(vector, packs)).toMatchObject({ kind: 'compared', ok: true })
  })

  it('use every rule at least once', () => {
    expect(vectorOps().toSorted()).toEqual([...new Set(cases.map(({ op }) => op))].toSorted())
  })

  it('notice one digit that is wrong', () => {
    for (const { op, inputs, expected } of cases) {
      const text = JSON.stringify(expected)
      const at = text.search(/\d(?=[^\d]*$)|true|false/)
      const wrong = text.startsWith('true', at)
        ? `${text.slice(0, at)}false${text.slice(at + 4)}`
        : text.startsWith('false', at)
          ? `${text.slice(0, at)}true${text.slice(at + 5)}`
          : `${text.slice(0, at)}${(Number(text[at]) + 1) % 10}${text.slice(at + 1)}`
      expect(run(op, inputs, JSON.parse(wrong)).ok, `${op} ${wrong}`).toBe(false)
    }
  })
})

describe('a case', () => {
  it('with an unknown rule is named as such', () => {
    expect(run('eu.no_such_rule', {}, {})).toEqual({ kind: 'unknownOp', ok: false, op: 'eu.no_such_rule' })
    expect(run('constructor', {}, {}).kind).toBe('unknownOp')
  })

  it('that expects nothing, a missing key or a longer list does not agree', () => {
    const inputs = { amount: '100.00', weights: [1, 1, 1] }
    expect(run('money.split', inputs, ['33.34', '33.33']).ok).toBe(false)
    expect(run('money.split', inputs, {}).ok).toBe(false)
    expect(run('fx.fixed', { rate: '2', amount_bam: '3.00' }, { eur: '1.50', sum: '1.50' }).ok).toBe(false)
    expect(run('fx.fixed', { rate: '2', amount_bam: '3.00' }, { eur: '1.50' }).ok).toBe(true)
  })

  it('with inputs that cannot be read is refused with the place, never a crash', () => {
    expect(run('eu.indirect_cap', { direct: '1,5', claimed: '1' }, {})).toMatchObject({
      kind: 'refused',
      ok: false,
      actual: { error: { code: 'Validation', details: { path: 'inputs.direct' } } },
    })
    const anything = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.constantFrom(null, [], {}, 'x', 1, [[]], [{}]),
    )
    for (const op of vectorOps())
      fc.assert(
        fc.property(anything, inputs => {
          expect(['compared', 'refused']).toContain(run(op, inputs, {}).kind)
        }),
        { numRuns: 30 },
      )
  })

  it('with single inputs spoilt is refused or computed, never a crash', () => {
    const spoilt = [null, '', 'x', -1, 1e21, [], {}, '9007199254740993', '2024-02-30', true]
    for (const { op, inputs } of cases) {
      if (typeof inputs !== 'object' || inputs === null || Array.isArray(inputs)) continue
      for (const key of Object.keys(inputs))
        for (const value of spoilt)
          expect(['compared', 'refused']).toContain(run(op, { ...inputs, [key]: value }, {}).kind)
    }
  })
})

describe('other inputs of the same rules', () => {
  it('roll a budget up with other headings, half units and no grant', () => {
    const lines = [
      { code: '2.1', units: 2.5, unit_value: '10.01' },
      { code: '1.1', units: '3', unit_value: 0.335 },
      { code: '2.2', units: 1, unit_value: '1.00' },
    ]
    expect(actualOf('eu.budget_rollup', { lines })).toMatchObject({
      headings: { 1: '1.01', 2: '26.03' },
      row7: '27.04',
      row8_max7: '1.89',
      row9: '28.93',
      row10: '0.00',
      row10_cap5: '1.35',
      row11: '28.93',
    })
    expect(actualOf('eu.budget_rollup', { lines, indirect_rate: '0.05' })).toMatchObject({
      row8_max5: '1.35',
    })
  })

  it('convert other months and currencies, and name the month that is missing', () => {
    const rates = { '2025-11': '1.95583', '2025-12': '2' }
    const items = [['2025-12-31', '3.00'], { date: '2025-11-01', amount: '1.96' }]
    expect(actualOf('fx.month', { rates, items })).toEqual({ each: ['1.50', '1.00'], sum: '2.50' })
    const yen = { rates: { '2025-11': '160.5' }, items: [['2025-11-30', '16000']], currency: 'JPY' }
    expect(actualOf('fx.month', yen)).toEqual({ each: ['99.69'], sum: '99.69' })
    expect(run('fx.month', { rates, items: [['2025-10-31', '1.00']] }, {})).toMatchObject({
      kind: 'refused',
      actual: { error: { code: 'Rule.RateMissing', details: { month: '2025-10' } } },
    })
    expect(
      actualOf('fx.period_mean', { rates: { '2024-05': '1.50', '2024-06': '2.50' }, total_bam: '10.00' }),
    ).toEqual({
      avg_unrounded: '2.00',
      avg4: '2.0000',
      eur_total: '5.00',
    })
    expect(
      actualOf('fx.period_mean', { rates: { '2024-05': '3' }, items: ['1.00', '2.00'], base: 'CHF' }),
    ).toMatchObject({ chf_total: '1.00', each: ['0.33', '0.67'], sum_each: '1.00' })
    expect(actualOf('fx.fixed', { rate: '61.5', amount_mkd: '6150.00' })).toEqual({ eur: '100.00' })
  })

  it('split, round and spread other amounts', () => {
    expect(actualOf('money.split', { amount: '-0.05', weights: ['0.5', 0, 0.5] })).toEqual([
      '-0.03',
      '0.00',
      '-0.02',
    ])
    expect(actualOf('money.split', { amount: '100', weights: [1, 2], currency: 'JPY' })).toEqual(['33', '67'])
    expect(actualOf('money.round', { values: ['1.0005', 2], decimals: 3 })).toEqual({
      half_up: ['1.001', '2.000'],
      half_even: ['1.000', '2.000'],
    })
    expect(
      actualOf('profile.instalments_monthly', { total: '100.00', start: '2024-01-01', end: '2024-03-31' }),
    ).toEqual({
      months: 3,
      per_month: '33.33',
      x3: '99.99',
      last_month: '33.34',
    })
    expect(actualOf('profile.yearly_cumulative', { total: '0.05', months: { 2024: 1, 2025: 1 } })).toEqual({
      years: [
        [2024, '0.03'],
        [2025, '0.02'],
      ],
      sum: '0.05',
    })
  })

  it('explain deviations and balance funds with what is given', () => {
    expect(actualOf('sida.deviation', { budget: '100.00', actual: '105.01', limit: '0.05' })).toEqual({
      deviation: '5.01',
      pct: '5.01',
      explain: true,
    })
    expect(actualOf('sida.deviation', [{ budget: '0', actual: '0' }])).toEqual([
      { deviation: '0.00', pct: 'n/a', explain: false },
    ])
    expect(actualOf('funds.balance', { opening: '1.00', received: ['2.00', '3.00'], costs: '4.50' })).toEqual(
      {
        closing: '1.50',
      },
    )
    expect(actualOf('funds.opening', { prev_closing: '1.00', opening: '1.00' })).toEqual({
      ok: true,
      difference: '0.00',
    })
  })
})
