import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agreedAnswers, criterionSpread, type GridScores } from '#shared/domain/evaluation/index.ts'

const points = (text: string) => ({ kind: 'score', points: text, comment: 'because' }) as const
const none = { kind: 'not_applicable', points: null, comment: '' } as const

describe('how far readers differ in a criterion', () => {
  it('is between the most and the fewest points, exactly', () => {
    expect(criterionSpread([{ a: points('16') }, { a: points('9.5') }, { a: points('12') }], 'a')).toBe('6.5')
  })

  it('is nothing with fewer than two who gave points', () => {
    expect(criterionSpread([{ a: points('16') }, { a: none }], 'a')).toBeNull()
    expect(criterionSpread([{}, {}], 'toString')).toBeNull()
  })

  it('is never below zero and the same in any order', () => {
    const sheet = fc.integer({ min: 0, max: 2000 }).map(n => ({ a: points((n / 100).toFixed(2)) }))
    fc.assert(
      fc.property(fc.array(sheet, { minLength: 2, maxLength: 5 }), sheets => {
        const spread = criterionSpread(sheets, 'a')
        expect(Number(spread)).toBeGreaterThanOrEqual(0)
        expect(criterionSpread(sheets.toReversed(), 'a')).toBe(spread)
      }),
    )
  })
})

describe('what readers answered alike', () => {
  it('is taken over without their comments; what differs or is missing is left open', () => {
    const sheets: readonly GridScores[] = [
      { a: points('16'), b: points('5'), c: none, d: points('1') },
      { a: points('16.00'), b: points('6'), c: none },
    ]
    expect(agreedAnswers(sheets, ['a', 'b', 'c', 'd'])).toEqual({
      a: { kind: 'score', points: '16', comment: '' },
      c: none,
    })
    expect(agreedAnswers([], ['a'])).toEqual({})
  })
})
