import { compareFractions, type Fraction, fractionOf, subtractFractions } from '#shared/kernel/fraction.ts'
import { requireDecimal } from '#shared/kernel/ratio.ts'
import { type Evaluation, evaluate, sheetTotal } from './evaluate.ts'
import type { GridDefinition, GridScores } from './grid.ts'

export type QuorumInput = {
  readonly grid: GridDefinition
  /** Submitted sheets that count: neither void nor of somebody recused. */
  readonly sheets: readonly GridScores[]
  readonly consensus: GridScores | null
  readonly assessorsNeeded: number
  /** Points as decimal text; null when the call sets no gap. */
  readonly gapLimit: string | null
}

export type Standing = {
  readonly result: Evaluation | undefined
  /** Between the highest and the lowest total; undefined with fewer than two totals. */
  readonly gap: Fraction | undefined
  /** More apart than the call allows. */
  readonly isApart: boolean
  /** One more reader is to be asked now, unless a consensus is recorded. */
  readonly needsThirdReader: boolean
  /** Sheets still missing before the result stands. */
  readonly missing: number
  readonly isComplete: boolean
}

/** The distance between the highest and the lowest total; undefined with fewer than two. */
export function gapOf(totals: readonly Fraction[]): Fraction | undefined {
  const sorted = totals.toSorted(compareFractions)
  const [first] = sorted
  const last = sorted.at(-1)
  return first && last && sorted.length > 1 ? subtractFractions(last, first) : undefined
}

/**
 * Where the evaluation of an application stands: enough sheets, and one more when the needed ones are further apart
 * than the call's gap. A consensus stands in place of the third reader and of every average; the sheets are kept
 * (domain-rules.md rule 4; gap compared exactly as in SG-07).
 */
export function standing({ grid, sheets, consensus, assessorsNeeded, gapLimit }: QuorumInput): Standing {
  const totals = sheets.flatMap(sheet => sheetTotal(grid, sheet) ?? [])
  const gap = gapOf(totals)
  const isApart =
    gap !== undefined && gapLimit !== null && compareFractions(gap, fractionOf(requireDecimal(gapLimit))) > 0
  const needed = assessorsNeeded + (isApart && consensus === null ? 1 : 0)
  const missing = Math.max(0, needed - totals.length)
  return {
    result: evaluate(grid, consensus === null ? sheets : [consensus]),
    gap,
    isApart,
    needsThirdReader: isApart && consensus === null && totals.length === assessorsNeeded,
    missing,
    isComplete: missing === 0 && totals.length > 0,
  }
}
