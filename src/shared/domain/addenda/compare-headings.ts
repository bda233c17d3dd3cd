import { sumMinor } from '#shared/kernel/money.ts'
import { exceedsRatio, percentText, shareOfMinor } from '#shared/kernel/ratio.ts'
import { type BudgetNode, compareCodes, type EuRows, euRowsOf } from '../budgets/index.ts'

/** Rows 8, 10 and 12 of an Annex III stand beside the headings. */
export type HeadingKind = 'heading' | 'indirect' | 'contingency' | 'taxes_in_kind'

/** One heading's amount in a version of the budget, in minor units. */
export type HeadingAmount = {
  readonly code: string
  readonly label: string
  readonly kind: HeadingKind
  readonly minor: number
}

export type ReallocationLimits = {
  /** `realloc_limit` as a share; null where nobody has stated one, so that every move needs consent. */
  readonly limit: string | null
  /** `realloc_basis`: the giving heading counts too, or only the receiving one. */
  readonly basis: 'each_heading' | 'receiving_heading'
  /** Headings made of simplified-cost rates: the share method is refused for them. */
  readonly simplifiedCodes?: ReadonlySet<string>
}

/** What a move asks for: nothing, a note to the donor before spending, or a signed addendum. */
export type MoveNeed = 'none' | 'notify' | 'addendum'

/** Why a heading asks for it. */
export type MoveReason = 'unchanged' | 'withinLimit' | 'givesFreely' | 'aboveLimit' | 'fixedRow' | 'noLimit'

export type HeadingComparison = {
  readonly code: string
  readonly label: string
  readonly kind: HeadingKind
  /** Amount in the last signed budget or addendum. */
  readonly referenceMinor: number
  /** Amount after the moves notified since. */
  readonly currentMinor: number
  readonly proposedMinor: number
  /** This step: proposed less current. */
  readonly changeMinor: number
  /** All moves since the reference: proposed less reference. */
  readonly cumulativeMinor: number
  readonly side: 'gives' | 'receives' | 'same'
  /** Size of the cumulated move in percent of the reference; undefined for a heading that had nothing. */
  readonly percent: string | undefined
  /** Most the heading may move in all, null without a limit. */
  readonly limitMinor: number | null
  /** What may still be moved the same way without an addendum, never below 0; null without a limit. */
  readonly roomMinor: number | null
  readonly need: MoveNeed
  readonly reason: MoveReason
}

/** Headings and rows 8, 10, 12 of a budget version as they are compared. */
export function headingAmounts(nodes: readonly BudgetNode[]): readonly HeadingAmount[] {
  const rows: EuRows = euRowsOf(nodes)
  const special = (kind: Exclude<HeadingKind, 'heading'>, minor: number): readonly HeadingAmount[] => {
    const node = nodes.find(candidate => candidate.kind === kind)
    return node ? [{ code: node.code, label: node.label, kind, minor }] : []
  }
  return [
    ...rows.headings.map(heading => ({ ...heading, kind: 'heading' as const })),
    ...special('indirect', rows.row8),
    ...special('contingency', rows.row10),
    ...special('taxes_in_kind', rows.row12),
  ]
}

/** The share method is refused for rows 8, 10, 12 and for simplified-cost rates (section 7 statement 10, G). */
function isFixed(heading: HeadingAmount, limits: ReallocationLimits): boolean {
  return heading.kind !== 'heading' || (limits.simplifiedCodes?.has(heading.code) ?? false)
}

type Judged = { readonly need: MoveNeed; readonly reason: MoveReason }

function judge(
  heading: HeadingAmount,
  reference: number,
  cumulative: number,
  limits: ReallocationLimits,
): Judged {
  if (cumulative === 0) return { need: 'none', reason: 'unchanged' }
  if (isFixed(heading, limits)) return { need: 'addendum', reason: 'fixedRow' }
  if (limits.limit === null) return { need: 'addendum', reason: 'noLimit' }
  if (limits.basis === 'receiving_heading' && cumulative < 0) return { need: 'notify', reason: 'givesFreely' }
  return exceedsRatio(cumulative, reference, limits.limit)
    ? { need: 'addendum', reason: 'aboveLimit' }
    : { need: 'notify', reason: 'withinLimit' }
}

const sideOf = (cumulative: number): HeadingComparison['side'] => {
  if (cumulative === 0) return 'same'
  return cumulative > 0 ? 'receives' : 'gives'
}

/** Limit in money is rounded half up like every amount; the judgement compares the ratio exactly. */
function roomOf(heading: HeadingAmount, reference: number, cumulative: number, limits: ReallocationLimits) {
  if (limits.limit === null || isFixed(heading, limits)) return { limitMinor: null, roomMinor: null }
  const limitMinor = shareOfMinor(Math.abs(reference), limits.limit)
  return { limitMinor, roomMinor: Math.max(0, limitMinor - Math.abs(cumulative)) }
}

/**
 * Headings of a proposed budget against the last signed one, with all moves since it: the giving heading as well
 * as the receiving one, compared exactly (EU-04 to EU-07, statements 5 to 8 and 10). A signed addendum starts a
 * new reference.
 */
export function compareHeadings(
  versions: {
    readonly reference: readonly HeadingAmount[]
    readonly current: readonly HeadingAmount[]
    readonly proposed: readonly HeadingAmount[]
  },
  limits: ReallocationLimits,
): readonly HeadingComparison[] {
  const { reference, current, proposed } = versions
  const keyOf = (heading: HeadingAmount): string => `${heading.kind} ${heading.code}`
  const mapOf = (side: readonly HeadingAmount[]) => new Map(side.map(heading => [keyOf(heading), heading]))
  const [first, now, next] = [mapOf(reference), mapOf(current), mapOf(proposed)]
  const all = new Map([...first, ...now, ...next])
  return [...all]
    .map(([key, heading]) => {
      const referenceMinor = first.get(key)?.minor ?? 0
      const currentMinor = now.get(key)?.minor ?? 0
      const proposedMinor = next.get(key)?.minor ?? 0
      const cumulativeMinor = sumMinor([proposedMinor, -referenceMinor])
      return {
        code: heading.code,
        label: heading.label,
        kind: heading.kind,
        referenceMinor,
        currentMinor,
        proposedMinor,
        changeMinor: sumMinor([proposedMinor, -currentMinor]),
        cumulativeMinor,
        side: sideOf(cumulativeMinor),
        percent: percentText(Math.abs(cumulativeMinor), Math.abs(referenceMinor)),
        ...roomOf(heading, referenceMinor, cumulativeMinor, limits),
        ...judge(heading, referenceMinor, cumulativeMinor, limits),
      }
    })
    .toSorted((a, b) => compareCodes(a.code, b.code))
}
