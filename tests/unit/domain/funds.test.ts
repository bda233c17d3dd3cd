import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { awardCheck, freeOfPot, subGrantLine } from '#shared/domain/availability/index.ts'
import { forecastRemainder, monthlyPlan } from '#shared/domain/budgets/index.ts'
import { chainChecks, exchangeSummary, fundChain, sumMovements } from '#shared/domain/funds/index.ts'
import { changeRateMethod, convertFifo, fifo } from '#shared/domain/rates/index.ts'
import { closingBalance } from '#shared/domain/reports/index.ts'
import {
  instalmentGate,
  instalments,
  partyKey,
  partyTotals,
  subGrantDates,
} from '#shared/domain/sub-grants/index.ts'

const money = fc.integer({ min: 0, max: 10 ** 10 })
const signed = fc.integer({ min: -(10 ** 10), max: 10 ** 10 })

describe('a chain of fund balances', () => {
  const movements = fc.record({
    receivedMinor: money,
    interestMinor: money,
    exchangeDifferenceMinor: signed,
    costsMinor: money,
    refundedMinor: money,
  })

  it('opens every period as the last one closed, and ends with the sum of all', () => {
    fc.assert(
      fc.property(signed, fc.array(movements, { maxLength: 8 }), (opening, periods) => {
        const chain = fundChain(opening, periods)
        expect(chainChecks(chain, 'EUR').every(check => check.ok)).toBe(true)
        expect(chain.at(-1)?.closingMinor ?? opening).toBe(closingBalance(sumMovements(opening, periods)))
      }),
    )
  })

  it('names the period whose opening is a cent off (SW-05)', () => {
    const checks = chainChecks(
      [
        { openingMinor: 0, closingMinor: 2_039_169 },
        { openingMinor: 2_039_168, closingMinor: 5 },
      ],
      'EUR',
    )
    expect(checks).toMatchObject([{ id: 'opening-equals-previous-closing:2', ok: false, difference: -1 }])
  })

  it('shows exchange gains and losses apart, and a loss as a cost only where the contract says so', () => {
    const link = { receivedMinor: 500_000, localMinor: 58_575_000, spentLocalMinor: 58_575_000 }
    const links = [
      { ...link, reportedMinor: 499_776 },
      { ...link, reportedMinor: 500_100 },
    ]
    expect(exchangeSummary(links, false)).toMatchObject({
      gainMinor: 100,
      lossMinor: 224,
      differenceMinor: -124,
      eligibleLossMinor: 0,
    })
    expect(exchangeSummary(links, true).eligibleLossMinor).toBe(224)
  })
})

describe('first in, first out', () => {
  const pair = { base: 'EUR', local: 'RSD' }
  const layers = fc.array(
    fc.record({
      date: fc.constantFrom('2024-01-10', '2024-02-10', '2024-03-10'),
      baseMinor: fc.integer({ min: 1, max: 10 ** 7 }),
      localMinor: fc.integer({ min: 1, max: 10 ** 9 }),
    }),
    { maxLength: 5 },
  )
  const items = fc.array(
    fc.record({
      date: fc.constantFrom('2024-01-09', '2024-01-20', '2024-02-20', '2024-03-20'),
      localMinor: fc.integer({ min: -(10 ** 8), max: 10 ** 9 }),
    }),
    { maxLength: 8 },
  )

  it('loses and makes nothing: items and layers both add up, refunds included', () => {
    fc.assert(
      fc.property(items, layers, (costs, received) => {
        const found = fifo(costs, received, pair)
        let drawn = 0
        for (const [row, result] of found.items.entries()) {
          const covered = result.draws.reduce((sum, part) => sum + part.localMinor, 0)
          expect(covered + result.uncoveredMinor).toBe(costs[row]?.localMinor)
          drawn += covered
        }
        const total = received.reduce((sum, layer) => sum + layer.localMinor, 0)
        const left = found.layers.reduce((sum, layer) => sum + layer.leftMinor, 0)
        expect(drawn + left).toBe(total)
        for (const { instalment, leftMinor } of found.layers) {
          expect(leftMinor).toBeGreaterThanOrEqual(0)
          expect(leftMinor).toBeLessThanOrEqual(instalment.localMinor)
        }
      }),
    )
  })

  it('spends a layer whole at what it was received for, however it is cut', () => {
    const layer = { date: '2024-01-10', baseMinor: 500_000, localMinor: 58_575_000 }
    const [whole] = convertFifo([{ date: '2024-01-11', localMinor: layer.localMinor }], [layer], pair)
    expect(whole).toMatchObject({ baseMinor: 500_000, uncoveredMinor: 0 })
  })

  it('takes a refund back at the rate it was spent with', () => {
    const received = [
      { date: '2024-01-10', baseMinor: 500_000, localMinor: 58_575_000 },
      { date: '2024-03-05', baseMinor: 300_000, localMinor: 35_190_000 },
    ]
    const day = '2024-03-28'
    const [cost, refund] = convertFifo(
      [
        { date: day, localMinor: 60_000_000 },
        { date: day, localMinor: -60_000_000 },
      ],
      received,
      pair,
    )
    expect(refund?.baseMinor).toBe(-(cost?.baseMinor ?? 0))
    expect(refund?.draws.map(part => part.localMinor)).toEqual([-1_425_000, -58_575_000])
  })

  it('keeps its method from the first submitted report on', () => {
    expect(changeRateMethod('month', 'fifo', 0)).toEqual({ ok: true, value: 'fifo' })
    expect(changeRateMethod('month', 'month', 3).ok).toBe(true)
    expect(changeRateMethod('month', 'fifo', 1)).toMatchObject({ error: { code: 'Rule.RatePolicyFixed' } })
  })
})

describe('free money', () => {
  it('is what nobody was promised, and an award stays within it', () => {
    expect(freeOfPot({ envelopeMinor: 100, reservedMinor: 30, contractedMinor: 50, releasedMinor: 5 })).toBe(
      25,
    )
    const award = {
      requestedMinor: 1_000,
      awardedMinor: 900,
      lotMaximumMinor: 900,
      free: { lot: 900, scheme: null, donorLine: 900 },
    }
    expect(awardCheck(award)).toEqual({ ok: true, faults: [] })
    expect(
      awardCheck({ ...award, awardedMinor: 1_001, free: { lot: 900, scheme: 1_000, donorLine: null } })
        .faults,
    ).toEqual([
      { code: 'AboveRequested', level: null, limitMinor: 1_000, excessMinor: 1 },
      { code: 'AboveLot', level: null, limitMinor: 900, excessMinor: 101 },
      { code: 'AboveFree', level: 'lot', limitMinor: 900, excessMinor: 101 },
      { code: 'AboveFree', level: 'scheme', limitMinor: 1_000, excessMinor: 1 },
    ])
    expect(awardCheck({ ...award, awardedMinor: 0 }).faults).toMatchObject([{ code: 'NotAboveZero' }])
  })

  it('on a line of sub-grants is the line as amended less contracts net of releases', () => {
    const line = { budgetMinor: 18_000_000, reallocatedMinor: 500_000 }
    const contracts = [
      { amountMinor: 10_000_000, releasedMinor: 1_000_000 },
      { amountMinor: 9_000_000, releasedMinor: 0 },
    ]
    expect(subGrantLine(line, contracts, 500_000)).toMatchObject({ ok: true, leftMinor: 0 })
    expect(subGrantLine(line, contracts, 500_001)).toMatchObject({ ok: false, excessMinor: 1 })
  })
})

describe('a sub-grant', () => {
  const action = { start: '2024-01-01', end: '2026-12-31' }

  it('ends before the closing margin and lies in the action', () => {
    expect(subGrantDates({ start: '2024-01-01', end: '2026-11-01' }, action, 60)).toEqual({
      latestEnd: '2026-11-01',
      ok: true,
      faults: [],
    })
    expect(subGrantDates({ start: '2023-12-31', end: '2026-11-02' }, action, 60).faults).toEqual([
      'BeforeAction',
      'AfterMargin',
    ])
    expect(subGrantDates({ start: '2024-05-01', end: '2024-04-30' }, action, 0).faults).toEqual(['Order'])
  })

  it('is paid on when the report before is accepted and enough is used', () => {
    expect(instalmentGate([], 0, '0.70').ok).toBe(true)
    const first = { paidMinor: 600_000, report: 'accepted' as const }
    expect(instalmentGate([first], 420_000, '0.70').ok).toBe(true)
    expect(instalmentGate([first], 419_999, '0.70').faults).toEqual([
      { code: 'LastNotUsed', payment: 1, missingMinor: 180_001, percent: '70.00' },
    ])
    expect(instalmentGate([{ ...first, report: 'submitted' }], 600_000, null).faults).toMatchObject([
      { code: 'ReportNotAccepted', payment: 1 },
    ])
    expect(instalmentGate([first, { ...first }], 599_999, null).faults).toMatchObject([
      { code: 'EarlierNotUsed', payment: 1, missingMinor: 1 },
    ])
  })

  it('counts for its party by number and country, never by name', () => {
    const contract = (registrationNo: string, country: string, name: string, amountMinor: number) => ({
      registrationNo,
      country,
      name,
      amountMinor,
    })
    expect(partyKey('70 123-456', 'xk')).toBe('XK 70123456')
    const found = partyTotals([
      contract('70-123456', 'XK', 'NGO Drini', 4_500_000),
      contract('70123456', 'XK', 'OJQ Drini', 1_500_001),
      contract('70123456', 'AL', 'NGO Drini', 5),
      contract('', 'XK', 'Group', 7),
    ])
    expect(found.parties.map(party => [party.key, party.totalMinor])).toEqual([
      ['XK 70123456', 6_000_001],
      ['AL 70123456', 5],
    ])
    expect(found.unknown).toHaveLength(1)
  })

  it('is paid in instalments that add up and never turn their sign', () => {
    const shares = fc.constantFrom(
      ['50', '30', '20'],
      ['40', '40', '20'],
      ['100'],
      ['25', '25', '25', '25'],
      ['33.33', '33.33', '33.34'],
    )
    fc.assert(
      fc.property(signed, shares, (amount, percents) => {
        const parts = instalments(amount, percents)
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(amount)
        expect(parts.every(part => part === 0 || part > 0 === amount > 0)).toBe(true)
      }),
    )
    expect(instalments(2, ['25', '25', '25', '25'])).toEqual([1, 1, 0, 0])
  })
})

describe('a forecast of what is left', () => {
  it('keeps what was typed, zero too, and spreads the rest', () => {
    const month = (name: string, typedMinor: number | null) => ({ month: name, typedMinor })
    expect(
      forecastRemainder(10_000, [month('05', 4_000), month('06', 0), month('07', null), month('08', null)]),
    ).toMatchObject({
      months: [{ minor: 4_000 }, { minor: 0, typed: true }, { minor: 3_000, typed: false }, { minor: 3_000 }],
      unplannedMinor: 0,
    })
    expect(forecastRemainder(100, [month('05', 150), month('06', null)])).toMatchObject({
      totalMinor: 150,
      unplannedMinor: -50,
    })
  })

  it('adds up whenever a month is blank and not too much is typed', () => {
    const months = fc.array(fc.option(fc.nat(1_000), { nil: null }), { minLength: 1, maxLength: 24 })
    fc.assert(
      fc.property(fc.integer({ min: 24_000, max: 10 ** 9 }), months, (left, typed) => {
        const found = forecastRemainder(
          left,
          typed.map((typedMinor, row) => ({ month: String(row), typedMinor })),
        )
        expect(found.totalMinor + found.unplannedMinor).toBe(left)
        if (typed.includes(null)) expect(found.unplannedMinor).toBe(0)
      }),
    )
  })

  it('in equal months keeps the total and its sign down to a few cents', () => {
    fc.assert(
      fc.property(fc.integer({ min: -500, max: 500 }), fc.integer({ min: 1, max: 60 }), (total, count) => {
        const end = `${2024 + Math.floor((count - 1) / 12)}-${String(((count - 1) % 12) + 1).padStart(2, '0')}-28`
        const plan = monthlyPlan(total, { start: '2024-01-01', end })
        expect((plan?.perMonthMinor ?? 0) * (count - 1) + (plan?.lastMonthMinor ?? 0)).toBe(total)
        expect((plan?.lastMonthMinor ?? 0) * Math.sign(total)).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})
