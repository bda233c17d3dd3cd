import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  add,
  compareDecimal,
  type Decimal,
  divideHalfUp,
  formatDecimal,
  multiply,
  parseDecimal,
  roundHalfEven,
  roundHalfUp,
  subtract,
} from '#shared/kernel/decimal.ts'

const of = (text: string): Decimal => {
  const value = parseDecimal(text)
  if (!value) throw new Error(`not a decimal: ${text}`)
  return value
}
const decimals = fc.record({ digits: fc.bigInt(-(10n ** 20n), 10n ** 20n), scale: fc.nat(8) })

describe('a decimal', () => {
  it('is read only in the plain machine form', () => {
    for (const text of [
      '',
      ' 1',
      '1 ',
      '1,5',
      '1.',
      '.5',
      '1e3',
      '--1',
      'abc',
      '1.2.3',
      '0x10',
      '1'.repeat(61),
    ])
      expect(parseDecimal(text), text).toBeUndefined()
    expect(parseDecimal('-1234.5')).toEqual({ digits: -12345n, scale: 1 })
    expect(parseDecimal('+2.50')).toEqual({ digits: 250n, scale: 2 })
  })

  it('is written back as it was read', () => {
    fc.assert(
      fc.property(decimals, value => {
        expect(parseDecimal(formatDecimal(value))).toEqual(value)
      }),
    )
  })

  it('writes zero without a sign and keeps leading zeros after the point', () => {
    expect(formatDecimal({ digits: -5n, scale: 2 })).toBe('-0.05')
    expect(formatDecimal(of('-0.00'))).toBe('0.00')
  })

  it('adds and multiplies exactly where floats do not', () => {
    expect(formatDecimal(add(of('0.1'), of('0.2')))).toBe('0.3')
    expect(formatDecimal(multiply(of('1.1'), of('1.1')))).toBe('1.21')
  })

  it('takes away what it added', () => {
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        expect(compareDecimal(subtract(add(a, b), b), a)).toBe(0)
      }),
    )
  })

  it('rounds half away from zero and half to even', () => {
    const rows = [
      ['1.005', '1.01', '1.00'],
      ['2.675', '2.68', '2.68'],
      ['1.115', '1.12', '1.12'],
      ['-1.005', '-1.01', '-1.00'],
      ['-0.004', '0.00', '0.00'],
      ['7', '7.00', '7.00'],
    ] as const
    for (const [text, up, even] of rows) {
      expect(formatDecimal(roundHalfUp(of(text), 2)), text).toBe(up)
      expect(formatDecimal(roundHalfEven(of(text), 2)), text).toBe(even)
    }
  })

  it('is never moved by more than half a unit when rounded, and mirrors for negatives', () => {
    fc.assert(
      fc.property(decimals, fc.nat(4), (value, scale) => {
        const rounded = roundHalfUp(value, scale)
        const distance = subtract(rounded, value)
        const size = {
          digits: distance.digits < 0n ? -distance.digits : distance.digits,
          scale: distance.scale,
        }
        expect(compareDecimal(size, { digits: 5n, scale: scale + 1 })).toBeLessThanOrEqual(0)
        const mirrored = roundHalfUp({ digits: -value.digits, scale: value.scale }, scale)
        expect(mirrored.digits + rounded.digits).toBe(0n)
      }),
    )
  })

  it('divides with half up and refuses to divide by zero', () => {
    const quotient = divideHalfUp(of('250000.00'), of('117.1745'), 2)
    expect(quotient && formatDecimal(quotient)).toBe('2133.57')
    expect(divideHalfUp(of('1'), of('0.00'), 2)).toBeUndefined()
    expect(divideHalfUp(of('-1'), of('8'), 2)).toEqual({ digits: -13n, scale: 2 })
    expect(divideHalfUp(of('1'), of('-8'), 2)).toEqual({ digits: -13n, scale: 2 })
  })

  it('compares by value, not by decimals', () => {
    expect(compareDecimal(of('1.50'), of('1.5'))).toBe(0)
    expect(compareDecimal(of('-2'), of('1'))).toBe(-1)
    expect(compareDecimal(of('25.000025'), of('25'))).toBe(1)
  })
})
