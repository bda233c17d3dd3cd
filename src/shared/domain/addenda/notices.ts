import { shareAsPercent } from '#shared/kernel/ratio.ts'
import { at, type Notice, notice, type Verdict } from '../notices/index.ts'
import type { HeadingComparison, ReallocationLimits } from './compare-headings.ts'
import type { ChangeVerdict } from './verdict.ts'

export type VerdictPlace = {
  readonly currency: string
  /** Route of the screen on which an addendum is opened. */
  readonly addendumRoute: string
}

/** Numbers of one heading as a sentence needs them. */
function numbersOf(heading: HeadingComparison, limits: ReallocationLimits, currency: string) {
  const of = (minor: number) => ({ minor, currency })
  return {
    heading: `${heading.code} ${heading.label}`,
    code: heading.code,
    side: heading.side,
    percent: heading.percent ?? null,
    limitPercent: limits.limit === null ? null : shareAsPercent(limits.limit),
    reference: of(heading.referenceMinor),
    proposed: of(heading.proposedMinor),
    moved: of(Math.abs(heading.cumulativeMinor)),
    limit: heading.limitMinor === null ? null : of(heading.limitMinor),
  }
}

const aboveCode = ({ side, percent }: HeadingComparison): string => {
  if (percent === undefined) return 'HeadingHadNothing'
  return side === 'gives' ? 'GivesAboveLimit' : 'ReceivesAboveLimit'
}

/** Why one heading can't move so far without an addendum; undefined where it can. */
function blockerOf(
  heading: HeadingComparison,
  limits: ReallocationLimits,
  place: VerdictPlace,
): Notice | undefined {
  const code = {
    aboveLimit: aboveCode(heading),
    fixedRow: 'FixedRow',
    noLimit: 'NoLimit',
    unchanged: undefined,
    withinLimit: undefined,
    givesFreely: undefined,
  }[heading.reason]
  if (code === undefined) return undefined
  const fix = at('openAddendum', place.addendumRoute)
  return notice('addendum', code, fix, numbersOf(heading, limits, place.currency))
}

/**
 * The verdict on a change in notices: for each heading that passes the limit, on the giving or the receiving side, for
 * each fixed row and for a changed total a blocker that leads to an addendum; a warning where the donor must be told
 * before money is spent (statements 5 to 10; domain-rules.md rule 8).
 */
export function verdictNotices(
  verdict: ChangeVerdict,
  limits: ReallocationLimits,
  place: VerdictPlace,
): Verdict {
  const blockers = verdict.headings.flatMap(heading => blockerOf(heading, limits, place) ?? [])
  const total = { minor: verdict.totalDeltaMinor, currency: place.currency }
  const changed =
    verdict.totalDeltaMinor === 0
      ? []
      : [notice('addendum', 'TotalChanges', at('openAddendum', place.addendumRoute), { difference: total })]
  const told = verdict.headings.filter(
    heading => heading.reason === 'withinLimit' || heading.reason === 'givesFreely',
  )
  const warnings =
    verdict.need === 'notify'
      ? [
          notice('addendum', 'NotifyFirst', null, {
            headings: told.map(heading => `${heading.code} ${heading.percent ?? '0.00'} %`),
            limitPercent: limits.limit === null ? null : shareAsPercent(limits.limit),
          }),
        ]
      : []
  return { blockers: [...blockers, ...changed], warnings }
}
