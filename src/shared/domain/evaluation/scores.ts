import {
  add,
  compareDecimal,
  type Decimal,
  divideHalfUp,
  fromInteger,
  subtract,
} from '#shared/kernel/decimal.ts'
import { type Problem, problem } from '#shared/kernel/errors.ts'
import { requireDecimal } from '#shared/kernel/ratio.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'

/** Scores of one assessor, one per section in order, as decimal text; null for an abstention. */
export type ScoreSheet = readonly (string | null)[]

export type Thresholds = {
  /** Least points in section 1 and in all, as decimal text. */
  readonly section1Min: string
  readonly totalMin: string
}

export type ScoreResult = {
  readonly totals: readonly Decimal[]
  readonly average: Decimal
  readonly section1Average: Decimal
  readonly passes: boolean
  /** Which threshold fails first. */
  readonly fails: 'section1' | 'total' | null
}

const sum = (values: readonly Decimal[]): Decimal => values.reduce(add, fromInteger(0))

/** Average with more decimals than are printed; thresholds compare sums instead, exactly. */
const average = (values: readonly Decimal[]): Decimal =>
  divideHalfUp(sum(values), fromInteger(values.length), 12) ?? fromInteger(0)

/** Sum of values against a limit times their number: the average compared without division. */
const averageBelow = (values: readonly Decimal[], limit: string): boolean => {
  const { digits, scale } = requireDecimal(limit)
  return compareDecimal(sum(values), { digits: digits * BigInt(values.length), scale }) < 0
}

/** Refuses a score outside 0 to the section's maximum, and sheets of another length. */
function checkSheet(
  sheet: readonly Decimal[],
  sections: number,
  maxima: readonly string[] | null,
): Problem | undefined {
  if (sheet.length !== sections) return problem('Validation', 'problem.scoreCount')
  for (const [index, score] of sheet.entries()) {
    const maximum = maxima?.[index]
    const isAbove = maximum !== undefined && compareDecimal(score, requireDecimal(maximum)) > 0
    if (score.digits < 0n || isAbove)
      return problem('Validation', 'problem.scoreRange', { section: index + 1, maximum: maximum ?? '' })
  }
  return undefined
}

/**
 * Totals, averages and result of an application's score sheets. A sheet with an abstention leaves the average
 * and never counts as 0; both thresholds compare unrounded averages (SG-05, SG-06; domain-rules.md rule 4).
 * Errors: Validation (problem.scoreNone, scoreCount, scoreRange).
 */
export function scoreResult(
  sheets: readonly ScoreSheet[],
  maxima: readonly string[] | null,
  thresholds: Thresholds,
): Result<ScoreResult, Problem> {
  const counted = sheets
    .map(sheet => sheet.flatMap(score => (score === null ? [] : [requireDecimal(score)])))
    .filter((scores, index) => scores.length > 0 && scores.length === sheets[index]?.length)
  if (counted.length === 0) return err(problem('Validation', 'problem.scoreNone'))
  for (const sheet of counted) {
    const fault = checkSheet(sheet, maxima?.length ?? counted[0]?.length ?? 0, maxima)
    if (fault) return err(fault)
  }
  const totals = counted.map(sum)
  const firsts = counted.map(sheet => sheet[0] ?? fromInteger(0))
  const fails = failing(firsts, totals, thresholds)
  return ok({
    totals,
    average: average(totals),
    section1Average: average(firsts),
    passes: fails === null,
    fails,
  })
}

function failing(
  firsts: readonly Decimal[],
  totals: readonly Decimal[],
  { section1Min, totalMin }: Thresholds,
): ScoreResult['fails'] {
  if (averageBelow(firsts, section1Min)) return 'section1'
  return averageBelow(totals, totalMin) ? 'total' : null
}

export type ReaderGap = { readonly gap: Decimal; readonly thirdReader: boolean }

/**
 * Gap between the highest and the lowest total, and whether it calls a third reader: when it is more than the
 * limit (SG-07, house rule `evaluation_gap_max`).
 * @example readerGap(['78', '58'], '15') // gap 20, third reader
 */
export function readerGap(totals: readonly string[], limit: string): ReaderGap {
  const sorted = totals.map(requireDecimal).toSorted(compareDecimal)
  const gap = subtract(sorted.at(-1) ?? fromInteger(0), sorted[0] ?? fromInteger(0))
  return { gap, thirdReader: compareDecimal(gap, requireDecimal(limit)) > 0 }
}
