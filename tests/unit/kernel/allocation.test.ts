import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allocateByLargestRemainder, spreadCumulative } from '#shared/kernel/allocation.ts'
import { ProblemError } from '#shared/kernel/errors.ts'

const totals = fc.integer({ min: -(10 ** 12), max: 10 ** 12 })
const weights = fc
  .array(fc.nat(10_000), { minLength: 1, maxLength: 60 })
  .filter(list => list.some(weight => weight > 0))

const sum = (parts: readonly number[]): number => parts.reduce((total, part) => total + part, 0)

/** Distance of a part from its exact share, as a fraction of `all`: 1 cent is `all`. */
const distance = (part: number, total: number, weight: number, all: number): bigint => {
  const off = BigInt(part) * BigInt(all) - BigInt(total) * BigInt(weight)
  return off < 0n ? -off : off
}

describe('largest remainder', () => {
  it('splits an invoice over three projects and a salary by percent', () => {
    expect(allocateByLargestRemainder(10_000, [1, 1, 1])).toEqual([3334, 3333, 3333])
    expect(allocateByLargestRemainder(123_457, ['35', '40', '25'])).toEqual([43_210, 49_383, 30_864])
    expect(allocateByLargestRemainder(-10_000, [1, 1, 1])).toEqual([-3334, -3333, -3333])
  })

  it('adds up to the total, each share within one cent of the exact one', () => {
    fc.assert(
      fc.property(totals, weights, (total, list) => {
        const parts = allocateByLargestRemainder(total, list)
        expect(sum(parts)).toBe(total)
        const all = sum(list)
        for (const [row, part] of parts.entries())
          expect(distance(part, total, list[row] ?? 0, all) < BigInt(all)).toBe(true)
      }),
    )
  })

  it('gives nothing to a weight of zero and mirrors negative totals', () => {
    fc.assert(
      fc.property(totals, weights, (total, list) => {
        const parts = allocateByLargestRemainder(total, [0, ...list])
        expect(parts[0]).toBe(0)
        expect(allocateByLargestRemainder(-total, [0, ...list]).map(part => 0 - part)).toEqual(parts)
      }),
    )
  })

  it('takes decimal weights as they are written', () => {
    expect(allocateByLargestRemainder(100, ['33.3', '66.7'])).toEqual([33, 67])
    expect(allocateByLargestRemainder(3, [0.1, 0.2])).toEqual([1, 2])
  })

  it('refuses weights that mean nothing', () => {
    expect(allocateByLargestRemainder(0, [])).toEqual([])
    expect(allocateByLargestRemainder(0, [0, 0])).toEqual([0, 0])
    for (const bad of [[], [0, 0], [-1, 2], ['x'], [Number.NaN], [1e-7]])
      expect(() => allocateByLargestRemainder(5, bad)).toThrow(ProblemError)
    expect(() => allocateByLargestRemainder(0.5, [1])).toThrow(ProblemError)
  })
})

describe('cumulative rounding', () => {
  it('spreads SOE-11 over its calendar years', () => {
    expect(spreadCumulative(198_025_855, [6, 12, 12, 12])).toEqual([
      28_289_408, 56_578_816, 56_578_815, 56_578_816,
    ])
  })

  it('makes months add up to years and years to the total', () => {
    fc.assert(
      fc.property(
        totals,
        fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 8 }),
        (total, years) => {
          const months = spreadCumulative(
            total,
            Array.from({ length: sum(years) }, () => 1),
          )
          const byYear = spreadCumulative(total, years)
          let from = 0
          for (const [index, count] of years.entries()) {
            expect(sum(months.slice(from, from + count))).toBe(byYear[index])
            from += count
          }
          expect(sum(byYear)).toBe(total)
        },
      ),
    )
  })

  it('keeps every part within one cent of the exact one', () => {
    fc.assert(
      fc.property(totals, weights, (total, list) => {
        const all = sum(list)
        for (const [row, part] of spreadCumulative(total, list).entries())
          expect(distance(part, total, list[row] ?? 0, all) <= BigInt(all)).toBe(true)
      }),
    )
  })
})
