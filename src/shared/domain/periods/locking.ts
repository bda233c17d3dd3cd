import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { mayMove } from '#shared/kernel/transitions.ts'
import { here, type Notice, notice, type Verdict } from '../notices/index.ts'
import type { ReportingPeriod } from './reporting-period.ts'
import { PERIOD_TRANSITIONS } from './states.ts'

export type LockingContext = {
  readonly today: PlainDate
  /** All periods of the project, the one to lock included. */
  readonly periods: readonly ReportingPeriod[]
  /** Entries of the period that are not posted. */
  readonly drafts: number
  readonly postedEntries: number
  /** Posted entries that lack papers their type of cost asks for, or any voucher, and how many papers that are. */
  readonly missingPapers: { readonly entries: number; readonly papers: number }
  /** Codes of budget lines whose deviation needs an explanation and has none. */
  readonly unexplainedLines: readonly string[]
  /** Opening balance less the closing balance of the report before, in minor units; null without one. */
  readonly openingDifference: { readonly minor: number; readonly currency: string } | null
  /** Names of the accounts that no signed sheet reconciles to the period's end. */
  readonly unreconciled?: readonly string[]
  /** Opening and the closing of the period before, both by the books; `minor` is null without a period before. */
  readonly chainBreak?: {
    readonly minor: number | null
    readonly openingMinor: number
    readonly beforeMinor: number | null
    readonly currency: string
  }
}

/** The opening must be the last closing to the cent (SW-05): a difference means that what was reported has moved. */
function chainBlockers({ chainBreak }: LockingContext): Notice[] {
  if (!chainBreak || chainBreak.minor === null || chainBreak.minor === 0) return []
  const { currency, minor, openingMinor, beforeMinor } = chainBreak
  return [
    rule('ChainBroken', 'checkBalance', {
      opening: { minor: openingMinor, currency },
      before: { minor: beforeMinor ?? 0, currency },
      difference: { minor, currency },
    }),
  ]
}

const rule = (code: string, act: string | null, details: Notice['details'] = {}): Notice =>
  notice('period', code, act === null ? null : here(act), details)

const papersDetails = ({ missingPapers }: LockingContext) => ({
  count: missingPapers.entries,
  papers: missingPapers.papers,
})

/**
 * Whether a period may be locked: it is open, no earlier one is (domain-rules.md rule 11), nothing in it is a
 * draft, every deviation that needs an explanation has one, since a locked report takes none any more, and its fund
 * opens with what the one before closed with (SW-05).
 * Warnings: accounts are not reconciled to its end, the opening balance differs from the last closing balance, it hasn't ended, it is empty, entries lack
 * papers that their type of cost asks for. Locking needs a second person besides, see `checkSecondPerson`.
 */
export function lockingVerdict(period: ReportingPeriod, context: LockingContext): Verdict {
  const blockers: Notice[] = []
  const warnings: Notice[] = []
  const label = { period: period.label }
  if (!mayMove(PERIOD_TRANSITIONS, period.state, 'locked')) blockers.push(rule('AlreadyLocked', null, label))
  const before = context.periods.find(other => other.state === 'open' && other.start < period.start)
  if (before) blockers.push(rule('EarlierOpen', 'lockEarlier', { period: before.label }))
  if (context.drafts > 0) blockers.push(rule('Drafts', 'postDrafts', { count: context.drafts }))
  if (context.unexplainedLines.length > 0)
    blockers.push(rule('Unexplained', 'explainDeviations', { lines: context.unexplainedLines }))
  blockers.push(...chainBlockers(context))
  if (context.openingDifference !== null && context.openingDifference.minor !== 0)
    warnings.push(rule('OpeningDiffers', 'checkBalance', { difference: context.openingDifference }))
  const unreconciled = context.unreconciled ?? []
  if (unreconciled.length > 0)
    warnings.push(
      rule('Unreconciled', 'reconcile', {
        count: unreconciled.length,
        accounts: unreconciled,
        end: period.end,
      }),
    )
  if (context.today <= period.end) warnings.push(rule('NotEnded', null, { end: period.end }))
  if (context.postedEntries === 0) warnings.push(rule('Empty', null, label))
  if (context.missingPapers.entries > 0)
    warnings.push(rule('MissingDocuments', 'completePapers', { ...papersDetails(context), ...label }))
  return { blockers, warnings }
}
