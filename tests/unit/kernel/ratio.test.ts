import { describe, expect, it } from 'vitest'
import { ProblemError } from '#shared/kernel/errors.ts'
import {
  compareRatio,
  exceedsRatio,
  percentAsShare,
  percentText,
  shareAsPercent,
  shareOfMinor,
} from '#shared/kernel/ratio.ts'

describe('a share of an amount', () => {
  it('is rounded half up to the cent before it is compared', () => {
    expect(shareOfMinor(31_508_174, '0.07')).toBe(2_205_572)
    expect(shareOfMinor(31_508_174, '0.05')).toBe(1_575_409)
    expect(shareOfMinor(-150, '0.01')).toBe(-2)
  })

  it('stops at a share that is no number instead of passing it', () => {
    for (const bad of ['', '7%', 'NaN', '0,07']) expect(() => shareOfMinor(100, bad)).toThrow(ProblemError)
    expect(() => shareOfMinor(2 ** 53 - 1, '3')).toThrow(ProblemError)
  })
})

describe('a ratio', () => {
  it('is compared exactly though it prints rounded', () => {
    expect(percentText(1_000_001, 4_000_000)).toBe('25.00')
    expect(exceedsRatio(1_000_000, 4_000_000, '0.25')).toBe(false)
    expect(exceedsRatio(1_000_001, 4_000_000, '0.25')).toBe(true)
    expect(exceedsRatio(-1_000_001, 4_000_000, '0.25')).toBe(true)
    expect(compareRatio(8_400_000, 12_000_000, '0.70')).toBe(0)
    expect(compareRatio(8_399_999, 12_000_000, '0.70')).toBe(-1)
  })

  it('has no percent of nothing, and any part exceeds nothing', () => {
    expect(percentText(300, 0)).toBeUndefined()
    expect(exceedsRatio(1, 0, '0.10')).toBe(true)
    expect(exceedsRatio(0, 0, '0.10')).toBe(false)
  })

  it('turns percent into share and back', () => {
    expect(percentAsShare('90.00')).toBe('0.9000')
    expect(percentAsShare('7')).toBe('0.07')
    expect(shareAsPercent('0.07')).toBe('7')
    expect(shareAsPercent('0.075')).toBe('7.5')
    expect(shareAsPercent('1')).toBe('100')
  })
})
