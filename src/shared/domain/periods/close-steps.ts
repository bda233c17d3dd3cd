import { CLOSE_STEPS, type CloseStepKey } from '#shared/kernel/project-words.ts'
import type { Verdict } from '../notices/index.ts'
import { type CloseCheck, stopsLock } from './close-checks.ts'

export { CLOSE_STEPS, type CloseStepKey } from '#shared/kernel/project-words.ts'

/** Step in which a notice about a lock is dealt with; the rest concern the period itself. */
const STEP_OF: Readonly<Record<string, CloseStepKey>> = {
  Drafts: 'entries',
  WithoutEvidence: 'documents',
  MissingDocuments: 'documents',
  Unexplained: 'deviations',
  ChainBroken: 'bank',
  OpeningDiffers: 'bank',
  Unreconciled: 'bank',
}

export type CloseStep = {
  readonly key: CloseStepKey
  /** `blocked`: the lock waits for it; `attention`: may be locked, but should be looked at. */
  readonly state: 'done' | 'attention' | 'blocked'
} & Verdict

const stateOf = (blocked: boolean, attention: boolean): CloseStep['state'] => {
  if (blocked) return 'blocked'
  return attention ? 'attention' : 'done'
}

/** Sorts what stands against a lock, and what to mind, into the steps of the close. */
export function closeSteps(verdict: Verdict, checks: readonly CloseCheck[]): readonly CloseStep[] {
  return CLOSE_STEPS.map(key => {
    const own = (notices: Verdict['blockers']) =>
      notices.filter(notice => (STEP_OF[notice.code] ?? 'period') === key)
    const blockers = own(verdict.blockers)
    const warnings = own(verdict.warnings)
    const differing = key === 'checks' ? checks.filter(check => check.state === 'differs') : []
    return {
      key,
      state: stateOf(
        blockers.length > 0 || differing.some(stopsLock),
        warnings.length > 0 || differing.length > 0,
      ),
      blockers,
      warnings,
    }
  })
}

/** True when no step stops the lock. */
export const mayLock = (steps: readonly CloseStep[]): boolean => steps.every(step => step.state !== 'blocked')
