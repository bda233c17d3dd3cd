import { describe, expect, it } from 'vitest'
import { cents, count, date, percent, quantity, rate } from '#backend/documents/model/index.ts'
import { displayInstant, displayText } from '#backend/documents/render/display-text.ts'
import { cellText, MAX_CELL_TEXT, printableText } from '#backend/documents/render/safe-text.ts'

describe('a value on paper', () => {
  it.each([
    ['en', '1,980,258.55'],
    ['sq', '1 980 258,55'],
    ['mk', '1.980.258,55'],
    ['sr', '1.980.258,55'],
    ['bs', '1.980.258,55'],
  ])('has the separators of %s', (locale, shown) => {
    expect(displayText(cents(198_025_855, 'EUR'), locale).replaceAll(/[\u00a0\u202f]/g, ' ')).toBe(shown)
  })

  it('has a true minus and the decimals of its currency', () => {
    expect(displayText(cents(-5, 'EUR'), 'en')).toBe('\u22120.05')
    expect(displayText(cents(-1234, 'JPY'), 'en')).toBe('\u22121,234')
  })

  it('never groups with a space at which a line could break', () => {
    expect(displayText(cents(198_025_855, 'EUR'), 'sq')).not.toContain(' ')
  })

  it('rounds ratios and quantities half away from zero, exactly', () => {
    expect(displayText(percent('0.07'), 'en')).toBe('7.00%')
    expect(displayText(percent('-0.010050'), 'sq')).toBe('\u22121,01%')
    expect(displayText(quantity('1.005'), 'en')).toBe('1.01')
    expect(displayText(count(-2025), 'en')).toBe('\u22122025')
  })

  it('shows four to six decimals of a rate', () => {
    expect(displayText(rate('1'), 'en')).toBe('1.0000')
    expect(displayText(rate('117.17455'), 'en')).toBe('117.17455')
    expect(displayText(rate('0.00854701'), 'en')).toBe('0.008547')
  })

  it('shows days in the order of the language', () => {
    expect(displayText(date('2025-07-01'), 'en')).toBe('01/07/2025')
    expect(displayText(date('2025-07-01'), 'sq')).toMatch(/^01\.07\.2025/)
    expect(displayInstant('2026-02-03T10:15:00.000Z', 'en')).toBe('03/02/2026 10:15 UTC')
  })
})

describe('text for any format', () => {
  it('loses what cannot be printed and keeps everything else', () => {
    expect(printableText('a\u0000b\u0007c\u001bd\u007fe\u0085f')).toBe('abcdef')
    expect(printableText('one\r\ntwo\rthree\tfour')).toBe('one\ntwo\nthree\tfour')
    expect(printableText('x\ud800y\udc00z')).toBe('xyz')
    expect(printableText('ë ç č ć đ š ž Ѓ ќ € 😀')).toBe('ë ç č ć đ š ž Ѓ ќ € 😀')
  })

  it('is cut with a mark at the most a cell holds, never inside a character', () => {
    const cut = cellText(`${'x'.repeat(MAX_CELL_TEXT - 5)}${'😀'.repeat(10)}`)
    expect(cut.length).toBeLessThanOrEqual(MAX_CELL_TEXT)
    expect(cut.endsWith(' […]')).toBe(true)
    expect(cut.isWellFormed()).toBe(true)
    expect(cellText('y'.repeat(MAX_CELL_TEXT))).toHaveLength(MAX_CELL_TEXT)
  })

  it('does not let a spreadsheet decode an escape that a person typed', () => {
    expect(cellText('a_x000D_b _x41_ _xy')).toBe('a_x005F_x000D_b _x41_ _xy')
  })
})
