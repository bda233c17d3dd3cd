import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseAmountInput } from '#shared/kernel/amount-input.ts'
import { formatAmount, formatDecimalText } from '#shared/kernel/format-amount.ts'
import { MAX_MINOR, minorToDecimalText } from '#shared/kernel/money.ts'

const read = (text: string, decimalSeparator?: ',' | '.') =>
  parseAmountInput(text, { decimals: 2, ...(decimalSeparator ? { decimalSeparator } : {}) })

describe('an amount as people type it', () => {
  it.each([
    '1.980.258,55',
    '1,980,258.55',
    '1980258.55',
    '1980258,55',
    '1 980 258,55',
    '1\u00a0980\u00a0258,55',
    '1\u202f980\u202f258,55',
    '1\u2009980\u2009258.55',
    "1'980'258.55",
    '1\u2019980\u2019258.55',
    ' 1.980.258,55 ',
  ])('reads %s as 1980258.55', text => {
    expect(read(text)).toEqual({ kind: 'amount', text: '1980258.55' })
  })

  it.each([
    ['€ 1,700,000.00', '1700000.00', 'EUR'],
    ['40634.92 EUR', '40634.92', 'EUR'],
    ['12,50 Lekë', '12.50', 'ALL'],
    ['300 ден.', '300', 'MKD'],
    ['дин. 45,5', '45.5', 'RSD'],
    ['1.234,56 RSD', '1234.56', 'RSD'],
    ['KM 3', '3', 'BAM'],
    ['-€12', '-12', 'EUR'],
    ['€-12', '-12', 'EUR'],
    ['(12.50) EUR', '-12.50', 'EUR'],
    ['€ (12.50)', '-12.50', 'EUR'],
  ])('reads %s with its currency', (text, amount, currency) => {
    expect(read(text)).toEqual({ kind: 'amount', text: amount, currency })
  })

  it.each([
    ['-12', '-12'],
    ['12-', '-12'],
    ['\u221212', '-12'],
    ['(1,234.50)', '-1234.50'],
    ['+7', '7'],
    ['-0', '0'],
    ['1.500,-', '1500.00'],
    ['0,00', '0.00'],
    [',5', '0.5'],
    ['00012.50', '12.50'],
    ['2.5000', '2.50'],
    ['1.234.567', '1234567'],
  ])('reads %s as %s', (text, amount) => {
    expect(read(text)).toEqual({ kind: 'amount', text: amount })
  })

  it('asks when a mark before three digits can be either', () => {
    expect(read('1.234')).toEqual({ kind: 'ambiguous', readings: ['1234', '1.234'] })
    expect(read('-1,234')).toEqual({ kind: 'ambiguous', readings: ['-1234', '-1.234'] })
    expect(read('1.234', ',')).toEqual({ kind: 'amount', text: '1234' })
    expect(read('1.234', '.')).toEqual({ kind: 'invalid', reason: 'tooManyDecimals' })
    expect(read('1,234', '.')).toEqual({ kind: 'amount', text: '1234' })
    expect(parseAmountInput('1.234', { decimals: 6, decimalSeparator: '.' })).toEqual({
      kind: 'amount',
      text: '1.234',
    })
    expect(parseAmountInput('1.234', { decimals: 0 })).toEqual({ kind: 'amount', text: '1234' })
  })

  it('never rounds', () => {
    for (const text of ['0.234', '1234.567', '1 234,567', '1.005,001'])
      expect(read(text), text).toEqual({ kind: 'invalid', reason: 'tooManyDecimals' })
  })

  it.each(['abc', '--5', '-5-', '-(5)', '1e5', '29.07.10', '12 34', '1,98,025.5', '12.345.67', '5 EUR USD'])(
    'refuses %s',
    text => {
      expect(read(text)).toEqual({ kind: 'invalid', reason: 'notANumber' })
    },
  )

  it('tells an empty field from a wrong one', () => {
    expect(read('  \u00a0')).toEqual({ kind: 'invalid', reason: 'empty' })
    expect(read('1'.repeat(61))).toEqual({ kind: 'invalid', reason: 'notANumber' })
  })

  it('answers on any text without throwing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), text => {
        expect(['amount', 'ambiguous', 'invalid']).toContain(read(text).kind)
      }),
    )
  })
})

describe('an amount as it is shown', () => {
  const locales = ['en', 'sq', 'mk', 'sr-Latn', 'sr-Cyrl', 'bs', 'de-CH', 'fr', 'sv']

  it('has the separators of the language and a true minus', () => {
    expect(formatAmount(-198_025_855, 'EUR', 'en')).toBe('\u22121,980,258.55')
    expect(formatAmount(198_025_855, 'EUR', 'sq')).toBe('1\u00a0980\u00a0258,55')
    expect(formatAmount(198_025_855, 'RSD', 'sr-Latn')).toBe('1.980.258,55')
    expect(formatAmount(5, 'EUR', 'en')).toBe('0.05')
    expect(formatAmount(1234, 'JPY', 'en')).toBe('1,234')
    expect(formatDecimalText('117.1745', 'sq')).toBe('117,1745')
  })

  it('loses no cent of the largest amounts', () => {
    expect(formatAmount(MAX_MINOR, 'EUR', 'en')).toBe('90,071,992,547,409.91')
  })

  it('is read back as the same amount, in every language', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -MAX_MINOR, max: MAX_MINOR }),
        fc.constantFrom(...locales),
        fc.constantFrom('EUR', 'ALL', 'JPY'),
        (minor, locale, currency) => {
          const decimals = currency === 'JPY' ? 0 : 2
          expect(parseAmountInput(formatAmount(minor, currency, locale), { decimals })).toEqual({
            kind: 'amount',
            text: minorToDecimalText(minor, currency),
          })
        },
      ),
    )
  })
})
