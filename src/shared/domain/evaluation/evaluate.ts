import {
  compareFractions,
  divideFractions,
  type Fraction,
  fractionOf,
  meanOf,
  multiplyFractions,
  sumFractions,
} from '#shared/kernel/fraction.ts'
import { requireDecimal } from '#shared/kernel/ratio.ts'
import type { GridCriterion, GridDefinition, GridScores, GridSection } from './grid.ts'
import { criteriaOf } from './score-rules.ts'

export type CriterionMean = {
  readonly key: string
  /** Mean of the points given; null when nobody gave any. */
  readonly average: Fraction | null
  /** How many sheets gave points. */
  readonly counted: number
}

export type SectionMean = {
  readonly key: string
  readonly average: Fraction | null
  readonly threshold: string | null
  readonly passes: boolean
}

export type Evaluation = {
  readonly average: Fraction
  readonly criteria: readonly CriterionMean[]
  readonly sections: readonly SectionMean[]
  readonly passes: boolean
  /** Keys of the sections that fail, then `total`. */
  readonly fails: readonly string[]
}

const number = (text: string): Fraction => fractionOf(requireDecimal(text))

/** Points that sheets gave to a criterion; not applicable and abstained give none. */
const pointsOf = (sheets: readonly GridScores[], key: string): readonly Fraction[] =>
  sheets.flatMap(sheet => {
    const score = Object.hasOwn(sheet, key) ? sheet[key] : undefined
    return score?.kind === 'score' && score.points !== null ? [number(score.points)] : []
  })

const meanOfCriterion = ({ key }: GridCriterion, sheets: readonly GridScores[]): CriterionMean => {
  const points = pointsOf(sheets, key)
  return { key, average: meanOf(points) ?? null, counted: points.length }
}

/**
 * Means of some criteria put together on the scale of all their weights: a criterion that nobody scored leaves the
 * sum and its weight with it, so that it never counts as 0. Undefined when none is scored.
 */
function together(
  criteria: readonly GridCriterion[],
  means: ReadonlyMap<string, CriterionMean>,
): Fraction | undefined {
  const scored = criteria.flatMap(criterion => {
    const average = means.get(criterion.key)?.average
    return average ? [{ average, weight: number(criterion.weight) }] : []
  })
  if (scored.length === 0) return undefined
  const sum = sumFractions(scored.map(({ average }) => average))
  if (scored.length === criteria.length) return sum
  const whole = sumFractions(criteria.map(({ weight }) => number(weight)))
  return divideFractions(multiplyFractions(sum, whole), sumFractions(scored.map(({ weight }) => weight)))
}

const reaches = (average: Fraction | undefined, threshold: string | null): boolean =>
  threshold === null || (average !== undefined && compareFractions(average, number(threshold)) >= 0)

function sectionMean(section: GridSection, means: ReadonlyMap<string, CriterionMean>): SectionMean {
  const average = together(section.criteria, means)
  // A section that nobody could score has no average that could fall below its threshold.
  const passes = average === undefined || reaches(average, section.threshold)
  return { key: section.key, average: average ?? null, threshold: section.threshold, passes }
}

/**
 * Averages and result of an application from its submitted sheets, exact: per criterion the mean of those who scored
 * it, per section and in all the sum of these means. Undefined when no sheet scored anything (domain-rules.md rule 4).
 * A consensus is evaluated as the one sheet it is.
 */
export function evaluate(grid: GridDefinition, sheets: readonly GridScores[]): Evaluation | undefined {
  const all = criteriaOf(grid)
  const criteria = all.map(criterion => meanOfCriterion(criterion, sheets))
  const means = new Map(criteria.map(mean => [mean.key, mean]))
  const average = together(all, means)
  if (average === undefined) return undefined
  const sections = grid.sections.map(section => sectionMean(section, means))
  const fails = sections.filter(section => !section.passes).map(section => section.key)
  if (!reaches(average, grid.totalThreshold)) fails.push('total')
  return { average, criteria, sections, passes: fails.length === 0, fails }
}

/** One assessor's total on the scale of all weights; undefined when the sheet scores nothing. */
export const sheetTotal = (grid: GridDefinition, scores: GridScores): Fraction | undefined =>
  evaluate(grid, [scores])?.average
