import { compareFractions, type Fraction } from '#shared/kernel/fraction.ts'

/** An evaluated application as the ranking sees it. */
export type Candidate = {
  readonly id: string
  /** What is ranked together: the lot, or the call where it has none. */
  readonly group: string
  readonly reference: string
  /** UTC instant; null where none was kept, which ranks after all that have one. */
  readonly receivedAt: string | null
  readonly average: Fraction
  /** Averages by key of section or criterion; one that nobody could score is missing. */
  readonly parts: ReadonlyMap<string, Fraction>
  /** Key of the first section below its threshold, `total`, or nothing. */
  readonly fails: string
}

export type Ranked = {
  readonly id: string
  readonly group: string
  /** 1 for the best of its group; null for one below a threshold. */
  readonly rank: number | null
  /** What put it below its equal neighbour: a key of the grid, `received_at` or `reference_no`; nothing without an equal. */
  readonly tieBrokenBy: string
}

type Step = { readonly name: string; readonly compare: (a: Candidate, b: Candidate) => number }

/** A part that nobody scored is not zero, yet it cannot win a tie: it comes after any that was scored. */
function comparePart(key: string, a: Candidate, b: Candidate): number {
  const [left, right] = [a.parts.get(key), b.parts.get(key)]
  if (left && right) return compareFractions(right, left)
  return Number(right !== undefined) - Number(left !== undefined)
}

const compareText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)

function compareReceived(a: Candidate, b: Candidate): number {
  if (a.receivedAt !== null && b.receivedAt !== null) return compareText(a.receivedAt, b.receivedAt)
  return Number(a.receivedAt === null) - Number(b.receivedAt === null)
}

const RECEIVED: Step = { name: 'received_at', compare: compareReceived }
const REFERENCE: Step = { name: 'reference_no', compare: (a, b) => compareText(a.reference, b.reference) }

/** A stored tie-break may name these two among the keys of the grid; what it leaves out comes at its end. */
const tieSteps = (tieBreak: readonly string[]): readonly Step[] => {
  const named = tieBreak.map(
    (key): Step =>
      [RECEIVED, REFERENCE].find(step => step.name === key) ?? {
        name: key,
        compare: (a, b) => comparePart(key, a, b),
      },
  )
  return [...named, ...[RECEIVED, REFERENCE].filter(step => !named.includes(step))]
}

function rankGroup(group: readonly Candidate[], steps: readonly Step[]): Ranked[] {
  const decide = (a: Candidate, b: Candidate): number => {
    const byAverage = compareFractions(b.average, a.average)
    if (byAverage !== 0) return byAverage
    for (const { compare } of steps) {
      const found = compare(a, b)
      if (found !== 0) return found
    }
    return compareText(a.id, b.id)
  }
  const sorted = group.toSorted((a, b) => Number(a.fails !== '') - Number(b.fails !== '') || decide(a, b))
  return sorted.map((candidate, index) => {
    const above = sorted[index - 1]
    const isTied =
      above !== undefined &&
      (above.fails === '') === (candidate.fails === '') &&
      compareFractions(above.average, candidate.average) === 0
    const broken = isTied ? steps.find(({ compare }) => compare(above, candidate) !== 0)?.name : undefined
    return {
      id: candidate.id,
      group: candidate.group,
      rank: candidate.fails === '' ? index + 1 : null,
      tieBrokenBy: broken ?? '',
    }
  })
}

/**
 * Ranks each group on exact averages; equals are told apart by the stored tie-break (keys of the grid), then by who
 * was received first, then by reference. What is below a threshold has no rank and stands at the end
 * (domain-rules.md rule 4).
 */
export function rankCandidates(candidates: readonly Candidate[], tieBreak: readonly string[]): Ranked[] {
  const steps = tieSteps(tieBreak)
  return [...Map.groupBy(candidates, candidate => candidate.group).values()].flatMap(group =>
    rankGroup(group, steps),
  )
}
