import { requirePeriod } from '#backend/features/funds/index.ts'
import { asNotices } from '#backend/features/ledger/index.ts'
import type { HandlersOf } from '#backend/rpc/context.ts'
import { dayHere } from '#shared/kernel/day-here.ts'
import { burnUp } from './burn-up.ts'
import { closeState, closeVerdict } from './closing/close-state.ts'
import { listPeriods } from './repository.ts'

export const queries = {
  'periods.list': async ({ db }, { projectId }) => ({ rows: await listPeriods(db, projectId) }),
  'periods.lockCheck': async ({ db, now }, { id }) => {
    const verdict = closeVerdict(await closeState(db, await requirePeriod(db, id), dayHere(now)))
    return { blockers: asNotices(verdict.blockers), warnings: asNotices(verdict.warnings) }
  },
  'periods.close': async ({ db, now }, { id }) => {
    const state = await closeState(db, await requirePeriod(db, id), dayHere(now))
    return {
      ...state,
      steps: state.steps.map(step => ({
        key: step.key,
        state: step.state,
        blockers: asNotices(step.blockers),
        warnings: asNotices(step.warnings),
      })),
      checks: state.checks.map(check => ({ ...check, examples: [...check.examples] })),
    }
  },
  'today.burnUp': ({ db, now }, { projectId }) => burnUp(db, projectId, dayHere(now)),
} satisfies HandlersOf<'periods.list' | 'periods.lockCheck' | 'periods.close' | 'today.burnUp'>
