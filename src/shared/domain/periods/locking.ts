import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { here, type Notice, notice, type Verdict } from '../notices/index.ts'
import type { ReportingPeriod } from './reporting-period.ts'

export type LockingContext = {
  readonly today: PlainDate
  /** All periods of the project, the one to lock included. */
  readonly periods: readonly ReportingPeriod[]
  /** Entries of the period that are not posted. */
  readonly drafts: number
  readonly postedEntries: number
  /** Codes of budget lines whose deviation needs an explanation and has none. */
  readonly unexplainedLines: readonly string[]
  /** Opening balance less the closing balance of the report before, in minor units; null without one. */
  readonly openingDifference: { readonly minor: number; readonly currency: string } | null
}

const rule = (code: string, act: string | null, details: Notice['details'] = {}): Notice =>
  notice('period', code, act === null ? null : here(act), details)

/**
 * Whether a period may be locked: it is open, no earlier one is (domain-rules.md rule 11), nothing in it is a
 * draft. Warnings: it hasn't ended, it is empty, deviations lack an explanation, the opening balance differs
 * from the last closing balance. Locking needs a second person besides, see `checkSecondPerson`.
 */
export function lockingVerdict(period: ReportingPeriod, context: LockingContext): Verdict {
  const blockers: Notice[] = []
  const warnings: Notice[] = []
  const label = { period: period.label }
  if (period.state === 'locked') blockers.push(rule('AlreadyLocked', null, label))
  const before = context.periods.find(other => other.state === 'open' && other.start < period.start)
  if (before) blockers.push(rule('EarlierOpen', 'lockEarlier', { period: before.label }))
  if (context.drafts > 0) blockers.push(rule('Drafts', 'postDrafts', { count: context.drafts }))
  if (context.unexplainedLines.length > 0)
    warnings.push(rule('Unexplained', 'explainDeviations', { lines: context.unexplainedLines }))
  if (context.openingDifference !== null && context.openingDifference.minor !== 0)
    warnings.push(rule('OpeningDiffers', 'checkBalance', { difference: context.openingDifference }))
  if (context.today <= period.end) warnings.push(rule('NotEnded', null, { end: period.end }))
  if (context.postedEntries === 0) warnings.push(rule('Empty', null, label))
  return { blockers, warnings }
}
