import { sumMinor } from '#shared/kernel/money.ts'
import { exceedsRatio, percentText, shareOfMinor } from '#shared/kernel/ratio.ts'

/** Amounts by heading code, in minor units. */
export type HeadingAmounts = { readonly [code: string]: number }

export type HeadingMove = {
  readonly code: string
  readonly deltaMinor: number
  /** Size of the move in percent of the reference, never negative; undefined for a heading that had nothing. */
  readonly percent: string | undefined
  readonly needsAddendum: boolean
}

/** One heading's move against its amount in the last signed budget. */
function headingMove(code: string, reference: number, proposed: number, limit: string): HeadingMove {
  const deltaMinor = sumMinor([proposed, -reference])
  return {
    code,
    deltaMinor,
    percent: percentText(Math.abs(deltaMinor), Math.abs(reference)),
    needsAddendum: exceedsRatio(deltaMinor, reference, limit),
  }
}

/**
 * Moves between headings against the last signed budget, each heading looked at, the giving as well as the
 * receiving one; more than the limit needs an addendum, compared exactly: 25.000025 % does though it prints
 * 25.00 (EU-04 to EU-06; limit `realloc_limit` as a share).
 * @example reallocation({ '1': 8_000_000 }, { '1': 7_000_000 }, '0.25') // -1000000, '12.50', no addendum
 */
export function reallocation(
  reference: HeadingAmounts,
  proposed: HeadingAmounts,
  limit: string,
): readonly HeadingMove[] {
  const codes = [...new Set([...Object.keys(reference), ...Object.keys(proposed)])]
  return codes.map(code => headingMove(code, reference[code] ?? 0, proposed[code] ?? 0, limit))
}

/** What all moves add up to; between headings it must be zero, else the total changes and only an addendum will do. */
export const netOfMoves = (moves: readonly HeadingMove[]): number =>
  sumMinor(moves.map(move => move.deltaMinor))

/**
 * Successive changes of one heading, cumulated since the last addendum (EU-07). A signed addendum starts a new
 * reference.
 */
export function cumulativeReallocation(
  referenceMinor: number,
  changes: readonly number[],
  limit: string,
): readonly HeadingMove[] {
  let proposed = referenceMinor
  return changes.map((change, index) => {
    proposed = sumMinor([proposed, change])
    return headingMove(String(index + 1), referenceMinor, proposed, limit)
  })
}

/** What a heading may cost in the final report, and what is above it, in minor units. */
export type Overspend = { readonly limitMinor: number; readonly ineligibleMinor: number }

/**
 * Overspending of a heading in the final report: without an addendum up to budget plus the limit is eligible,
 * the rest is not (EU-08, S8). With an addendum the budget passed in is the addendum's, and all within it plus
 * the limit stands. Under-spending never needs an addendum.
 * @example finalOverspend(4_000_000, 5_250_000, '0.25') // limit 5000000, ineligible 250000
 */
export function finalOverspend(budgetMinor: number, actualMinor: number, limit: string): Overspend {
  const limitMinor = sumMinor([budgetMinor, shareOfMinor(budgetMinor, limit)])
  return { limitMinor, ineligibleMinor: Math.max(0, actualMinor - limitMinor) }
}
