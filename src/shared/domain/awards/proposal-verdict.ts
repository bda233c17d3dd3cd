import type { JsonValue } from '#shared/kernel/errors.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import { here, type Notice, notice, type Verdict } from '../notices/index.ts'
import type { RankPlace } from './rank-order.ts'

/** What the committee proposes for one lot; amounts in minor units of `currency`. */
export type Proposal = {
  readonly currency: string
  /** Free in the lot once earlier recommendations are taken off. */
  readonly freeMinor: number
  readonly minimumMinor: number | null
  readonly maximumMinor: number | null
  readonly recommended: readonly {
    readonly reference: string
    readonly rank: number | null
    readonly requestedMinor: number
    readonly amountMinor: number
  }[]
  /** Better ranked ones that the proposal leaves behind. */
  readonly passedOver: readonly RankPlace[]
  readonly exception: string
}

/** Letters that a written exception to the order of ranks has at least. */
export const SHORTEST_EXCEPTION = 10

const rule = (code: string, fix: Notice['fix'], details: Readonly<Record<string, JsonValue>> = {}): Notice =>
  notice('awards', code, fix, details)

/** One that leaves better ranked ones behind needs the reason in writing; undefined where none is needed or it is there. */
export function orderBlocker(skipped: readonly RankPlace[], exception: string): Notice | undefined {
  const [first] = skipped
  if (!first || exception.trim().length >= SHORTEST_EXCEPTION) return undefined
  return rule('OutOfRankOrder', here('writeException'), {
    count: skipped.length,
    reference: first.reference,
    rank: first.rank ?? 0,
  })
}

/** Proposals keep to thresholds, amounts, the money of the lot and the order of ranks (domain-rules.md rule 6). */
export function proposalVerdict(proposal: Proposal): Verdict {
  const { currency, recommended, minimumMinor, maximumMinor, freeMinor } = proposal
  const money = (minor: number) => ({ minor, currency })
  const blockers: Notice[] = []
  for (const { reference, rank, requestedMinor, amountMinor } of recommended) {
    const limit = Math.min(requestedMinor, maximumMinor ?? requestedMinor)
    const details = { reference, asked: money(amountMinor) }
    if (rank === null) blockers.push(rule('BelowThreshold', null, { reference }))
    if (amountMinor <= 0) blockers.push(rule('NotAboveZero', here('changeAmount')))
    if (amountMinor > limit)
      blockers.push(rule('ProposedAboveLimit', here('changeAmount'), { ...details, limit: money(limit) }))
    if (minimumMinor !== null && amountMinor > 0 && amountMinor < minimumMinor)
      blockers.push(
        rule('ProposedBelowMinimum', here('changeAmount'), { ...details, limit: money(minimumMinor) }),
      )
  }
  const asked = sumMinor(recommended.map(({ amountMinor }) => amountMinor))
  if (asked > freeMinor && recommended.length > 0)
    blockers.push(
      rule('ProposedAboveFree', here('changeAmount'), {
        asked: money(asked),
        limit: money(freeMinor),
        excess: money(sumMinor([asked, -freeMinor])),
      }),
    )
  const order = orderBlocker(proposal.passedOver, proposal.exception)
  if (order) blockers.push(order)
  return { blockers, warnings: [] }
}
