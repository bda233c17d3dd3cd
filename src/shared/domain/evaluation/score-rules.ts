import { compareDecimal, parseDecimal } from '#shared/kernel/decimal.ts'
import { type Problem, problem } from '#shared/kernel/errors.ts'
import { requireDecimal } from '#shared/kernel/ratio.ts'
import type { CriterionScore, GridCriterion, GridDefinition, GridScores } from './grid.ts'

/** Decimals that points have at most. */
export const MOST_DECIMALS = 2

export const criteriaOf = (grid: GridDefinition): readonly GridCriterion[] =>
  grid.sections.flatMap(section => section.criteria)

const fault = (key: string, criterion: string, details: Record<string, string> = {}): Problem =>
  problem('Rule.Score', `problem.score.${key}`, { field: criterion, criterion, ...details })

/** What is wrong with one answer; undefined when nothing is. */
function faultOf(criterion: GridCriterion, score: CriterionScore): Problem | undefined {
  if (score.kind !== 'score') return score.points === null ? undefined : fault('pointsWithout', criterion.key)
  const points = score.points === null ? undefined : parseDecimal(score.points)
  if (!points) return fault('notANumber', criterion.key, { points: (score.points ?? '').slice(0, 40) })
  if (points.digits < 0n || compareDecimal(points, requireDecimal(criterion.weight)) > 0)
    return fault('range', criterion.key, { points: score.points ?? '', weight: criterion.weight })
  if (points.scale > MOST_DECIMALS)
    return fault('decimals', criterion.key, { decimals: String(MOST_DECIMALS) })
  return undefined
}

/**
 * Every fault of a sheet of scores against its grid: a criterion that the grid doesn't define, points outside 0 to the
 * weight, and, of a sheet that is to be submitted, a criterion without an answer (domain-rules.md rule 4).
 */
export function scoreFaults(
  grid: GridDefinition,
  scores: GridScores,
  { complete }: { readonly complete: boolean },
): readonly Problem[] {
  const criteria = criteriaOf(grid)
  const known = new Set(criteria.map(criterion => criterion.key))
  const strangers = Object.keys(scores)
    .filter(key => !known.has(key))
    .map(key => fault('unknownCriterion', key))
  const others = criteria.flatMap(criterion => {
    const score = Object.hasOwn(scores, criterion.key) ? scores[criterion.key] : undefined
    if (!score) return complete ? [fault('missing', criterion.key)] : []
    return faultOf(criterion, score) ?? []
  })
  return [...strangers, ...others]
}

/** How many criteria of the grid have an answer. */
export const scoredCriteria = (grid: GridDefinition, scores: GridScores): number =>
  criteriaOf(grid).filter(({ key }) => Object.hasOwn(scores, key)).length
