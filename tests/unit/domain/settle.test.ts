import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differencesByPeriod, type Instalment, settleByLayers } from '#shared/domain/rates/index.ts'

const PAIR = { base: 'EUR', local: 'RSD' } as const
/** The receipts of FX-03 to FX-05. */
const LAYERS: readonly Instalment[] = [
  { date: '2024-01-10', baseMinor: 500_000, localMinor: 58_575_000 },
  { date: '2024-03-05', baseMinor: 300_000, localMinor: 35_190_000 },
]
const THIRD = { date: '2024-03-20', localMinor: 41_234_567 }
const earlier = (usedMinor: number) =>
  LAYERS.map((layer, place) => (place === 0 ? { ...layer, usedMinor } : layer))

const found = (...args: Parameters<typeof settleByLayers<Instalment>>) => {
  const settled = settleByLayers(...args)
  if (!settled.ok) throw new Error(settled.error.code)
  return settled.value
}

describe('an amount by what was received', () => {
  it('takes the rate of the last instalment (FX-03)', () => {
    expect(found('instalment', THIRD, LAYERS, PAIR)).toEqual({
      rate: '117.3',
      source: 'instalment',
      date: '2024-03-05',
      baseMinor: 351_531,
      draws: [],
    })
  })

  it('takes the oldest money first and shows its parts (FX-04)', () => {
    const settled = found('fifo', THIRD, earlier(58_575_000 - 23_698_457), PAIR)
    expect(settled).toMatchObject({ source: 'fifo', date: '2024-03-05', baseMinor: 351_790 })
    expect(settled.rate.slice(0, 8)).toBe('117.2135')
    expect(settled.draws.map(draw => [draw.localMinor, draw.baseMinor])).toEqual([
      [23_698_457, 202_292],
      [17_536_110, 149_498],
    ])
  })

  it('takes the mean by weight of what had come (FX-05)', () => {
    expect(found('weighted', THIRD, LAYERS, PAIR)).toMatchObject({ rate: '117.20625', baseMinor: 351_812 })
    expect(found('weighted', { ...THIRD, date: '2024-02-01' }, LAYERS, PAIR)).toMatchObject({
      rate: '117.15',
    })
  })

  it('says what is not covered', () => {
    const short = settleByLayers('fifo', { date: '2024-02-01', localMinor: 58_575_001 }, LAYERS, PAIR)
    expect(short).toMatchObject({
      ok: false,
      error: { code: 'Rule.LayersShort', details: { uncovered: { minor: 1, currency: 'RSD' } } },
    })
    for (const policy of ['instalment', 'weighted', 'fifo'] as const)
      expect(settleByLayers(policy, { date: '2024-01-09', localMinor: 1 }, LAYERS, PAIR).ok).toBe(false)
  })

  it('gives a refund back to the money used last', () => {
    const settled = found('fifo', { date: '2024-04-01', localMinor: -117_150 }, earlier(1_000_000), PAIR)
    expect(settled).toMatchObject({ baseMinor: -1_000, draws: [{ localMinor: -117_150, baseMinor: -1_000 }] })
    expect(settleByLayers('fifo', { date: '2024-04-01', localMinor: -1 }, LAYERS, PAIR).ok).toBe(false)
  })

  it('conserves amounts: parts add up, and no receipt gives more than it had', () => {
    const layer = fc.record({
      date: fc.constantFrom('2024-01-01', '2024-02-01', '2024-03-01'),
      baseMinor: fc.integer({ min: 1, max: 1_000_000 }),
      localMinor: fc.integer({ min: 1, max: 100_000_000 }),
    })
    fc.assert(
      fc.property(
        fc.array(layer, { minLength: 1, maxLength: 6 }),
        fc.array(fc.integer({ min: -20_000_000, max: 60_000_000 }), { maxLength: 8 }),
        (layers, amounts) => {
          let state: readonly (Instalment & { readonly usedMinor: number })[] = layers.map(one => ({
            ...one,
            usedMinor: 0,
          }))
          for (const localMinor of amounts) {
            const settled = settleByLayers('fifo', { date: '2024-12-31', localMinor }, state, PAIR)
            if (!settled.ok) continue
            const { draws, baseMinor } = settled.value
            expect(draws.reduce((sum, draw) => sum + draw.localMinor, 0)).toBe(localMinor)
            expect(draws.reduce((sum, draw) => sum + draw.baseMinor, 0)).toBe(baseMinor)
            state = state.map(one => ({
              ...one,
              usedMinor:
                one.usedMinor +
                draws.filter(draw => draw.layer === one).reduce((sum, draw) => sum + draw.localMinor, 0),
            }))
            for (const one of state) {
              expect(one.usedMinor).toBeGreaterThanOrEqual(0)
              expect(one.usedMinor).toBeLessThanOrEqual(one.localMinor)
            }
          }
        },
      ),
    )
  })
})

describe('the exchange difference of a period', () => {
  const periods = [
    { start: '2024-01-01', end: '2024-02-29' },
    { start: '2024-03-01', end: '2024-03-31' },
  ]
  it('is what was reported less what the money was worth when it came (FX-07)', () => {
    const days = [{ date: '2024-02-10', localMinor: 58_575_000, reportedMinor: 499_776 }]
    expect(differencesByPeriod(days, LAYERS, PAIR, periods).map(found => found.differenceMinor)).toEqual([
      -224, 0,
    ])
  })

  it('leaves out what no money received covers yet', () => {
    const days = [{ date: '2024-02-10', localMinor: 117_150_000, reportedMinor: 1_000_000 }]
    expect(differencesByPeriod(days, LAYERS.slice(0, 1), PAIR, periods)[0]).toEqual({
      localMinor: 58_575_000,
      uncoveredMinor: 58_575_000,
      reportedMinor: 500_000,
      worthMinor: 500_000,
      differenceMinor: 0,
    })
  })

  it('adds up over the periods to the difference of the whole', () => {
    const day = fc.record({
      date: fc.constantFrom('2024-01-15', '2024-02-15', '2024-03-15'),
      localMinor: fc.integer({ min: 0, max: 50_000_000 }),
      reportedMinor: fc.integer({ min: 0, max: 500_000 }),
    })
    const whole = [{ start: '2024-01-01', end: '2024-03-31' }]
    fc.assert(
      fc.property(fc.array(day, { maxLength: 10 }), days => {
        const sum = (of: typeof periods) =>
          differencesByPeriod(days, LAYERS, PAIR, of).reduce((all, one) => all + one.differenceMinor, 0)
        expect(sum(periods)).toBe(sum(whole))
      }),
    )
  })
})
