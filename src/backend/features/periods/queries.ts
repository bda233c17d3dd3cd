import { requirePeriod } from '#backend/features/funds/index.ts'
import { asNotices } from '#backend/features/ledger/index.ts'
import type { HandlersOf } from '#backend/rpc/context.ts'
import { burnUp } from './burn-up.ts'
import { lockCheck } from './lock-check.ts'
import { listPeriods } from './repository.ts'

export const queries = {
  'periods.list': async ({ db }, { projectId }) => ({ rows: await listPeriods(db, projectId) }),
  'periods.lockCheck': async ({ db, now }, { id }) => {
    const verdict = await lockCheck(db, await requirePeriod(db, id), now.slice(0, 10))
    return { blockers: asNotices(verdict.blockers), warnings: asNotices(verdict.warnings) }
  },
  'today.burnUp': ({ db, now }, { projectId }) => burnUp(db, projectId, now.slice(0, 10)),
} satisfies HandlersOf<'periods.list' | 'periods.lockCheck' | 'today.burnUp'>
