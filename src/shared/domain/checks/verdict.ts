import { here, type Notice, notice } from '#shared/domain/notices/index.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { StageOutcome } from './checklist.ts'

export type CheckFacts = {
  readonly outcomes: readonly StageOutcome[]
  /** Open questions to the applicant. */
  readonly openClarifications: number
  /** Reasons of the red flags that nobody lifted. */
  readonly redFlags: readonly string[]
  readonly amberFlags: readonly string[]
  /** Names that may be on a sanctions list, or applications that may be the same, without a decision. */
  readonly undecided: readonly string[]
  /** Listed names decided to be the same. */
  readonly sanctioned: readonly string[]
  /** Other live applications decided to be of the same applicant, where the call takes one only. */
  readonly duplicates: readonly string[]
  /** Papers that ran out before the day. */
  readonly expired: readonly { readonly title: string; readonly on: PlainDate }[]
  /** Papers that run out before the latest day of a contract. */
  readonly expiring: readonly { readonly title: string; readonly on: PlainDate }[]
  /** Sanctions lists that were read in. */
  readonly lists: number
}

const rule = (code: string, act: string | null, details: Notice['details'] = {}): Notice =>
  notice('checks', code, act === null ? null : here(act), details)

const outcomeNotices = ({ stage, open, failed }: StageOutcome): readonly Notice[] => {
  const stageKey = `checkStage.${stage}`
  return [
    ...(open.length > 0
      ? [rule('ItemsOpen', 'answerItems', { stageKey, count: open.length, items: open.join(', ') })]
      : []),
    ...(failed.length > 0 ? [rule('ItemsFailed', null, { stageKey, items: failed.join(', ') })] : []),
  ]
}

/**
 * What stands against calling an application eligible, and what to mind. Hits without a decision and red flags block
 * (domain-rules.md rules 3 and 7).
 */
export function eligibilityVerdict(facts: CheckFacts): {
  readonly blockers: readonly Notice[]
  readonly warnings: readonly Notice[]
} {
  const blockers = [
    ...facts.outcomes.flatMap(outcomeNotices),
    ...(facts.openClarifications > 0
      ? [rule('ClarificationOpen', 'recordAnswer', { count: facts.openClarifications })]
      : []),
    ...facts.redFlags.map(reason => rule('RedFlag', 'liftFlag', { reason })),
    ...(facts.undecided.length > 0
      ? [
          rule('HitsUndecided', 'decideHits', {
            count: facts.undecided.length,
            names: facts.undecided.join(', '),
          }),
        ]
      : []),
    ...facts.sanctioned.map(name => rule('Sanctioned', null, { name })),
    ...facts.duplicates.map(reference => rule('SecondApplication', null, { reference })),
    ...facts.expired.map(({ title, on }) => rule('PaperExpired', 'renewPaper', { title, on })),
  ]
  const warnings = [
    ...facts.amberFlags.map(reason => rule('AmberFlag', null, { reason })),
    ...facts.expiring.map(({ title, on }) => rule('PaperExpires', null, { title, on })),
    ...(facts.lists === 0 ? [rule('NoSanctionsList', null)] : []),
  ]
  return { blockers, warnings }
}
