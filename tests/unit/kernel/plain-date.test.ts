import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromExcelSerial, toExcelSerial } from '#shared/kernel/excel-date.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import {
  addDays,
  addMonths,
  compareDates,
  dateParts,
  dayNumber,
  daysBetween,
  endOfMonth,
  fromDayNumber,
  isPlainDate,
  monthsInclusive,
  plainDate,
} from '#shared/kernel/plain-date.ts'

const days = fc.integer({ min: dayNumber('0001-01-01'), max: dayNumber('9999-12-31') })

describe('a plain date', () => {
  it('names an existing day', () => {
    for (const date of ['2024-02-29', '2000-02-29', '2023-12-31', '0001-01-01'])
      expect(isPlainDate(date), date).toBe(true)
    for (const date of [
      '2024-02-30',
      '2023-02-29',
      '1900-02-29',
      '2023-13-01',
      '2023-00-10',
      '2023-4-1',
      '',
      '0000-01-01',
      '2023-04-31',
      '2023-04-01T00:00',
    ])
      expect(isPlainDate(date), date).toBe(false)
    expect(plainDate(2024, 1.5, 1)).toBeUndefined()
    expect(() => dateParts('yesterday')).toThrow(RangeError)
  })

  it('counts days like the calendar of UTC', () => {
    fc.assert(
      fc.property(days, number => {
        const date = fromDayNumber(number)
        expect(dayNumber(date)).toBe(number)
        const { year, month, day } = dateParts(date)
        const utc = new Date(0)
        utc.setUTCFullYear(year, month - 1, day)
        expect(utc.getTime() / 86_400_000).toBe(number)
      }),
    )
  })

  it('adds days and months', () => {
    expect(addDays('2024-06-30', 60)).toBe('2024-08-29')
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29')
    expect(addMonths('2026-12-31', 3)).toBe('2027-03-31')
    expect(addMonths('2026-12-31', 6)).toBe('2027-06-30')
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29')
    expect(addMonths('2024-03-31', -13)).toBe('2023-02-28')
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28')
    expect(() => addMonths('9999-12-31', 1)).toThrow(RangeError)
    expect(endOfMonth('2023-02-10')).toBe('2023-02-28')
  })

  it('compares and measures', () => {
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
    expect(daysBetween('2024-03-01', '2024-02-28')).toBe(-2)
    expect([compareDates('2024-01-02', '2024-01-10'), compareDates('2024-01-02', '2024-01-02')]).toEqual([
      -1, 0,
    ])
  })

  it('counts months from start to end, a begun one as one', () => {
    expect(monthsInclusive('2023-07-01', '2026-12-31')).toBe(42)
    expect(monthsInclusive('2023-07-15', '2024-07-14')).toBe(12)
    expect(monthsInclusive('2023-07-15', '2024-07-15')).toBe(13)
    expect(monthsInclusive('2024-01-31', '2024-02-28')).toBe(1)
    expect(monthsInclusive('2023-07-01', '2023-07-01')).toBe(1)
    expect(monthsInclusive('2023-07-02', '2023-07-01')).toBe(0)
  })

  it('is written in each language, the day first in English', () => {
    expect(formatDate('2023-07-01', 'en')).toBe('01/07/2023')
    expect(formatDate('2023-07-01', 'en', 'long')).toBe('1 July 2023')
    expect(formatDate('2023-07-01', 'sq', 'long')).toBe('1 korrik 2023')
    expect(formatDate('0099-07-01', 'en', 'long')).toContain('99')
  })

  it('is the same in every time zone', () => {
    const before = process.env['TZ']
    try {
      for (const zone of ['Pacific/Kiritimati', 'America/St_Johns', 'Asia/Kolkata', 'Europe/Belgrade']) {
        process.env['TZ'] = zone
        expect(formatDate('2024-03-31', 'en'), zone).toBe('31/03/2024')
        expect(fromExcelSerial(45_382), zone).toBe('2024-03-31')
      }
    } finally {
      if (before === undefined) delete process.env['TZ']
      else process.env['TZ'] = before
    }
  })
})

describe('a spreadsheet serial', () => {
  it('follows the 1900 system with its phantom day', () => {
    expect(toExcelSerial('2023-07-01')).toBe(45_108)
    expect(fromExcelSerial(45_108.999)).toBe('2023-07-01')
    expect([fromExcelSerial(1), fromExcelSerial(59), fromExcelSerial(60), fromExcelSerial(61)]).toEqual([
      '1900-01-01',
      '1900-02-28',
      undefined,
      '1900-03-01',
    ])
    expect([toExcelSerial('1900-01-01'), toExcelSerial('1900-02-28'), toExcelSerial('1900-03-01')]).toEqual([
      1, 59, 61,
    ])
    expect(toExcelSerial('1899-12-31')).toBeUndefined()
  })

  it('follows the 1904 system of old Mac workbooks', () => {
    expect(fromExcelSerial(0, true)).toBe('1904-01-01')
    expect(fromExcelSerial(43_646, true)).toBe('2023-07-01')
  })

  it('refuses what is no day', () => {
    for (const serial of [0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 3_000_000])
      expect(fromExcelSerial(serial)).toBeUndefined()
    expect(fromExcelSerial(2_958_465)).toBe('9999-12-31')
    expect(fromExcelSerial(2_957_003, true)).toBe('9999-12-31')
    expect(fromExcelSerial(2_957_004, true)).toBeUndefined()
  })

  it('is read back as the same day', () => {
    fc.assert(
      fc.property(fc.integer({ min: dayNumber('1900-01-01'), max: dayNumber('9999-12-31') }), number => {
        const date = fromDayNumber(number)
        const serial = toExcelSerial(date)
        expect(serial === undefined ? undefined : fromExcelSerial(serial)).toBe(date)
      }),
    )
  })
})
