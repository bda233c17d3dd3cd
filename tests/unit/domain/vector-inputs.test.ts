import { describe, expect, it } from 'vitest'
import { actualOf, cases, run } from './vector-cases.ts'

describe('inputs a rule does not know', () => {
  it('are refused by their place in every rule, so that a misspelt one never passes as missing', () => {
    for (const { op, inputs } of cases) {
      const [first] = Array.isArray(inputs) ? inputs : [inputs]
      if (typeof first !== 'object' || first === null) continue
      const strange = { ...first, contingncy: '1.00' }
      const place = Array.isArray(inputs) ? 'inputs[0]' : 'inputs'
      expect(run(op, Array.isArray(inputs) ? [strange] : strange, {}), op).toMatchObject({
        kind: 'refused',
        actual: { error: { code: 'Validation', details: { path: `${place}.contingncy` } } },
      })
    }
  })

  it('are refused within lines, instalments and items too', () => {
    const paths = [
      run('eu.budget_rollup', { lines: [{ code: '1.1', units: 1, price: '2.00' }] }),
      run('fx.fifo', { instalments: [{ date: '2024-01-10', chf: '1', local: '2' }], items: [] }),
      run('fx.month', { rates: { '2024-01': '2' }, items: [['2024-01-15', '1.00', '2.00']] }),
    ].map(outcome => (outcome.kind === 'refused' ? outcome.actual : null))
    expect(paths).toMatchObject([
      { error: { details: { path: 'inputs.lines[0].price' } } },
      { error: { details: { path: 'inputs.instalments[0].chf' } } },
      { error: { details: { path: 'inputs.items[0]' } } },
    ])
  })

  it.each([
    ['eu.naive_split', { total: '100.00', rate: '-1' }],
    ['eu.indirect_cap', { direct: '100.00', claimed: '7.00', rate: '7' }],
    ['eu.final_balance', { grant: '100.00', eu: '80', accepted: '100.00' }],
    ['eu.prefinancing_option1', { grant: '-1.00', eu_pct: '90', months: 12 }],
    ['eu.prefinancing_option1', { grant: '1.00', eu_pct: '101', months: 12 }],
    ['eu.further_prefinancing', { grant: '1.00', eu: '0.8', paid: [], rule: 'next year' }],
    ['eu.retention', { balance_paid: '2027-09-15', grant: '1.00', rule: 'GC2014++' }],
    ['eu.retention', { balance_paid: '2027-09-15', grant: '1.00', currency: 'RSD' }],
    ['subgrant.cap', { already: '0', new: '1.00', currency: 'ALL' }],
    ['subgrant.settlement', { contract: '1.00', accepted_total: '1.00', cofin_min_pct: '101' }],
    ['evaluation.average', { evaluators: [[12, 50], [12]] }],
    ['evaluation.third_reader', { totals: [78] }],
    ['travel.per_diem', { days: 2, overnights: 3, rate: '92.00' }],
    ['fx.instalment_rate', { instalments: [{ date: '2024-01-10', eur: '0', local: '1' }], items: [] }],
    ['fx.difference', { received_eur: '1.00', local: '0', spent_local: '0', rate: '2' }],
    ['us.sf425', { f: '1.00', final: true }],
    ['de.deficit_financing', { grant: '1.00', actual_cost: '1.00' }],
  ])('as %s with %o are refused', (op, inputs) => {
    expect(run(op, inputs, {}).kind).toBe('refused')
  })
})

describe('numbers near the edge', () => {
  it('let rows 8, 10 and 12 change by an addendum only', () => {
    const reference = { '1': '80000.00', '8': '5600.00', '10': '4000.00', '12': '100.00' }
    const proposed = { '1': '80000.02', '8': '5600.00', '10': '3999.98', '12': '100.00' }
    expect(actualOf('eu.reallocation', { reference, proposed })).toMatchObject({
      '1': { needs_addendum: false },
      '8': { needs_addendum: false },
      '10': { needs_addendum: true },
    })
  })

  it('share a few cents without turning their sign', () => {
    expect(actualOf('subgrant.instalments', { amount: '0.02', parts: [25, 25, 25, 25] })).toEqual([
      '0.01',
      '0.01',
      '0.00',
      '0.00',
    ])
    expect(
      actualOf('profile.instalments_monthly', { total: '0.21', start: '2023-07-01', end: '2026-12-31' }),
    ).toMatchObject({ per_month: '0.00', last_month: '0.21' })
  })

  it('have no decimals or three where the currency has so', () => {
    const budget = { lines: [{ code: '1', units: 3, unit_value: '0.5' }], contingency: '0' }
    expect(actualOf('eu.budget_rollup', { ...budget, currency: 'JPY' })).toMatchObject({
      row7: '2',
      row8: '0',
    })
    expect(actualOf('eu.budget_rollup', { ...budget, currency: 'KWD' })).toMatchObject({
      row7: '1.500',
      row8: '0.105',
    })
    const instalments = [{ date: '2024-01-10', eur: '100.00', local: '16050' }]
    const items = [['2024-01-11', '8025']]
    expect(actualOf('fx.fifo', { instalments, items, currency: 'JPY' })).toEqual([['50.00', '0']])
    expect(actualOf('fx.weighted_average', { instalments, currency: 'JPY' }, { eur_8025: '' })).toMatchObject(
      {
        eur_8025: '50.00',
      },
    )
  })

  it('give a refund back to the layer it came from', () => {
    const instalments = [
      { date: '2024-01-10', eur: '10.00', local: '1000.00' },
      { date: '2024-02-10', eur: '10.00', local: '2000.00' },
    ]
    const items = [
      ['2024-03-01', '2000.00'],
      ['2024-03-02', '-1500.00'],
      ['2024-03-03', '3000.00'],
    ]
    expect(actualOf('fx.fifo', { instalments, items })).toEqual([
      ['15.00', '0.00'],
      ['-10.00', '0.00'],
      ['15.00', '500.00'],
    ])
  })

  it('take the rules of the contract’s time', () => {
    const ask = (rule: string | null) => ({ balance_paid: '2027-09-15', grant: '60000.00', rule })
    expect(actualOf('eu.retention', [ask('GC2018+'), ask('GC<=2012'), ask(null)])).toEqual([
      '2030-09-15',
      '2034-09-15',
      '2030-09-15',
    ])
    const paid = {
      grant: '290000.00',
      eu: '0.80',
      paid: ['120000.00'],
      forecast: '140000.00',
      cumulative_accepted_cost: '90000.00',
    }
    expect(
      ['2018+', '2010', 'UNUSED'].map(rule => actualOf('eu.further_prefinancing', { ...paid, rule })),
    ).toMatchObject([{ payable: '100000.00' }, { payable: '64000.00' }, { payable: '64000.00' }])
    expect(actualOf('eu.further_prefinancing', { ...paid, paid: [] })).toMatchObject({
      consumption_pct: 'n/a',
      reduction: '0.00',
      payable: '112000.00',
    })
  })

  it('deduct program income however it was spent, and repay cents', () => {
    expect(actualOf('us.sf425', { l: '500.00', m: '20.00', n: '30.00', final: true })).toMatchObject({
      o: '450.00',
    })
    expect(
      actualOf(
        'de.deficit_financing',
        { grant: '24000.00', actual_cost: '29800.00', own_actual: '6500.00' },
        { repay_if_paid_23300_50: '' },
      ),
    ).toMatchObject({ repay_if_paid_23300_50: '0.50' })
    expect(actualOf('de.share_financing', { actual_cost: '-1.00', share: '0.80', cap: '1.00' })).toEqual({
      grant_final: '0.00',
    })
  })

  it('never take more profit back than was granted', () => {
    expect(
      actualOf('eu.final_balance', { grant: '100.00', eu: '0.80', accepted: '100.00', income: '900.00' }),
    ).toMatchObject({ final_grant: '0.00', balance: '0.00' })
  })
})
