import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  euRows,
  type FundedNode,
  type FundingSource,
  fundingVerdict,
  indirectAmount,
  monthlyProfile,
  spreadFunding,
  uncoveredMinor,
} from '#shared/domain/budgets/index.ts'
import { sumMinor } from '#shared/kernel/money.ts'

const rowsOf = (row7: number, row10 = 0, row12 = 0) =>
  euRows({
    headings: [{ code: '1', label: '', minor: row7 }],
    indirectMinor: 0,
    contingencyMinor: row10,
    taxesInKindMinor: row12,
  })

describe('the indirect row', () => {
  it('takes the rest of the total when the rounded rate is a cent above it (EU-02b/c)', () => {
    expect(indirectAmount(rowsOf(185_070_893), '0.07', 'direct', null)).toBe(12_954_963)
    expect(indirectAmount(rowsOf(185_070_893), '0.07', 'direct', 198_025_855)).toBe(12_954_962)
  })

  it('follows the rate while the budget is still far from the total', () => {
    expect(indirectAmount(rowsOf(100_000), '0.07', 'direct', 198_025_855)).toBe(7_000)
    expect(indirectAmount(rowsOf(100_000), '0.07', 'direct', 50_000)).toBe(7_000)
  })

  it('counts the reserve where the contract says so', () => {
    expect(indirectAmount(rowsOf(100_000, 5_000), '0.07', 'direct_and_contingency', null)).toBe(7_350)
  })

  it('is never above its cap', () => {
    fc.assert(
      fc.property(fc.nat(10 ** 10), fc.nat(10 ** 9), fc.nat(2 * 10 ** 10), (row7, row10, total) => {
        const rows = rowsOf(row7, row10)
        const cap = indirectAmount(rows, '0.07', 'direct', null)
        const amount = indirectAmount(rows, '0.07', 'direct', total)
        expect(amount).toBeLessThanOrEqual(cap)
        expect(amount).toBeGreaterThanOrEqual(cap - 1)
      }),
    )
  })
})

describe('funding by percent', () => {
  it('keeps the cents of the line', () => {
    const parts = spreadFunding(10_000, [
      { sourceId: 'eu', percent: '83.54' },
      { sourceId: 'own', percent: '16.46' },
    ])
    expect(parts).toEqual([
      { sourceId: 'eu', amountMinor: 8354 },
      { sourceId: 'own', amountMinor: 1646 },
    ])
  })

  it('leaves what is missing to 100 % uncovered and refuses more', () => {
    const parts = spreadFunding(100, [{ sourceId: 'eu', percent: '80' }])
    expect(uncoveredMinor(100, parts)).toBe(20)
    const more = [
      { sourceId: 'eu', percent: '80' },
      { sourceId: 'own', percent: '20.01' },
    ]
    expect(() => spreadFunding(100, more)).toThrow('problem.funding.percent')
    expect(() => spreadFunding(100, [{ sourceId: 'eu', percent: '-1' }])).toThrow('problem.funding.percent')
  })

  it('covers the line to the cent at 100 %, whatever the shares', () => {
    fc.assert(
      fc.property(fc.nat(10 ** 11), fc.integer({ min: 0, max: 10_000 }), (amount, hundredths) => {
        const percent = (value: number) =>
          `${Math.floor(value / 100)}.${String(value % 100).padStart(2, '0')}`
        const parts = spreadFunding(amount, [
          { sourceId: 'a', percent: percent(hundredths) },
          { sourceId: 'b', percent: percent(10_000 - hundredths) },
        ])
        expect(uncoveredMinor(amount, parts)).toBe(0)
        expect(parts.every(part => part.amountMinor > 0)).toBe(true)
      }),
    )
  })
})

const sources: readonly FundingSource[] = [
  { id: 'eu', kind: 'donor', name: 'EU', plannedMinor: 8_000 },
  { id: 'kind', kind: 'in_kind', name: 'Rooms', plannedMinor: 1_000 },
]
const node = (code: string, amountMinor: number, parts: FundedNode['parts'], kind = 'line' as const) => ({
  id: code,
  kind,
  code,
  label: code,
  amountMinor,
  parts,
})
const codes = (verdict: ReturnType<typeof fundingVerdict>) => ({
  blockers: verdict.blockers.map(found => found.code),
  warnings: verdict.warnings.map(found => found.code),
})
const limits = { currency: 'EUR', inKindEligible: 'false' }

describe('the verdict on funding', () => {
  it('leaves a budget alone that has no funding by line', () => {
    expect(codes(fundingVerdict([node('1.1', 10_000, [])], sources, limits))).toEqual({
      blockers: [],
      warnings: [],
    })
  })

  it('blocks a line funded beyond its amount and warns of uncovered lines and plans that differ', () => {
    const nodes = [
      node('1.1', 5_000, [{ sourceId: 'eu', amountMinor: 5_001 }]),
      node('1.2', 5_000, [{ sourceId: 'eu', amountMinor: 2_000 }]),
    ]
    const verdict = fundingVerdict(nodes, sources, limits)
    expect(codes(verdict)).toEqual({
      blockers: ['FundedBeyondAmount'],
      warnings: ['LinesUncovered', 'SourceBelowPlan', 'SourceBelowPlan'],
    })
    expect(verdict.blockers[0]?.details).toEqual({
      lines: ['1.1'],
      amount: { minor: 1, currency: 'EUR' },
    })
  })

  it('takes in-kind money as a cost only where the contract does', () => {
    const nodes = [node('1.1', 1_000, [{ sourceId: 'kind', amountMinor: 1_000 }])]
    const of = (inKindEligible: string | null) =>
      codes(fundingVerdict(nodes, sources, { ...limits, inKindEligible }))
    expect(of('false').blockers).toEqual(['InKindNotEligible'])
    expect(of(null)).toMatchObject({ blockers: [], warnings: ['InKindToConfirm', 'SourceBelowPlan'] })
    expect(of('true')).toMatchObject({ blockers: [], warnings: ['SourceBelowPlan'] })
  })
})

const soe11 = { start: '2023-07-01', end: '2026-12-31' }

describe('the monthly profile', () => {
  it('gives the last month the remainder (SW-01)', () => {
    const months = monthlyProfile(198_025_855, soe11)
    expect(months).toHaveLength(42)
    expect(months[0]).toEqual({ month: '2023-07', minor: 4_714_901 })
    expect(months.at(-1)).toEqual({ month: '2026-12', minor: 4_714_914 })
  })

  it('counts the days where the project begins within a month', () => {
    const months = monthlyProfile(300, { start: '2024-01-16', end: '2024-02-29' })
    expect(months.map(month => month.minor)).toEqual([102, 198])
  })

  it('adds up to the total, whatever the dates', () => {
    const day = fc.integer({ min: 0, max: 1_500 }).map(days => {
      const date = new Date(Date.UTC(2023, 0, 1 + days))
      return date.toISOString().slice(0, 10)
    })
    fc.assert(
      fc.property(fc.nat(10 ** 11), day, day, (total, a, b) => {
        const [start, end] = a < b ? [a, b] : [b, a]
        expect(sumMinor(monthlyProfile(total, { start, end }).map(month => month.minor))).toBe(total)
      }),
    )
  })
})
