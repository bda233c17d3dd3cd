import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  corrections,
  cumulativeRows,
  dueInNextYear,
  frozenCumulative,
  germanStatement,
  isInventoryItem,
  isProcurementListed,
  retentionYears,
  type Sf425Input,
  sf425,
  sf425Faults,
  verificationNeeded,
  workingDaysAfter,
} from '#shared/domain/reports/index.ts'

describe('a German statement of account', () => {
  const income = [
    { source: 'own' as const, planMinor: 600_000, actualMinor: 650_000 },
    { source: 'grant' as const, planMinor: 2_400_000, actualMinor: 2_400_000 },
  ]
  const expenditure = [
    { code: '1', planMinor: 1_500_000, actualMinor: 1_750_000 },
    { code: '2', planMinor: 900_000, actualMinor: 720_000 },
    { code: '3', planMinor: 600_000, actualMinor: 510_000 },
  ]
  const terms = {
    financing: { type: 'deficit' as const },
    grantMinor: 2_400_000,
    paidMinor: 2_400_000,
    overspendLimit: '0.20',
    explainLimit: '0.50',
  }

  it('compares lines with the plan and gives back what income covers (DE-02, DE-03)', () => {
    const found = germanStatement(income, expenditure, terms)
    expect(found).toMatchObject({
      planMinor: 3_000_000,
      costMinor: 2_980_000,
      withinPlan: true,
      extraIncomeMinor: 50_000,
      finalGrantMinor: 2_330_000,
      repayMinor: 70_000,
      dueMinor: 0,
    })
    expect(found.expenditure[0]).toMatchObject({
      differenceMinor: 250_000,
      percent: '16.67',
      aboveLimit: false,
    })
  })

  it('marks overspending above 20 % and above 50 % by the cent (DE-01)', () => {
    const rows = [1_800_000, 1_800_001, 2_250_000, 2_250_001].map(actualMinor => ({
      code: '1',
      planMinor: 1_500_000,
      actualMinor,
    }))
    const found = germanStatement([], rows, terms).expenditure
    expect(found.map(row => row.aboveLimit)).toEqual([false, true, true, true])
    expect(found.map(row => row.explain)).toEqual([false, false, false, true])
  })

  it.each([
    [{ type: 'share' as const, share: '0.80' }, 2_344_000],
    [{ type: 'full' as const }, 2_330_000],
    [{ type: 'fixed_sum' as const }, 2_400_000],
  ])('under %o pays %i', (financing, finalGrantMinor) => {
    expect(germanStatement(income, expenditure, { ...terms, financing }).finalGrantMinor).toBe(
      finalGrantMinor,
    )
  })

  it('pays the share of the cost when income is as planned (DE-04)', () => {
    const planned = [{ source: 'own' as const, planMinor: 600_000, actualMinor: 600_000 }]
    const share = { ...terms, financing: { type: 'share' as const, share: '0.80' } }
    expect(germanStatement(planned, expenditure, share)).toMatchObject({ finalGrantMinor: 2_384_000 })
  })
})

describe('an SF-425', () => {
  const lines: Sf425Input = {
    a: 6_000_000,
    b: 5_125_075,
    d: 10_000_000,
    e: 5_540_025,
    f: 320_000,
    i: 2_500_000,
    j: 1_410_000,
    l: 50_000,
    m: 0,
    n: 32_000,
  }

  it('has nothing unliquidated at the end (US-01)', () => {
    expect(sf425(lines)).toEqual({ c: 874_925, g: 5_860_025, h: 4_139_975, k: 1_090_000, o: 18_000 })
    expect(sf425Faults(lines, { isFinal: false, previous: null })).toEqual([])
    expect(sf425Faults(lines, { isFinal: true, previous: null })).toEqual([
      { code: 'FinalUnliquidated', line: 'f', minor: 320_000 },
    ])
  })

  it('stays within the award and never falls', () => {
    expect(
      sf425Faults(
        { ...lines, d: 5_000_000, n: 50_001 },
        { isFinal: false, previous: { ...lines, d: 5_000_000, b: 6_000_000 } },
      ),
    ).toEqual([
      { code: 'AboveAuthorised', line: 'h', minor: -860_025 },
      { code: 'IncomeOverspent', line: 'o', minor: -1 },
      { code: 'Falls', line: 'b', minor: -874_925 },
    ])
  })
})

describe('an accepted report', () => {
  const amounts = fc
    .dictionary(fc.constantFrom('1.1', '1.2', '2.1', '6.1'), fc.integer({ min: -(10 ** 8), max: 10 ** 8 }))
    .map(found => new Map(Object.entries(found)))

  it('stays as it was: later changes are corrected in the next period', () => {
    const frozen = frozenCumulative([
      {
        number: 1,
        incurred: new Map([
          ['1.1', 1_000],
          ['2.1', 50],
        ]),
      },
      { number: 2, incurred: new Map([['1.1', 200]]) },
    ])
    const fixed = corrections(
      frozen,
      new Map([
        ['1.1', 1_150],
        ['2.1', 50],
      ]),
    )
    expect(fixed).toEqual([{ code: '1.1', reportedMinor: 1_200, ledgerMinor: 1_150, correctionMinor: -50 }])
    expect(cumulativeRows(frozen, new Map([['1.1', 300]]), fixed)).toEqual([
      { code: '1.1', incurredMinor: 250, earlierMinor: 1_200, cumulatedMinor: 1_450 },
      { code: '2.1', incurredMinor: 0, earlierMinor: 50, cumulatedMinor: 50 },
    ])
  })

  it('comes out equal to the ledger again with its corrections', () => {
    fc.assert(
      fc.property(fc.array(amounts, { maxLength: 4 }), amounts, amounts, (reports, ledger, period) => {
        const frozen = frozenCumulative(reports.map((incurred, row) => ({ number: row + 1, incurred })))
        for (const row of cumulativeRows(frozen, period, corrections(frozen, ledger))) {
          expect(row.earlierMinor).toBe(frozen.get(row.code) ?? 0)
          expect(row.cumulatedMinor).toBe((ledger.get(row.code) ?? 0) + (period.get(row.code) ?? 0))
        }
      }),
    )
  })
})

describe('days and limits of reports', () => {
  it('fall on a day of the next year or after working days', () => {
    expect(dueInNextYear('2024-12-31', '04-30')).toBe('2025-04-30')
    expect(dueInNextYear('2024-12-31', '02-29')).toBe('2025-02-28')
    expect(workingDaysAfter('2024-06-28', 20)).toBe('2024-07-26')
    expect(workingDaysAfter('2024-06-29', 1)).toBe('2024-07-01')
    expect(workingDaysAfter('2024-06-28', 0)).toBe('2024-06-28')
  })

  it('keep records of a small grant for fewer years (EU-17)', () => {
    const eu = { years: 5, yearsSmall: 3, smallGrantMinor: 6_000_000 }
    expect([6_000_000, 6_000_001].map(grant => retentionYears(grant, eu))).toEqual([3, 5])
    expect(retentionYears(1, { years: 7, yearsSmall: null, smallGrantMinor: null })).toBe(7)
  })

  it('verify and list above their limits', () => {
    const limits = { finalMinor: 10_000_000, interimMinor: 500_000_000 }
    expect(verificationNeeded('final', 10_000_000, limits)).toBe(false)
    expect(verificationNeeded('final', 10_000_001, limits)).toBe(true)
    expect(verificationNeeded('interim', 500_000_000, limits)).toBe(false)
    expect(verificationNeeded('interim', 500_000_001, limits)).toBe(true)
    expect(verificationNeeded('final', 10 ** 12, { finalMinor: null, interimMinor: null })).toBe(false)
    expect([isInventoryItem(50_000, 50_000), isProcurementListed(6_000_000, 6_000_000)]).toEqual([
      true,
      false,
    ])
  })
})
