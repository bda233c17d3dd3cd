import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bankCheck,
  closingBalance,
  cumulativeReallocation,
  deviation,
  euVariation,
  finalDue,
  finalOverspend,
  fundRequest,
  helvetasLine,
  interimDue,
  isPendingPaymentListed,
  needsVerification,
  netOfMoves,
  openingCheck,
  positionCheck,
  reallocation,
  reportCheck,
  retainUntil,
  sidaLine,
  summariseChecks,
  unitValueText,
  voucherFaults,
} from '#shared/domain/reports/index.ts'

describe('a deviation', () => {
  it.each([
    [4_750_000, 5_225_000, 475_000, '10.00', false],
    [4_750_000, 5_225_001, 475_001, '10.00', true],
    [4_750_000, 4_274_999, -475_001, '-10.00', true],
    [4_750_000, 4_000_000, -750_000, '-15.79', true],
    [0, 30_000, 30_000, undefined, true],
    [0, 0, 0, undefined, false],
  ] as const)(
    'of %i against %i is explained above the limit',
    (budget, actual, deviationMinor, percent, explain) => {
      expect(deviation(budget, actual, '0.10')).toEqual({ deviationMinor, percent, explain })
    },
  )
})

describe('the lines of a Sida follow-up', () => {
  const input = {
    approvedMinor: 10_000_00,
    budgetPeriodMinor: 2_000_00,
    outcomePeriodMinor: 2_300_00,
    cumulativeBudgetMinor: 5_000_00,
    outcomeEarlierMinor: 2_500_00,
  }

  it('carry period, cumulative and remaining columns', () => {
    expect(sidaLine(input, '0.10')).toEqual({
      ...input,
      deviationMinor: 300_00,
      deviationPercent: '15.00',
      explain: true,
      cumulativeOutcomeMinor: 4_800_00,
      cumulativeDeviationMinor: -200_00,
      remainingMinor: 5_200_00,
      usedPercent: '48.00',
    })
  })

  it('sum to the line of the sums', () => {
    const amounts = fc.record({
      approvedMinor: fc.nat(10 ** 9),
      budgetPeriodMinor: fc.nat(10 ** 9),
      outcomePeriodMinor: fc.nat(10 ** 9),
      cumulativeBudgetMinor: fc.nat(10 ** 9),
      outcomeEarlierMinor: fc.nat(10 ** 9),
    })
    fc.assert(
      fc.property(amounts, amounts, (a, b) => {
        const both = sidaLine(
          {
            approvedMinor: a.approvedMinor + b.approvedMinor,
            budgetPeriodMinor: a.budgetPeriodMinor + b.budgetPeriodMinor,
            outcomePeriodMinor: a.outcomePeriodMinor + b.outcomePeriodMinor,
            cumulativeBudgetMinor: a.cumulativeBudgetMinor + b.cumulativeBudgetMinor,
            outcomeEarlierMinor: a.outcomeEarlierMinor + b.outcomeEarlierMinor,
          },
          '0.10',
        )
        const [first, second] = [sidaLine(a, '0.10'), sidaLine(b, '0.10')]
        expect(both.deviationMinor).toBe(first.deviationMinor + second.deviationMinor)
        expect(both.remainingMinor).toBe(first.remainingMinor + second.remainingMinor)
        expect(both.cumulativeDeviationMinor).toBe(
          first.cumulativeDeviationMinor + second.cumulativeDeviationMinor,
        )
      }),
    )
  })
})

describe('a fund', () => {
  const movements = {
    openingMinor: 1_234_567,
    receivedMinor: 25_000_000,
    interestMinor: 1840,
    exchangeDifferenceMinor: -10_233,
    costsMinor: 24_187_005,
  }

  it('closes with what is left, and less what was refunded', () => {
    expect(closingBalance(movements)).toBe(2_039_169)
    expect(closingBalance({ ...movements, refundedMinor: 39_169 })).toBe(2_000_000)
  })

  it('opens as it closed, lies where it is said to lie, and matches the bank', () => {
    expect(openingCheck(2_039_169, 2_039_168, 'EUR')).toMatchObject({ ok: false, difference: -1 })
    const position = { bankMinor: 2_000_000, cashMinor: 30_000, advancesMinor: 20_000, payablesMinor: 10_831 }
    expect(positionCheck(2_039_169, position, 'EUR').ok).toBe(true)
    expect(positionCheck(2_039_169, { ...position, payablesMinor: 0 }, 'EUR')).toMatchObject({
      ok: false,
      difference: 10_831,
    })
    expect(bankCheck(2_100_000, 100_000, 2_000_000, 'EUR').ok).toBe(true)
  })
})

describe('an EU report row', () => {
  it('varies from the budget with its reallocation', () => {
    expect(
      euVariation({
        budgetMinor: 4_000_000,
        reallocationMinor: 100_000,
        incurredMinor: 2_000_000,
        earlierMinor: 1_500_000,
      }),
    ).toMatchObject({
      cumulatedMinor: 3_500_000,
      variationMinor: -600_000,
      variationPercent: '-15.00',
      explain: true,
    })
    expect(
      euVariation({ budgetMinor: 0, reallocationMinor: 0, incurredMinor: 0, earlierMinor: 0 }),
    ).toMatchObject({
      variationPercent: undefined,
      explain: false,
    })
  })

  it('has a unit value that follows from the total', () => {
    expect(unitValueText(400_000, '3', 'EUR')).toBe('1333.3333')
    expect([unitValueText(400_000, '0', 'EUR'), unitValueText(400_000, null, 'EUR')]).toEqual([
      '0.0000',
      '0.0000',
    ])
  })
})

describe('moves between headings', () => {
  it('are looked at on both sides', () => {
    const moves = reallocation({ '1': 8_000_000, '2': 800_000 }, { '1': 8_210_000, '2': 590_000 }, '0.25')
    expect(moves.map(move => [move.code, move.percent, move.needsAddendum])).toEqual([
      ['1', '2.63', false],
      ['2', '26.25', true],
    ])
    expect(netOfMoves(moves)).toBe(0)
  })

  it('need an addendum for a heading that had nothing or vanishes', () => {
    const moves = reallocation({ '1': 100 }, { '2': 100 }, '0.25')
    expect(moves.map(move => [move.code, move.deltaMinor, move.percent, move.needsAddendum])).toEqual([
      ['1', -100, '100.00', true],
      ['2', 100, undefined, true],
    ])
  })

  it('are cumulated since the last addendum, there and back', () => {
    const moves = cumulativeReallocation(2_000_000, [300_000, 250_000, -550_000], '0.25')
    expect(moves.map(move => [move.percent, move.needsAddendum])).toEqual([
      ['15.00', false],
      ['27.50', true],
      ['0.00', false],
    ])
  })

  it('leave the excess of a final report ineligible', () => {
    expect(finalOverspend(4_000_000, 5_000_000, '0.25')).toEqual({
      limitMinor: 5_000_000,
      ineligibleMinor: 0,
    })
    expect(finalOverspend(4_000_000, 5_000_001, '0.25').ineligibleMinor).toBe(1)
    expect(finalOverspend(4_000_000, 0, '0.25').ineligibleMinor).toBe(0)
  })
})

describe('a Helvetas report', () => {
  it('shows current budget, spent, balance and share', () => {
    const line = helvetasLine({
      agreedMinor: 900_000,
      reallocatedMinor: 100_000,
      earlierMinor: 250_000,
      quarterMinor: 250_000,
    })
    expect(line).toMatchObject({
      currentMinor: 1_000_000,
      spentMinor: 500_000,
      balanceMinor: 500_000,
      usedPercent: '50.00',
    })
  })

  it('asks for what is needed and never for less than nothing', () => {
    expect(fundRequest({ forecastMinor: 500, commitmentsMinor: 200, closingMinor: 300 })).toBe(400)
    expect(fundRequest({ forecastMinor: 500, commitmentsMinor: 0, closingMinor: 501 })).toBe(0)
    expect(fundRequest({ forecastMinor: 500, commitmentsMinor: 0, closingMinor: -10 })).toBe(510)
  })

  it('finds gaps and repeats in voucher numbers', () => {
    expect(voucherFaults([4, 1, 2, 4, 4])).toEqual({ missing: [3], twice: [4] })
    expect(voucherFaults([])).toEqual({ missing: [], twice: [] })
    expect(voucherFaults([1, 2_000_000_000]).missing).toHaveLength(100)
  })
})

describe('limits and dates', () => {
  it('hold at the limit and not one cent above', () => {
    expect([isPendingPaymentListed(50_000, 50_000), isPendingPaymentListed(50_001, 50_000)]).toEqual([
      false,
      true,
    ])
    expect([needsVerification(10_000_000, 10_000_000), needsVerification(10_000_001, 10_000_000)]).toEqual([
      false,
      true,
    ])
  })

  it('say when reports are due and how long records are kept', () => {
    expect(interimDue('2024-06-30', 60)).toBe('2024-08-29')
    expect([finalDue('2026-12-31', 3), finalDue('2026-12-31', 6)]).toEqual(['2027-03-31', '2027-06-30'])
    const duties = [
      { from: '2027-09-15', years: 5, open: false },
      { from: '2026-12-31', years: 7, open: false },
    ]
    expect(retainUntil(duties)).toBe('2033-12-31')
    expect(retainUntil([...duties, { from: '2020-01-01', years: 1, open: true }])).toBeUndefined()
    expect(retainUntil([])).toBeUndefined()
  })
})

describe('the checks of a document', () => {
  it('are ok when there are some and none differs', () => {
    const good = reportCheck('a', 'EUR', 100, 100)
    const bad = reportCheck('b', 'EUR', 100, 99)
    expect(summariseChecks([good])).toMatchObject({ ok: true, failed: [] })
    expect(summariseChecks([good, bad])).toMatchObject({ ok: false, failed: [bad] })
    expect(bad).toEqual({ id: 'b', currency: 'EUR', expected: 100, actual: 99, difference: -1, ok: false })
    expect(summariseChecks([]).ok).toBe(false)
  })
})
