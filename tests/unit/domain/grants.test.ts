import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readerGap, scoreResult } from '#shared/domain/evaluation/index.ts'
import {
  type FurtherPrefinancingInput,
  finalBalance,
  furtherPrefinancing,
  paymentOption,
} from '#shared/domain/payments/index.ts'
import { budgetPeriods, percentages } from '#shared/domain/publishing/index.ts'
import { instalments, settlement, thirdPartyCap } from '#shared/domain/sub-grants/index.ts'
import { formatDecimal } from '#shared/kernel/decimal.ts'
import { ProblemError } from '#shared/kernel/errors.ts'

describe('further pre-financing', () => {
  const base: FurtherPrefinancingInput = {
    grantMinor: 29_000_000,
    euShare: '0.80',
    paidMinor: [12_000_000],
    forecastMinor: 14_000_000,
    acceptedCostMinor: 10_500_000,
    reduction: 'GAP_TO_70',
    earlierUsedLimit: '1.00',
    usedLimit: '0.70',
    totalLimit: '0.90',
  }

  it('is reduced as soon as one cent less than the limit is used', () => {
    expect(furtherPrefinancing(base).reductionMinor).toBe(0)
    const short = furtherPrefinancing({ ...base, acceptedCostMinor: 10_499_999 })
    expect(short).toMatchObject({
      euShareIncurredMinor: 8_399_999,
      consumptionPercent: '70.00',
      reductionMinor: 1,
    })
    expect(
      furtherPrefinancing({ ...base, acceptedCostMinor: 10_499_999, reduction: 'UNUSED' }).reductionMinor,
    ).toBe(3_600_001)
  })

  it('says when earlier payments are not used up', () => {
    const two = { ...base, paidMinor: [12_000_000, 5_000_000], acceptedCostMinor: 14_000_000 }
    expect(furtherPrefinancing(two)).toMatchObject({ onLastPaymentMinor: -800_000, earlierFullyUsed: false })
  })

  it('is never below nothing nor above what is left', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(20_000_000), { maxLength: 4 }),
        fc.nat(50_000_000),
        fc.nat(50_000_000),
        (paidMinor, forecastMinor, acceptedCostMinor) => {
          const found = furtherPrefinancing({ ...base, paidMinor, forecastMinor, acceptedCostMinor })
          const paid = paidMinor.reduce((sum, payment) => sum + payment, 0)
          expect(found.payableMinor).toBeGreaterThanOrEqual(0)
          expect(found.payableMinor + paid).toBeLessThanOrEqual(Math.max(paid, 26_100_000))
        },
      ),
    )
  })

  it('follows the option of the grant', () => {
    const limits = { maxMonths: 12, maxGrantMinor: 10_000_000 }
    expect([
      paymentOption(12, 40_000_000, limits),
      paymentOption(18, 10_000_000, limits),
      paymentOption(18, 10_000_001, limits),
    ]).toEqual([1, 1, 2])
  })
})

describe('the balance', () => {
  it('never pays more than the grant and takes profit back', () => {
    const input = {
      grantMinor: 16_000_000,
      euShare: '0.80',
      acceptedMinor: 30_000_000,
      paidMinor: 14_400_000,
      incomeMinor: 0,
      noProfitApplies: true,
    }
    expect(finalBalance(input)).toMatchObject({ euShareMinor: 16_000_000, balanceMinor: 1_600_000 })
    const profit = { ...input, acceptedMinor: 20_000_000, incomeMinor: 4_500_000 }
    expect(finalBalance(profit)).toMatchObject({
      profitMinor: 500_000,
      reductionMinor: 400_000,
      balanceMinor: 1_200_000,
    })
    expect(finalBalance({ ...profit, noProfitApplies: false }).reductionMinor).toBe(0)
    expect(finalBalance({ ...input, acceptedMinor: 0 }).balanceMinor).toBe(-14_400_000)
  })
})

describe('a sub-grant', () => {
  it('is held to the cap of its third party, or to the exception of the contract', () => {
    expect(thirdPartyCap(4_500_000, 1_500_001, 6_000_000)).toMatchObject({ ok: false, excessMinor: 1 })
    expect(thirdPartyCap(4_500_000, 4_000_000, 6_000_000, 12_000_000)).toMatchObject({
      ok: true,
      limitMinor: 12_000_000,
    })
  })

  it('is paid in instalments that add up, and only in whole ones', () => {
    expect(instalments(999_999, ['50', '30', '20'])).toEqual([500_000, 300_000, 199_999])
    expect(() => instalments(100, ['50', '30'])).toThrow(ProblemError)
    expect(() => instalments(100, [])).toThrow(ProblemError)
  })

  it('is settled at most at its contract', () => {
    const input = {
      contractMinor: 1_200_000,
      ownShareMin: '0.10',
      paidMinor: 960_000,
      reportedMinor: 1_265_000,
      ineligibleMinor: 31_000,
    }
    expect(settlement(input)).toMatchObject({
      eligibleMinor: 1_234_000,
      funderShareMinor: 1_110_600,
      balanceMinor: 150_600,
    })
    expect(settlement({ ...input, reportedMinor: 9_000_000 }).dueMinor).toBe(1_200_000)
    expect(settlement({ ...input, reportedMinor: 0, ineligibleMinor: 0 }).balanceMinor).toBe(-960_000)
  })
})

describe('scores', () => {
  const thresholds = { section1Min: '12', totalMin: '60' }
  const result = (sheets: Parameters<typeof scoreResult>[0], maxima: readonly string[] | null = null) => {
    const found = scoreResult(sheets, maxima, thresholds)
    return found.ok ? [formatDecimal(found.value.average), found.value.fails] : found.error.messageKey
  }

  it('pass on unrounded averages', () => {
    expect(
      result([
        ['12', '48'],
        ['12', '48'],
      ]),
    ).toEqual(['60.000000000000', null])
    expect(
      result([
        ['12', '48'],
        ['12', '48'],
        ['12', '47.99'],
      ]),
    ).toEqual(['59.996666666667', 'total'])
    expect(
      result([
        ['11.99', '70'],
        ['12', '70'],
      ]),
    ).toEqual(['81.995000000000', 'section1'])
  })

  it('leave an abstention out instead of counting nothing', () => {
    expect(
      result([
        ['15', '60'],
        [null, null],
        ['15', null],
      ]),
    ).toEqual(['75.000000000000', null])
    expect(result([[null]])).toBe('problem.scoreNone')
    expect(result([])).toBe('problem.scoreNone')
  })

  it('stay within their sections', () => {
    expect(result([['21', '60']], ['20', '80'])).toBe('problem.scoreRange')
    expect(result([['-1', '60']], ['20', '80'])).toBe('problem.scoreRange')
    expect(result([['1']], ['20', '80'])).toBe('problem.scoreCount')
  })

  it('call a third reader when they are further apart than allowed', () => {
    expect([readerGap(['78', '63'], '15').thirdReader, readerGap(['78', '62.99'], '15').thirdReader]).toEqual(
      [false, true],
    )
    expect(readerGap(['70', '90', '80'], '15')).toMatchObject({ thirdReader: true })
  })
})

describe('what is published', () => {
  it('has percentages that add up to exactly 100', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 999 }), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(weights, list => {
        const hundredths = percentages(list).map(value => Math.round(Number(value) * 100))
        expect(hundredths.reduce((sum, value) => sum + value, 0)).toBe(10_000)
      }),
    )
  })

  it('has budget periods within calendar years', () => {
    expect(budgetPeriods({ start: '2023-07-01', end: '2024-02-29' })).toEqual([
      { start: '2023-07-01', end: '2023-12-31' },
      { start: '2024-01-01', end: '2024-02-29' },
    ])
    expect(budgetPeriods({ start: '2023-07-01', end: '2023-07-01' })).toHaveLength(1)
  })
})
