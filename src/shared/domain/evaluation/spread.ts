import {
  compareDecimal,
  type Decimal,
  formatDecimal,
  parseDecimal,
  subtract,
} from '#shared/kernel/decimal.ts'
import type { CriterionScore, GridScores } from './grid.ts'

const answerOf = (sheet: GridScores, key: string): CriterionScore | undefined =>
  Object.hasOwn(sheet, key) ? sheet[key] : undefined

const given = (sheets: readonly GridScores[], key: string): readonly Decimal[] =>
  sheets.flatMap(sheet => {
    const answer = answerOf(sheet, key)
    const points =
      answer?.kind === 'score' && answer.points !== null ? parseDecimal(answer.points) : undefined
    return points ? [points] : []
  })

/**
 * Between the most and the fewest points that readers gave one criterion, as decimal text; null with fewer than two,
 * because not applicable and abstained are no points (domain-rules.md rule 4).
 * @example criterionSpread([{ a: '16' }, { a: '9.5' }], 'a') // '6.5'
 */
export function criterionSpread(sheets: readonly GridScores[], key: string): string | null {
  const sorted = given(sheets, key).toSorted(compareDecimal)
  const [least] = sorted
  const most = sorted.at(-1)
  return least && most && sorted.length > 1 ? formatDecimal(subtract(most, least)) : null
}

/** What every reader answered alike, without the comments: what a consensus has not to talk about. */
export function agreedAnswers(sheets: readonly GridScores[], keys: readonly string[]): GridScores {
  const agreed = keys.flatMap(key => {
    const answers = sheets.map(sheet => answerOf(sheet, key))
    const [first] = answers
    if (!first || !answers.every(answer => answer !== undefined && isSame(answer, first))) return []
    return [[key, { kind: first.kind, points: first.points, comment: '' }] as const]
  })
  return Object.fromEntries(agreed)
}

function isSame(one: CriterionScore, other: CriterionScore): boolean {
  if (one.kind !== other.kind) return false
  const a = one.points === null ? undefined : parseDecimal(one.points)
  const b = other.points === null ? undefined : parseDecimal(other.points)
  return a && b ? compareDecimal(a, b) === 0 : a === b
}
