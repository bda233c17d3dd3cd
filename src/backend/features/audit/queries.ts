import type { HandlersOf } from '#backend/rpc/context.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { closedTo, requireOpen } from './closed.ts'
import { describeChanges } from './describe-changes.ts'
import { listEvents } from './events.ts'
import { eventExists, findChanges } from './repository.ts'

export const queries = {
  'audit.list': ({ db, actor }, input) => listEvents(db, actor, input),
  'audit.changes': async ({ db, actor }, { seq, recordId, limit }) => {
    const closed = await closedTo(db, actor)
    requireOpen(closed, recordId)
    if (!(await eventExists(db, seq)))
      throw new ProblemError(problem('NotFound', 'problem.notFound.auditEvent', { seq }))
    const found = await findChanges(db, { seq, recordId, limit })
    const changes = found.filter(change => !closed.isAbout(change))
    return {
      rows: await describeChanges(db, changes.slice(0, limit)),
      hasMore: found.length > limit,
    }
  },
} satisfies HandlersOf<'audit.list' | 'audit.changes'>
