import type { JsonValue } from '#shared/kernel/errors.ts'
import { at, type Notice, notice, type Verdict } from '../notices/index.ts'

/** Applications of one kind of trouble, and the first of them by reference. */
export type Waiting = { readonly count: number; readonly reference: string }

export type RankingState = {
  readonly callId: string
  /** Still before their evaluation. */
  readonly inChecks: Waiting
  /** In evaluation with fewer submitted sheets than the call needs. */
  readonly sheetsMissing: Waiting
  /** Totals further apart than the call allows, and neither third reader nor consensus. */
  readonly thirdReader: Waiting
  /** Evaluated, and so to be ranked. */
  readonly evaluated: number
  readonly hasGrid: boolean
  /** The call has cut-offs and none was chosen. */
  readonly cutoffMissing: boolean
}

const rule = (code: string, fix: Notice['fix'], details: Readonly<Record<string, JsonValue>> = {}): Notice =>
  notice('awards', code, fix, details)

/** A ranking is made of everything that was received and passed, or not at all (domain-rules.md rules 3 and 4). */
export function rankingVerdict(state: RankingState): Verdict {
  const route = `/grants/calls/${state.callId}`
  const blockers: Notice[] = []
  const waiting = (code: string, { count, reference }: Waiting, fix: Notice['fix']): void => {
    if (count > 0) blockers.push(rule(code, fix, { count, reference }))
  }
  if (state.cutoffMissing) blockers.push(rule('CutoffMissing', null))
  if (!state.hasGrid) blockers.push(rule('GridMissing', at('openCall', route)))
  waiting('StillInChecks', state.inChecks, at('openApplications', `${route}/applications`))
  waiting('SheetsMissing', state.sheetsMissing, at('openCommittee', `${route}/committee`))
  waiting('ThirdReaderMissing', state.thirdReader, at('openCommittee', `${route}/committee`))
  if (blockers.length === 0 && state.evaluated === 0)
    blockers.push(rule('NothingEvaluated', at('openApplications', `${route}/applications`)))
  return { blockers, warnings: [] }
}
