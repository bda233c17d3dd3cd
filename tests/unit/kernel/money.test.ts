import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minorDigits } from '#shared/kernel/currency.ts'
import { ProblemError } from '#shared/kernel/errors.ts'
import {
  addMoney,
  convertByDividing,
  MAX_MINOR,
  minorFromDecimalText,
  minorToDecimalText,
  money,
  multiplyToMinor,
  subtractMoney,
  sumMinor,
} from '#shared/kernel/money.ts'

const currencies = fc.constantFrom('EUR', 'ALL', 'MKD', 'RSD', 'BAM', 'SEK', 'CHF', 'JPY', 'KWD')
const minors = fc.integer({ min: -MAX_MINOR, max: MAX_MINOR })

/** Code of the problem an act throws. */
function problemOf(act: () => unknown): string {
  try {
    act()
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.messageKey
    throw error
  }
  return 'nothing thrown'
}

describe('money', () => {
  it('knows the decimals of its currency', () => {
    expect(['EUR', 'ALL', 'MKD', 'RSD', 'BAM', 'USD'].map(minorDigits)).toEqual([2, 2, 2, 2, 2, 2])
    expect([minorDigits('JPY'), minorDigits('KWD'), minorDigits('CLF')]).toEqual([0, 3, 4])
    expect(minorDigits('constructor')).toBe(2)
  })

  it('keeps exact integers and refuses others', () => {
    expect(money(MAX_MINOR, 'EUR')).toEqual({ minor: 9_007_199_254_740_991, currency: 'EUR' })
    for (const bad of [MAX_MINOR + 1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])
      expect(problemOf(() => money(bad, 'EUR'))).toBe('problem.amountTooLarge')
    expect(Object.is(money(-0, 'EUR').minor, 0)).toBe(true)
  })

  it('adds and subtracts one currency and refuses two', () => {
    const ten = money(1000, 'EUR')
    expect(addMoney(ten, money(-1, 'EUR'))).toEqual(money(999, 'EUR'))
    expect(subtractMoney(ten, ten)).toEqual(money(0, 'EUR'))
    expect(problemOf(() => addMoney(ten, money(1, 'ALL')))).toBe('problem.currencyMismatch')
  })

  it('notices a sum that leaves the safe range', () => {
    expect(sumMinor([1, 2, 3])).toBe(6)
    expect(problemOf(() => sumMinor([MAX_MINOR, 1, -1]))).toBe('problem.amountTooLarge')
  })

  it('reads the text it writes, in every currency', () => {
    fc.assert(
      fc.property(minors, currencies, (minor, currency) => {
        expect(minorFromDecimalText(minorToDecimalText(minor, currency), currency)).toBe(minor)
      }),
    )
  })

  it('never rounds what it reads', () => {
    expect(minorFromDecimalText('1234.56', 'EUR')).toBe(123_456)
    expect(minorFromDecimalText('1234.5600', 'EUR')).toBe(123_456)
    expect(minorFromDecimalText('1.005', 'EUR')).toBeUndefined()
    expect(minorFromDecimalText('1.5', 'JPY')).toBeUndefined()
    expect(minorFromDecimalText('90071992547409.92', 'EUR')).toBeUndefined()
    expect(minorFromDecimalText('1,5', 'EUR')).toBeUndefined()
  })

  it('rounds a line once, half away from zero', () => {
    expect(multiplyToMinor('3', '1333.333', 'EUR')).toBe(400_000)
    expect(multiplyToMinor('1', '1.005', 'EUR')).toBe(101)
    expect(multiplyToMinor('-1', '1.005', 'EUR')).toBe(-101)
    expect(multiplyToMinor('0.5', '3', 'JPY')).toBe(2)
    expect(multiplyToMinor('x', '3', 'EUR')).toBeUndefined()
    expect(multiplyToMinor('99999999999', '99999999999', 'EUR')).toBeUndefined()
  })

  it('converts by dividing, between currencies of different decimals too', () => {
    expect(convertByDividing(25_000_000, '117.1745', 'RSD', 'EUR')).toBe(213_357)
    expect(convertByDividing(312_933, '1.95583', 'BAM', 'EUR')).toBe(160_000)
    expect(convertByDividing(16_000, '160.5', 'JPY', 'EUR')).toBe(9969)
    expect(convertByDividing(10_000, '0.00625', 'EUR', 'JPY')).toBe(16_000)
    expect(convertByDividing(-25_000_000, '117.1745', 'RSD', 'EUR')).toBe(-213_357)
  })

  it('refuses a rate that is not above zero', () => {
    for (const rate of ['0', '0.000', '-1', '', 'N/A', '1,95583'])
      expect(convertByDividing(100, rate, 'BAM', 'EUR'), rate).toBeUndefined()
  })

  it('keeps an amount at rate 1', () => {
    fc.assert(
      fc.property(minors, minor => {
        expect(convertByDividing(minor, '1', 'EUR', 'EUR')).toBe(minor)
      }),
    )
  })
})
