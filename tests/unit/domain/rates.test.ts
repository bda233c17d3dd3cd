import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  chooseRate,
  convert,
  convertAtInstalmentRate,
  convertFifo,
  crossRate,
  type ExchangeRate,
  exchangeDifference,
  instalmentRate,
  meanRate,
  type RateRequest,
  rebase,
  weightedRate,
} from '#shared/domain/rates/index.ts'
import { formatDecimal, isPositiveDecimal } from '#shared/kernel/decimal.ts'
import { money } from '#shared/kernel/money.ts'

const monthly = (date: string, rate: string, fields: Partial<ExchangeRate> = {}): ExchangeRate => ({
  source: 'InforEuro',
  base: 'EUR',
  currency: 'RSD',
  kind: 'month',
  date,
  rate,
  ...fields,
})
const table = [
  monthly('2024-01-01', '117.1745'),
  monthly('2024-02-01', '117.2025'),
  monthly('2024-03-01', '117.1890'),
]
const request = (fields: Partial<RateRequest> = {}): RateRequest => ({
  policy: 'month',
  currency: 'RSD',
  base: 'EUR',
  date: '2024-01-15',
  source: null,
  period: null,
  givenRate: null,
  ...fields,
})
const rateOr = (result: ReturnType<typeof chooseRate>) => (result.ok ? result.value.rate : result.error.code)

describe('the rate of an amount', () => {
  it('is the one of its month, with source and date', () => {
    expect(chooseRate(table, request({ date: '2024-02-29' }))).toEqual({
      ok: true,
      value: { rate: '117.2025', source: 'InforEuro', date: '2024-02-01' },
    })
  })

  it('is never that of another month', () => {
    const result = chooseRate(table, request({ date: '2024-04-01' }))
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'Rule.RateMissing', details: { month: '2024-04' } },
    })
    expect(rateOr(chooseRate(table, request({ currency: 'ALL' })))).toBe('Rule.RateMissing')
    expect(rateOr(chooseRate(table, request({ base: 'SEK' })))).toBe('Rule.RateMissing')
  })

  it('is 1 for the base itself', () => {
    expect(rateOr(chooseRate([], request({ currency: 'EUR' })))).toBe('1')
  })

  it('is asked for when two sources have one', () => {
    const two = [...table, monthly('2024-01-01', '117.20', { source: 'bank' })]
    expect(rateOr(chooseRate(two, request()))).toBe('Rule.RateSourceAmbiguous')
    expect(rateOr(chooseRate(two, request({ source: 'bank' })))).toBe('117.20')
    expect(rateOr(chooseRate(two, request({ source: 'ECB' })))).toBe('Rule.RateMissing')
  })

  it('is the last one on or before the day in a table of days, across a weekend and a month', () => {
    const days = [
      monthly('2024-05-31', '117.08', { kind: 'day', source: 'ECB' }),
      monthly('2024-06-03', '117.10', { kind: 'day', source: 'ECB' }),
    ]
    expect(rateOr(chooseRate(days, request({ date: '2024-06-02' })))).toBe('117.08')
    expect(rateOr(chooseRate(days, request({ date: '2024-06-10' })))).toBe('117.10')
    expect(rateOr(chooseRate(days, request({ date: '2024-06-11' })))).toBe('Rule.RateMissing')
    expect(rateOr(chooseRate(days, request({ date: '2024-05-30' })))).toBe('Rule.RateMissing')
  })

  it('is the mean of all months of the period, and needs each of them', () => {
    const period = { start: '2024-01-01', end: '2024-03-31' }
    const mean = chooseRate(table, request({ policy: 'period_mean', period }))
    expect(mean).toMatchObject({ ok: true, value: { rate: '117.188666666667', date: '2024-03-31' } })
    const gap = chooseRate(table.slice(1), request({ policy: 'period_mean', period }))
    expect(gap).toMatchObject({ ok: false, error: { details: { month: '2024-01' } } })
    expect(rateOr(chooseRate(table, request({ policy: 'period_mean' })))).toBe('Rule.PeriodMissing')
  })

  it('is that of the day of the last tranche, of a table of days, at most a week old', () => {
    const days = [monthly('2024-01-01', '117.1745'), monthly('2024-01-09', '117.11', { kind: 'day' })]
    const ask = (trancheDay: string | null) =>
      rateOr(chooseRate(days, request({ policy: 'last_tranche_day', date: '2024-03-01', trancheDay })))
    expect(ask('2024-01-09')).toBe('117.11')
    expect(ask('2024-01-16')).toBe('117.11')
    expect(ask('2024-01-17')).toBe('Rule.RateMissing')
    expect(ask('2024-01-08')).toBe('Rule.RateMissing')
    expect(ask(null)).toBe('Rule.InstalmentMissing')
  })

  it('is the mean of the month of the end, and before it is published that of the payment’s own', () => {
    const ask = (end: string | null, date: string, rates: readonly ExchangeRate[] = table) =>
      rateOr(chooseRate(rates, request({ policy: 'end_month_mean', date, end })))
    expect(ask('2024-03-15', '2024-01-20')).toBe('117.1890')
    expect(ask('2024-06-30', '2024-01-20')).toBe('117.1745')
    expect(ask('2024-06-30', '2024-05-20')).toBe('Rule.RateMissing')
    expect(ask(null, '2024-01-20')).toBe('Rule.PeriodMissing')
    const days = ['1', '2', '2'].map((rate, day) => monthly(`2024-03-0${day + 1}`, rate, { kind: 'day' }))
    expect(ask('2024-03-31', '2024-01-20', days)).toBe('1.666666666667')
  })

  it('is the given one where the contract or the bank says so', () => {
    expect(rateOr(chooseRate([], request({ policy: 'fixed', givenRate: '1.95583' })))).toBe('1.95583')
    expect(rateOr(chooseRate([], request({ policy: 'bank', givenRate: '0' })))).toBe('Rule.RateInvalid')
    expect(rateOr(chooseRate([], request({ policy: 'bank' })))).toBe('Rule.RateMissing')
  })
})

describe('conversion', () => {
  it('divides by the rate and rounds once', () => {
    expect(convert(money(312_933, 'BAM'), '1.95583', 'EUR')).toEqual({
      ok: true,
      value: money(160_000, 'EUR'),
    })
    expect(convert(money(1, 'BAM'), '0', 'EUR')).toMatchObject({
      ok: false,
      error: { code: 'Rule.RateInvalid' },
    })
  })
})

describe('a table against another base', () => {
  it('is turned by its own row of the new base', () => {
    const usd = [
      monthly('2024-01-01', '107.50', { base: 'USD' }),
      monthly('2024-01-01', '0.92', { base: 'USD', currency: 'EUR' }),
      monthly('2024-02-01', '108.00', { base: 'USD' }),
    ]
    const turned = rebase(usd, 'EUR')
    expect(turned.map(row => [row.date, row.currency, row.base, row.rate])).toEqual([
      ['2024-01-01', 'RSD', 'EUR', '116.847826087'],
      ['2024-01-01', 'USD', 'EUR', '1.08695652174'],
    ])
  })

  it('needs decimals above zero', () => {
    expect(crossRate('1.79938', '0.92')).toBe('1.95584782609')
    for (const bad of ['', '0', '-1', 'N/A']) expect(crossRate('1', bad), bad).toBeUndefined()
    const rate = fc.integer({ min: 1, max: 10 ** 9 }).map(value => `${value}.5`)
    fc.assert(
      fc.property(rate, rate, (a, b) => {
        expect(isPositiveDecimal(crossRate(a, b) ?? '')).toBe(true)
      }),
    )
  })

  it('has a mean that ends where it ends', () => {
    expect(meanRate(['117.1745', '117.2025', '117.1890'])).toBe('117.1886666666666666666666666666666666667')
    expect(meanRate(['1.50', '2.50'])).toBe('2.00')
    expect(meanRate([])).toBeUndefined()
  })
})

describe('money received in instalments', () => {
  const pair = { base: 'EUR', local: 'RSD' }
  const instalments = [
    { date: '2024-03-05', baseMinor: 300_000, localMinor: 35_190_000 },
    { date: '2024-01-10', baseMinor: 500_000, localMinor: 58_575_000 },
  ]

  it('has the rate it arrived at', () => {
    const [later, first] = instalments.map(instalment => instalmentRate(instalment, pair))
    expect(later && formatDecimal(later)).toBe('117.3')
    expect(first && formatDecimal(first)).toBe('117.15')
    const weighted = weightedRate(instalments, pair)
    expect(weighted && formatDecimal(weighted)).toBe('117.20625')
    expect(weightedRate([], pair)).toBeUndefined()
  })

  it('converts at the last instalment received', () => {
    const items = [
      { date: '2024-03-04', localMinor: 25_000_000 },
      { date: '2024-03-05', localMinor: 41_234_567 },
    ]
    expect(convertAtInstalmentRate(items, instalments, pair)).toEqual({ ok: true, value: [213_402, 351_531] })
    const early = [{ date: '2024-01-09', localMinor: 1 }]
    expect(convertAtInstalmentRate(early, instalments, pair)).toMatchObject({
      ok: false,
      error: { code: 'Rule.InstalmentMissing' },
    })
  })

  it('is used first in, first out, and covers nothing before it arrived', () => {
    const items = [
      { date: '2024-02-01', localMinor: 58_575_000 },
      { date: '2024-02-02', localMinor: 100 },
      { date: '2024-03-05', localMinor: 35_190_001 },
    ]
    expect(convertFifo(items, instalments, pair)).toMatchObject([
      { baseMinor: 500_000, uncoveredMinor: 0 },
      { baseMinor: 0, uncoveredMinor: 100 },
      { baseMinor: 300_000, uncoveredMinor: 1 },
    ])
  })

  it('gives up all it brought, whatever the items', () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 5_000_000 }), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(amounts, locals => {
        const items = locals.map(localMinor => ({ date: '2024-12-31', localMinor }))
        const results = convertFifo(items, instalments, pair)
        const uncovered = results.reduce((sum, result) => sum + result.uncoveredMinor, 0)
        const local = locals.reduce((sum, amount) => sum + amount, 0)
        expect(uncovered).toBe(Math.max(0, local - 93_765_000))
        const base = results.reduce((sum, result) => sum + result.baseMinor, 0)
        expect(base).toBeLessThanOrEqual(800_000 + locals.length)
      }),
    )
  })

  it('leaves a difference that is shown apart', () => {
    const input = {
      receivedMinor: 500_000,
      localMinor: 58_575_000,
      spentLocalMinor: 58_575_000,
      reportedMinor: 499_776,
    }
    expect(exchangeDifference(input).differenceMinor).toBe(-224)
    expect(exchangeDifference({ ...input, spentLocalMinor: 0, reportedMinor: 0 }).differenceMinor).toBe(0)
  })
})
