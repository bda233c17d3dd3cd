import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type CriterionScore,
  evaluate,
  type GridDefinition,
  type GridScores,
  scoreFaults,
  sheetTotal,
  standing,
} from '#shared/domain/evaluation/index.ts'
import { formatDecimal } from '#shared/kernel/decimal.ts'
import { compareFractions, type Fraction, fraction, roundFraction } from '#shared/kernel/fraction.ts'

const criterion = (key: string, weight: string) => ({ key, weight, label: { en: key } })
const GRID: GridDefinition = {
  sections: [
    {
      key: 'capacity',
      label: { en: 'Capacity' },
      threshold: '12',
      criteria: [criterion('c1', '10'), criterion('c2', '10')],
    },
    { key: 'relevance', label: { en: 'Relevance' }, threshold: null, criteria: [criterion('r1', '50')] },
    { key: 'budget', label: { en: 'Budget' }, threshold: null, criteria: [criterion('b1', '30')] },
  ],
  totalThreshold: '60',
}
const points = (value: string): CriterionScore => ({ kind: 'score', points: value, comment: '' })
const LEFT: CriterionScore = { kind: 'abstained', points: null, comment: '' }
const NOT: CriterionScore = { kind: 'not_applicable', points: null, comment: '' }
const sheet = (c1: string, c2: string, r1: string, b1: string): GridScores => ({
  c1: points(c1),
  c2: points(c2),
  r1: points(r1),
  b1: points(b1),
})
const printed = (value: Fraction | null | undefined) =>
  value ? formatDecimal(roundFraction(value, 2)) : null

describe('The result of an application', () => {
  it('is the exact mean of the totals when everybody scored everything', () => {
    const found = evaluate(GRID, [
      sheet('8', '7', '40', '20'),
      sheet('7', '7', '41', '21'),
      sheet('7', '7', '40', '20'),
    ])
    expect(found?.average).toEqual(fraction(225n, 3n))
    expect(printed(found?.average)).toBe('75.00')
    expect(found?.passes).toBe(true)
  })

  it('leaves an abstention out of the average of that criterion and never counts it as 0', () => {
    const found = evaluate(GRID, [sheet('8', '8', '40', '20'), { ...sheet('8', '8', '40', '0'), b1: LEFT }])
    expect(found?.criteria.find(({ key }) => key === 'b1')).toEqual({
      key: 'b1',
      average: fraction(20n),
      counted: 1,
    })
    expect(printed(found?.average)).toBe('76.00')
  })

  it('drops a criterion that nobody could score together with its weight', () => {
    const found = evaluate(GRID, [{ ...sheet('8', '8', '40', '0'), b1: NOT }])
    // 56 of 70 points is 80 of 100.
    expect(printed(found?.average)).toBe('80.00')
    expect(found?.sections.find(({ key }) => key === 'budget')?.average).toBeNull()
  })

  it('says which thresholds fail: the section though the total passes, and the total', () => {
    expect(evaluate(GRID, [sheet('6', '5', '50', '30')])?.fails).toEqual(['capacity'])
    expect(evaluate(GRID, [sheet('6', '6', '30', '17.99')])?.fails).toEqual(['total'])
    expect(evaluate(GRID, [sheet('6', '6', '30', '18')])?.fails).toEqual([])
  })

  it('compares thresholds exactly: two thirds below the threshold is below it', () => {
    const nearly = [sheet('6', '6', '30', '18'), sheet('6', '6', '30', '18'), sheet('6', '6', '30', '17.99')]
    expect(printed(evaluate(GRID, nearly)?.average)).toBe('60.00')
    expect(evaluate(GRID, nearly)?.fails).toEqual(['total'])
  })

  it('is undefined when nobody scored anything', () => {
    expect(evaluate(GRID, [])).toBeUndefined()
    expect(evaluate(GRID, [{ c1: LEFT, c2: LEFT, r1: LEFT, b1: NOT }])).toBeUndefined()
  })

  const anyPoints = (most: number) => fc.integer({ min: 0, max: most * 100 }).map(n => (n / 100).toFixed(2))
  const anySheet = fc
    .record({ c1: anyPoints(10), c2: anyPoints(10), r1: anyPoints(50), b1: anyPoints(30) })
    .map(({ c1, c2, r1, b1 }) => sheet(c1, c2, r1, b1))

  it('does not depend on the order of the sheets and lies between the lowest and the highest total', () => {
    fc.assert(
      fc.property(fc.array(anySheet, { minLength: 1, maxLength: 5 }), sheets => {
        const found = evaluate(GRID, sheets)
        expect(evaluate(GRID, sheets.toReversed())).toEqual(found)
        const totals = sheets.flatMap(one => sheetTotal(GRID, one) ?? []).toSorted(compareFractions)
        const [lowest] = totals
        const highest = totals.at(-1)
        if (!found || !lowest || !highest) throw new Error('A scored sheet has a total')
        expect(compareFractions(found.average, lowest)).toBeGreaterThanOrEqual(0)
        expect(compareFractions(found.average, highest)).toBeLessThanOrEqual(0)
      }),
    )
  })

  it('is the same with and without a sheet that abstains from everything', () => {
    const silent: GridScores = { c1: LEFT, c2: NOT, r1: LEFT, b1: LEFT }
    fc.assert(
      fc.property(fc.array(anySheet, { minLength: 1, maxLength: 4 }), sheets => {
        expect(evaluate(GRID, [...sheets, silent])).toEqual(evaluate(GRID, sheets))
      }),
    )
  })
})

describe('A sheet of scores', () => {
  it('may only answer criteria of the grid, within 0 and the weight', () => {
    const scores = { ...sheet('-1', '10.01', '40', 'x'), other: points('1') }
    expect(scoreFaults(GRID, scores, { complete: false }).map(fault => fault.messageKey)).toEqual([
      'problem.score.unknownCriterion',
      'problem.score.range',
      'problem.score.range',
      'problem.score.notANumber',
    ])
  })

  it('needs an answer to every criterion only when it is submitted', () => {
    const { b1: _, ...unfinished } = sheet('5', '5', '5', '5')
    expect(scoreFaults(GRID, unfinished, { complete: false })).toEqual([])
    expect(
      scoreFaults(GRID, unfinished, { complete: true }).map(fault => fault.details['criterion']),
    ).toEqual(['b1'])
  })

  it('is not fooled by names that every object has', () => {
    expect(scoreFaults(GRID, {}, { complete: true })).toHaveLength(4)
    expect(
      scoreFaults(
        {
          ...GRID,
          sections: [{ key: 's', label: {}, threshold: null, criteria: [criterion('toString', '5')] }],
        },
        {},
        { complete: true },
      ),
    ).toHaveLength(1)
  })
})

describe('Where an evaluation stands', () => {
  const call = { grid: GRID, assessorsNeeded: 2, gapLimit: '15' }
  const low = sheet('6', '6', '26', '20') // 58
  const high = sheet('8', '8', '41', '21') // 78

  it('asks for a third reader when two totals are further apart than the gap, and not at the gap', () => {
    const apart = standing({ ...call, sheets: [low, high], consensus: null })
    expect(apart).toMatchObject({ isApart: true, needsThirdReader: true, missing: 1, isComplete: false })
    const atGap = standing({ ...call, sheets: [low, sheet('8', '8', '37', '20')], consensus: null })
    expect(atGap).toMatchObject({ isApart: false, needsThirdReader: false, missing: 0, isComplete: true })
  })

  it('is complete with the third sheet, and takes the mean of all three', () => {
    const third = standing({ ...call, sheets: [low, high, sheet('7', '7', '30', '20')], consensus: null })
    expect(third).toMatchObject({ isApart: true, needsThirdReader: false, missing: 0, isComplete: true })
    expect(printed(third.result?.average)).toBe('66.67')
  })

  it('takes a consensus in place of the average and of the third reader, the sheets kept', () => {
    const agreed = standing({ ...call, sheets: [low, high], consensus: sheet('7', '7', '36', '20') })
    expect(agreed).toMatchObject({ isApart: true, needsThirdReader: false, missing: 0, isComplete: true })
    expect(printed(agreed.result?.average)).toBe('70.00')
  })

  it('waits for as many sheets as the call asks for', () => {
    expect(standing({ ...call, sheets: [high], consensus: null })).toMatchObject({
      missing: 1,
      isComplete: false,
    })
    expect(standing({ ...call, sheets: [], consensus: null })).toMatchObject({
      missing: 2,
      isComplete: false,
    })
  })
})
