import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDateInput } from '#shared/kernel/date-input.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import { dayNumber, fromDayNumber } from '#shared/kernel/plain-date.ts'

describe('a date as people type it', () => {
  it.each([
    '1.7.2023',
    '01.07.2023.',
    '01. 07. 2023',
    '01.7.2023 г.',
    '2023-07-01',
    '2023/7/1',
    '2023-07-01 00:00:00',
    '2023-07-01T10:30',
    '20230701',
    '1 July 2023',
    '1st July, 2023',
    'July 1, 2023',
    '1-Jul-23',
    '1 korrik 2023',
    '1. јули 2023 г.',
    '1. јул 2023.',
    '1. jula 2023. god.',
    '1. Juli 2023',
  ])('reads %s as 1 July 2023', text => {
    expect(parseDateInput(text)).toEqual({ kind: 'date', date: '2023-07-01' })
  })

  it('reads dots day first and two-digit years as this century up to 2069', () => {
    expect(parseDateInput('29.07.10')).toEqual({ kind: 'date', date: '2010-07-29' })
    expect(parseDateInput('05.06.18')).toEqual({ kind: 'date', date: '2018-06-05' })
    expect(parseDateInput('31.12.70')).toEqual({ kind: 'date', date: '1970-12-31' })
  })

  it('asks when slashes can be read both ways', () => {
    expect(parseDateInput('05/06/2014')).toEqual({
      kind: 'ambiguous',
      readings: ['2014-06-05', '2014-05-06'],
    })
    expect(parseDateInput('05/06/2014', { order: 'dmy' })).toEqual({ kind: 'date', date: '2014-06-05' })
    expect(parseDateInput('05/06/2014', { order: 'mdy' })).toEqual({ kind: 'date', date: '2014-05-06' })
    expect(parseDateInput('05/05/2014')).toEqual({ kind: 'date', date: '2014-05-05' })
    expect(parseDateInput('25/07/2014')).toEqual({ kind: 'date', date: '2014-07-25' })
  })

  it('does not read a date against the stated order', () => {
    expect(parseDateInput('07/25/2014', { order: 'dmy' })).toEqual({ kind: 'invalid', reason: 'noSuchDay' })
    expect(parseDateInput('29.07.10', { order: 'ymd' })).toEqual({ kind: 'date', date: '2029-07-10' })
  })

  it.each(['30.02.2023', '31.04.2023', '29.02.2023', '2023-13-01', '32 July 2023'])(
    'knows there is no %s',
    text => {
      expect(parseDateInput(text)).toEqual({ kind: 'invalid', reason: 'noSuchDay' })
    },
  )

  it.each([
    '30.02.',
    '1.7.2023 - 2.7.2023',
    '1.7.2023 1.8.2023',
    'July 2023',
    '2023-07-01T22:00:00Z',
    '45108',
    'soon',
    '1.7-2023',
    '1'.repeat(70),
  ])('does not take %s for a date', text => {
    expect(parseDateInput(text)).toEqual({ kind: 'invalid', reason: 'notADate' })
  })

  it('tells an empty field from a wrong one', () => {
    expect(parseDateInput(' ')).toEqual({ kind: 'invalid', reason: 'empty' })
  })

  it('reads back what is shown, in every language, short and long', () => {
    const day = fc.integer({ min: dayNumber('1970-01-01'), max: dayNumber('2069-12-31') })
    const locale = fc.constantFrom('en', 'sq', 'mk', 'sr-Latn', 'sr-Cyrl', 'bs', 'sv')
    fc.assert(
      fc.property(day, locale, fc.constantFrom('short', 'long'), (number, language, style) => {
        const date = fromDayNumber(number)
        const shown = formatDate(date, language, style)
        expect(parseDateInput(shown, { order: 'dmy' }), shown).toEqual({ kind: 'date', date })
      }),
    )
  })

  it.each(['en', 'sq', 'mk', 'sr-Latn', 'sr-Cyrl', 'bs', 'sv'])(
    'reads back each month by its name in %s',
    language => {
      for (let month = 1; month <= 12; month += 1) {
        const date = `2030-${String(month).padStart(2, '0')}-01`
        const shown = formatDate(date, language, 'long')
        expect(parseDateInput(shown, { order: 'dmy' }), shown).toEqual({ kind: 'date', date })
      }
    },
  )

  it('answers on any text without throwing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 70 }), text => {
        expect(['date', 'ambiguous', 'invalid']).toContain(parseDateInput(text).kind)
      }),
    )
  })
})
