import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  contains,
  encloses,
  intersection,
  monthsOf,
  monthWeight,
  nextPeriod,
  overlaps,
  WHOLE_MONTH,
} from '#shared/kernel/period.ts'
import { addDays, dayNumber, daysBetween, fromDayNumber } from '#shared/kernel/plain-date.ts'

const quarter = { start: '2023-07-01', end: '2023-09-30' }
const periods = fc
  .tuple(fc.integer({ min: dayNumber('2000-01-01'), max: dayNumber('2040-12-31') }), fc.nat(2000))
  .map(([start, length]) => ({ start: fromDayNumber(start), end: fromDayNumber(start + length) }))

describe('a period', () => {
  it('holds both its ends', () => {
    expect([contains(quarter, '2023-07-01'), contains(quarter, '2023-09-30')]).toEqual([true, true])
    expect([contains(quarter, '2023-06-30'), contains(quarter, '2023-10-01')]).toEqual([false, false])
    expect(encloses(quarter, { start: '2023-07-01', end: '2023-10-01' })).toBe(false)
  })

  it('overlaps from one shared day on', () => {
    expect(overlaps(quarter, { start: '2023-09-30', end: '2023-12-31' })).toBe(true)
    expect(overlaps(quarter, { start: '2023-10-01', end: '2023-12-31' })).toBe(false)
    expect(intersection(quarter, { start: '2023-09-01', end: '2024-01-01' })).toEqual({
      start: '2023-09-01',
      end: '2023-09-30',
    })
    expect(intersection(quarter, { start: '2024-01-01', end: '2024-01-02' })).toBeUndefined()
  })

  it('is followed by one that starts on the next day', () => {
    expect(nextPeriod(quarter)).toEqual({ start: '2023-10-01', end: '2023-12-31' })
    expect(nextPeriod({ start: '2023-11-01', end: '2024-01-31' })).toEqual({
      start: '2024-02-01',
      end: '2024-04-30',
    })
    expect(nextPeriod(quarter, 12)).toEqual({ start: '2023-10-01', end: '2024-09-30' })
  })

  it('falls into calendar months that cover every day once', () => {
    fc.assert(
      fc.property(periods, period => {
        const slices = monthsOf(period)
        expect(slices[0]?.start).toBe(period.start)
        expect(slices.at(-1)?.end).toBe(period.end)
        for (const [index, slice] of slices.entries()) {
          const after = slices[index + 1]
          if (after) expect(after.start).toBe(addDays(slice.end, 1))
        }
        const days = slices.reduce((sum, slice) => sum + slice.days, 0)
        expect(days).toBe(daysBetween(period.start, period.end) + 1)
      }),
    )
  })

  it('weighs whole months alike and parts by their days', () => {
    expect(monthWeight({ start: '2024-02-01', end: '2024-02-29' })).toBe(WHOLE_MONTH)
    expect(monthWeight({ start: '2023-07-01', end: '2026-12-31' })).toBe(42 * WHOLE_MONTH)
    expect(monthWeight({ start: '2024-04-16', end: '2024-04-30' })).toBe(WHOLE_MONTH / 2)
    expect(monthWeight({ start: '2024-05-02', end: '2024-05-01' })).toBe(0)
  })

  it('weighs as much as its two halves', () => {
    fc.assert(
      fc.property(periods, fc.nat(2000), (period, cut) => {
        const middle = addDays(period.start, cut)
        if (middle >= period.end) return
        const first = monthWeight({ start: period.start, end: middle })
        const second = monthWeight({ start: addDays(middle, 1), end: period.end })
        expect(first + second).toBe(monthWeight(period))
      }),
    )
  })
})
