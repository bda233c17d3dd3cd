import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  balanceSteps,
  finalBalance,
  firstOption2Payment,
  firstPaymentSteps,
  furtherPaymentSteps,
} from '#shared/domain/payments/index.ts'
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
import { messagesOf } from '#shared/locales/index.ts'

const words = messagesOf('en')

describe('a request for payment', () => {
  const further = {
    grantMinor: 29_000_000,
    euShare: '0.80',
    paidMinor: [12_000_000, 11_200_000],
    forecastMinor: 8_000_000,
    acceptedCostMinor: 26_000_000,
    reduction: 'GAP_TO_70' as const,
    earlierUsedLimit: '1.00',
    usedLimit: '0.70',
    totalLimit: '0.90',
  }

  it('explains every step of further pre-financing (EU-12)', () => {
    const found = furtherPaymentSteps(further)
    expect(found.amountMinor).toBe(2_900_000)
    expect(found.steps.map(step => [step.key, step.resultMinor, step.outcome])).toEqual([
      ['costAccepted', 26_000_000, 'ok'],
      ['euShareIncurred', 20_800_000, 'ok'],
      ['earlierUsed', 8_800_000, 'ok'],
      ['lastUsed', 8_800_000, 'ok'],
      ['forecastShare', 6_400_000, 'ok'],
      ['reduction', 0, 'ok'],
      ['beforeTotalLimit', 6_400_000, 'ok'],
      ['totalLimit', 2_900_000, 'capped'],
      ['payable', 2_900_000, 'ok'],
    ])
    expect(found.steps.find(step => step.key === 'lastUsed')?.percents).toEqual({
      used: '78.57',
      limit: '70',
    })
  })

  it('says what was too little (EU-11b) and what was not used at all', () => {
    const short = furtherPaymentSteps({
      ...further,
      paidMinor: [12_000_000],
      acceptedCostMinor: 9_000_000,
      forecastMinor: 14_000_000,
    })
    expect(short.amountMinor).toBe(10_000_000)
    expect(short.steps.filter(step => step.outcome === 'short').map(step => step.key)).toEqual([
      'lastUsed',
      'reduction',
    ])
    const none = furtherPaymentSteps({ ...further, acceptedCostMinor: 14_000_000 })
    expect(none.steps.find(step => step.key === 'earlierUsed')?.outcome).toBe('short')
  })

  it('explains the first payment (EU-09) and the balance (EU-13b, EU-14)', () => {
    const first = firstPaymentSteps({
      grantMinor: 9_000_000,
      euShare: '0.90',
      contingencyMinor: 300_000,
      prefinancingShare: '0.80',
    })
    expect(first.steps.map(step => step.resultMinor)).toEqual([8_730_000, 6_984_000, 6_984_000])
    const balance = balanceSteps({
      grantMinor: 16_000_000,
      euShare: '0.80',
      acceptedMinor: 20_000_000,
      paidMinor: 14_400_000,
      incomeMinor: 4_500_000,
      noProfitApplies: true,
    })
    expect(balance.amountMinor).toBe(1_200_000)
    expect(balance.steps.map(step => [step.key, step.resultMinor, step.outcome])).toEqual([
      ['costAccepted', 20_000_000, 'ok'],
      ['grantCap', 16_000_000, 'capped'],
      ['noProfit', 400_000, 'short'],
      ['paidSoFar', 14_400_000, 'ok'],
      ['balance', 1_200_000, 'ok'],
    ])
    expect(firstOption2Payment(10_000_000, '0.80', '0.80')).toBe(6_400_000)
  })

  it('has words for each step, and every number and percent they name', () => {
    const all = [
      furtherPaymentSteps(further),
      firstPaymentSteps({ grantMinor: 1, euShare: '0.9', contingencyMinor: 0, prefinancingShare: '0.8' }),
      balanceSteps({ ...further, acceptedMinor: 1, paidMinor: 0, incomeMinor: 0, noProfitApplies: false }),
    ].flatMap(request => request.steps)
    for (const step of all) {
      const named = [...(words[step.messageKey] ?? '{{missing}}').matchAll(/\{\{(\w+)\}\}/g)].map(
        match => match[1],
      )
      const given = Object.keys({ ...step.amounts, ...step.percents })
      expect(
        named.filter(name => name === undefined || !given.includes(name)),
        step.key,
      ).toEqual([])
    }
  })

  it('never takes more profit back than the grant, nor pays below nothing before payments', () => {
    fc.assert(
      fc.property(
        fc.nat(10 ** 9),
        fc.nat(10 ** 9),
        fc.nat(10 ** 9),
        (grantMinor, acceptedMinor, incomeMinor) => {
          const found = finalBalance({
            grantMinor,
            euShare: '0.80',
            acceptedMinor,
            paidMinor: 0,
            incomeMinor,
            noProfitApplies: true,
          })
          expect(found.finalGrantMinor).toBeGreaterThanOrEqual(0)
          expect(found.finalGrantMinor).toBeLessThanOrEqual(grantMinor)
        },
      ),
    )
  })
})

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
