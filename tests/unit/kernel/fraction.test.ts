import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatDecimal, parseDecimal } from '#shared/kernel/decimal.ts'
import {
  addFractions,
  asSortNumber,
  compareFractions,
  divideFractions,
  fraction,
  fractionOf,
  meanOf,
  multiplyFractions,
  roundFraction,
  subtractFractions,
  wholeFraction,
} from '#shared/kernel/fraction.ts'

const anyFraction = fc
  .tuple(fc.bigInt({ min: -10_000n, max: 10_000n }), fc.bigInt({ min: 1n, max: 500n }))
  .map(([numerator, denominator]) => fraction(numerator, denominator))

describe('A fraction', () => {
  it('is kept in lowest terms with a positive denominator', () => {
    expect(fraction(6n, -4n)).toEqual({ numerator: -3n, denominator: 2n })
    expect(fraction(0n, 9n)).toEqual({ numerator: 0n, denominator: 1n })
    expect(() => fraction(1n, 0n)).toThrow(RangeError)
  })

  it('reads decimals exactly and prints rounded', () => {
    const decimal = parseDecimal('15.5')
    expect(decimal && fractionOf(decimal)).toEqual(fraction(31n, 2n))
    expect(formatDecimal(roundFraction(fraction(200n, 3n), 2))).toBe('66.67')
    expect(formatDecimal(roundFraction(fraction(-1n, 200n), 2))).toBe('-0.01')
    expect(asSortNumber(wholeFraction(75))).toBe(75)
  })

  it('undoes what it does', () => {
    fc.assert(
      fc.property(anyFraction, anyFraction, (a, b) => {
        expect(subtractFractions(addFractions(a, b), b)).toEqual(a)
        if (b.numerator !== 0n) expect(divideFractions(multiplyFractions(a, b), b)).toEqual(a)
        expect(compareFractions(a, b)).toBe(-compareFractions(b, a) + 0)
      }),
    )
  })

  it('has a mean only of some numbers', () => {
    expect(meanOf([])).toBeUndefined()
    expect(meanOf([wholeFraction(1), wholeFraction(2)])).toEqual(fraction(3n, 2n))
  })
})
