import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { settleCost, settlementResult } from '#shared/domain/reports/index.ts'

const AT = { rate: '117.8876', base: 'EUR' }

describe('a cost of a settlement', () => {
  it('is converted at the one rate, rounded for itself; its refusal keeps its part', () => {
    expect(
      settleCost({ currency: 'RSD', amountMinor: 1_178_876, ledgerMinor: 10_050, refusedMinor: 5025 }, AT),
    ).toEqual({ settledMinor: 10_000, refusedMinor: 5000, acceptedMinor: 5000 })
    expect(
      settleCost({ currency: 'EUR', amountMinor: 1234, ledgerMinor: 1234, refusedMinor: 34 }, AT),
    ).toEqual({ settledMinor: 1234, refusedMinor: 34, acceptedMinor: 1200 })
    expect(settleCost({ currency: 'RSD', amountMinor: 0, ledgerMinor: 0, refusedMinor: 0 }, AT)).toEqual({
      settledMinor: 0,
      refusedMinor: 0,
      acceptedMinor: 0,
    })
  })

  const amounts = fc.integer({ min: 1, max: 1_000_000_000 })
  it('is refused wholly, partly or not at all as in the ledger; a reversal is its mirror image', () => {
    fc.assert(
      fc.property(amounts, amounts, fc.integer({ min: 0, max: 100 }), (amountMinor, ledgerMinor, percent) => {
        const refusedMinor = Math.floor((ledgerMinor * percent) / 100)
        const settled = settleCost({ currency: 'RSD', amountMinor, ledgerMinor, refusedMinor }, AT)
        if (!settled) throw new Error('out of range')
        expect(settled.refusedMinor).toBeLessThanOrEqual(settled.settledMinor)
        if (refusedMinor === ledgerMinor) expect(settled.acceptedMinor).toBe(0)
        if (refusedMinor === 0) expect(settled.acceptedMinor).toBe(settled.settledMinor)
        const back = settleCost(
          {
            currency: 'RSD',
            amountMinor: -amountMinor,
            ledgerMinor: -ledgerMinor,
            refusedMinor: -refusedMinor,
          },
          AT,
        )
        expect(
          [back?.settledMinor, back?.refusedMinor, back?.acceptedMinor].map(minor => 0 - (minor ?? 0)),
        ).toEqual([settled.settledMinor, settled.refusedMinor, settled.acceptedMinor])
      }),
    )
  })
})

describe('the grant by a settlement', () => {
  const terms = { grantMinor: 2_000_000, share: '1', receivedMinor: 1_600_000 }

  it('is the donor’s share of the accepted cost, never above the contract; the rest is due or paid back', () => {
    expect(settlementResult({ ...terms, acceptedMinor: 1_850_000 })).toEqual({
      finalMinor: 1_850_000,
      dueMinor: 250_000,
      repayMinor: 0,
    })
    expect(settlementResult({ ...terms, acceptedMinor: 2_100_000 }).finalMinor).toBe(2_000_000)
    expect(settlementResult({ ...terms, acceptedMinor: 1_500_000, share: '0.8' })).toEqual({
      finalMinor: 1_200_000,
      dueMinor: 0,
      repayMinor: 400_000,
    })
  })
})
