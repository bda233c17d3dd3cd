import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type BudgetAgreement,
  type BudgetLimits,
  type BudgetNode,
  budgetTree,
  budgetUntil,
  budgetWithin,
  capCheck,
  compareCodes,
  euRowsOf,
  flattenTree,
  grantShare,
  monthlyPlan,
  naiveSplit,
  totalsById,
  validateBudget,
  yearlyPlan,
} from '#shared/domain/budgets/index.ts'
import { addDays, daysBetween, fromDayNumber } from '#shared/kernel/plain-date.ts'

let position = 0
/** A line, or what the fields say; ids are codes. */
function node(code: string, fields: Partial<BudgetNode> = {}): BudgetNode {
  position += 1
  const parent = code.includes('.') ? (code.split('.')[0] ?? null) : null
  return {
    id: code,
    parentId: parent,
    position,
    kind: 'line',
    code,
    label: `Line ${code}`,
    unit: 'month',
    quantity: null,
    unitValue: null,
    amountMinor: 0,
    clarification: 'what it is',
    justification: 'how it was reckoned',
    ...fields,
  }
}
const heading = (code: string): BudgetNode => node(code, { kind: 'heading', parentId: null })

const budget: readonly BudgetNode[] = [
  heading('1'),
  node('1.1', { quantity: '24', unitValue: '1850.00', amountMinor: 4_440_000 }),
  node('1.2', { quantity: '3', unitValue: '1333.333', amountMinor: 400_000 }),
  heading('2'),
  node('2.1', { amountMinor: 160_000 }),
  node('8', { kind: 'indirect', amountMinor: 350_000 }),
  node('10', { kind: 'contingency', amountMinor: 250_000 }),
  node('12', { kind: 'taxes_in_kind', amountMinor: 10_000 }),
]
const limits: BudgetLimits = {
  indirectLimit: '0.07',
  indirectBase: 'direct',
  contingencyLimit: '0.05',
  justificationRequired: true,
}
const agreement: BudgetAgreement = {
  currency: 'EUR',
  totalMinor: 5_610_000,
  grantMinor: 4_480_000,
  fundingPercent: '80.00',
}
const codesOf = (nodes: readonly BudgetNode[], own: Partial<BudgetLimits & BudgetAgreement> = {}) =>
  validateBudget(nodes, { ...limits, ...own }, { ...agreement, ...own }).blockers.map(found => found.code)
const changed = (code: string, fields: Partial<BudgetNode>): readonly BudgetNode[] =>
  budget.map(row => (row.code === code ? { ...row, ...fields } : row))

describe('a budget tree', () => {
  it('sums headings from their lines and keeps the order of the rows', () => {
    const totals = totalsById(budgetTree(budget))
    expect(totals.get('1')).toBe(4_840_000)
    expect(totals.get('2')).toBe(160_000)
    expect(flattenTree(budgetTree(budget)).map(branch => branch.node.code)).toEqual([
      '1',
      '1.1',
      '1.2',
      '2',
      '2.1',
      '8',
      '10',
      '12',
    ])
  })

  it('sums headings within headings, and ignores amounts typed on a heading', () => {
    const nested = [
      { ...heading('1'), amountMinor: 999 },
      node('1.1', { kind: 'heading', parentId: '1' }),
      node('1.1.1', { parentId: '1.1', amountMinor: 5 }),
    ]
    expect(totalsById(budgetTree(nested)).get('1')).toBe(5)
  })

  it('orders codes by their numbers', () => {
    expect(['10', '2.10', '2.9', '2', '1.1.1', '1.1'].toSorted(compareCodes)).toEqual([
      '1.1',
      '1.1.1',
      '2',
      '2.9',
      '2.10',
      '10',
    ])
  })
})

describe('rows 7 to 13', () => {
  it('add up', () => {
    expect(euRowsOf(budget)).toMatchObject({
      row7: 5_000_000,
      row8: 350_000,
      row9: 5_350_000,
      row10: 250_000,
      row11: 5_600_000,
      row12: 10_000,
      row13: 5_610_000,
    })
  })

  it('count indirect costs filed under a heading once', () => {
    const rows = euRowsOf([
      heading('1'),
      node('1.1', { amountMinor: 100 }),
      node('1.2', { kind: 'indirect', amountMinor: 7 }),
    ])
    expect([rows.row7, rows.row8, rows.row9]).toEqual([100, 7, 107])
  })

  it('give the share of a grant', () => {
    expect(grantShare(29_000_000, 34_713_746)).toEqual({
      grantMinor: 29_000_000,
      percentOfEligible: '83.54',
      cofinancingMinor: 5_713_746,
    })
  })
})

describe('a cap', () => {
  it('is a rounded amount, exceeded by one cent', () => {
    expect(capCheck(31_508_174, '0.07', 2_205_572)).toMatchObject({ ok: true, excessMinor: 0 })
    expect(capCheck(31_508_174, '0.07', 2_205_573)).toMatchObject({ ok: false, excessMinor: 1 })
  })

  it('cannot be met by splitting a total blindly', () => {
    expect(naiveSplit(198_025_855, '0.07')).toMatchObject({ sumMinor: 198_025_856, differenceMinor: -1 })
    expect(capCheck(185_070_893, '0.07', 198_025_855 - 185_070_893).ok).toBe(true)
  })
})

describe('a budget to be signed', () => {
  it('has nothing against it when all is well', () => {
    expect(validateBudget(budget, limits, agreement)).toEqual({ blockers: [], warnings: [] })
  })

  it('holds indirect costs and reserve to the cent', () => {
    expect(codesOf(changed('8', { amountMinor: 350_001 }), { totalMinor: null })).toEqual([
      'IndirectAboveCap',
    ])
    expect(codesOf(changed('10', { amountMinor: 250_001 }), { totalMinor: null })).toEqual([
      'ContingencyAboveCap',
    ])
    expect(
      codesOf(changed('8', { amountMinor: 367_500 }), {
        totalMinor: null,
        indirectBase: 'direct_and_contingency',
      }),
    ).toEqual([])
    expect(
      codesOf(changed('8', { amountMinor: 999_999 }), { totalMinor: null, indirectLimit: null }),
    ).toEqual([])
  })

  it('names the amount over the cap as money', () => {
    const [found] = validateBudget(changed('8', { amountMinor: 350_001 }), limits, {
      ...agreement,
      totalMinor: null,
    }).blockers
    expect(found?.details).toMatchObject({
      excess: { minor: 1, currency: 'EUR' },
      cap: { minor: 350_000, currency: 'EUR' },
    })
    expect(found?.messageKey).toBe('notice.budget.IndirectAboveCap')
  })

  it('agrees with the contract', () => {
    expect(codesOf(budget, { totalMinor: 5_610_001 })).toEqual(['TotalDiffers'])
    expect(codesOf(budget, { grantMinor: 4_480_279 })).toEqual([])
    expect(codesOf(budget, { grantMinor: 4_480_280 })).toEqual(['FundingPercentAbove'])
    expect(codesOf(budget, { grantMinor: 5_600_001, fundingPercent: null })).toEqual(['GrantAboveEligible'])
    expect(codesOf(budget, { grantMinor: null, totalMinor: null })).toEqual([])
  })

  it('has amounts that follow from units and unit values', () => {
    expect(
      codesOf(changed('1.2', { amountMinor: 399_999 }), {
        totalMinor: null,
        grantMinor: null,
        indirectLimit: null,
        contingencyLimit: null,
      }),
    ).toEqual(['LineAmount'])
    expect(codesOf(changed('1.2', { unitValue: '1,5' }))).toEqual(['LineNotANumber'])
    expect(
      codesOf(changed('2.1', { amountMinor: -1 }), {
        totalMinor: null,
        indirectLimit: null,
        contingencyLimit: null,
        grantMinor: null,
      }),
    ).toEqual(['LineNegative'])
  })

  it('justifies every line with an amount, where the donor asks', () => {
    expect(codesOf(changed('1.1', { justification: ' ' }))).toEqual(['JustificationMissing'])
    const verdict = validateBudget(
      changed('1.1', { clarification: '' }),
      { ...limits, justificationRequired: false },
      agreement,
    )
    expect([verdict.blockers.length, verdict.warnings.map(found => found.code)]).toEqual([
      0,
      ['JustificationMissing'],
    ])
    expect(codesOf([...budget, node('2.2', { justification: '' })])).toEqual([])
  })

  it('is a tree', () => {
    expect(codesOf([...budget, node('2.1', { id: 'again' })])).toEqual(['CodeTwice'])
    expect(codesOf([...budget, node('9.1')])).toEqual(['ParentMissing'])
    expect(codesOf([...budget, node('2.2', { parentId: '2.1' })])).toEqual(['ParentNotHeading'])
    const circle = [
      node('3', { kind: 'heading', parentId: '4' }),
      node('4', { kind: 'heading', parentId: '3' }),
    ]
    expect(codesOf([...budget, ...circle])).toEqual(['ParentCircle', 'ParentCircle'])
    expect(codesOf([heading('1')], { totalMinor: null, grantMinor: null })).toEqual(['NoLines'])
  })
})

describe('a total over time', () => {
  const soe11 = { start: '2023-07-01', end: '2026-12-31' }
  const total = 198_025_855

  it('goes by months, the last taking the remainder', () => {
    expect(monthlyPlan(total, soe11)).toEqual({
      months: 42,
      perMonthMinor: 4_714_901,
      lastMonthMinor: 4_714_914,
    })
    expect(monthlyPlan(100, { start: '2024-02-01', end: '2024-01-31' })).toBeUndefined()
  })

  it('goes by years that add up', () => {
    expect(yearlyPlan(total, soe11).map(year => [year.year, year.minor])).toEqual([
      [2023, 28_289_408],
      [2024, 56_578_816],
      [2025, 56_578_815],
      [2026, 56_578_816],
    ])
  })

  it('has a part in any period, and none outside the project', () => {
    expect(budgetWithin(total, soe11, { start: '2024-01-01', end: '2024-12-31' })).toBe(56_578_816)
    expect(budgetWithin(total, soe11, { start: '2020-01-01', end: '2030-12-31' })).toBe(total)
    expect(budgetWithin(total, soe11, { start: '2027-01-01', end: '2027-12-31' })).toBe(0)
    expect(budgetUntil(total, soe11, '2023-06-30')).toBe(0)
    expect(budgetUntil(total, soe11, '2025-12-31')).toBe(28_289_408 + 56_578_816 + 56_578_815)
    expect(
      budgetWithin(
        3000,
        { start: '2024-04-01', end: '2024-04-30' },
        { start: '2024-04-11', end: '2024-04-20' },
      ),
    ).toBe(1000)
  })

  it('adds up over periods of any lengths, from any start, also below zero', () => {
    const cuts = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(
        fc.integer({ min: -(10 ** 11), max: 10 ** 11 }),
        fc.integer({ min: 15_000, max: 22_000 }),
        cuts,
        (amount, first, lengths) => {
          const start = fromDayNumber(first)
          const end = addDays(start, lengths.reduce((sum, length) => sum + length, 0) - 1)
          let from = start
          let sum = 0
          for (const length of lengths) {
            const to = addDays(from, length - 1)
            sum += budgetWithin(amount, { start, end }, { start: from, end: to })
            from = addDays(to, 1)
          }
          expect(daysBetween(from, end)).toBe(-1)
          expect(sum).toBe(amount)
        },
      ),
    )
  })
})
