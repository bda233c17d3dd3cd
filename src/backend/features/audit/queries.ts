import type { HandlersOf } from '#backend/rpc/context.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { describeChanges } from './describe-changes.ts'
import { eventExists, findChanges, findEvents, findHead } from './repository.ts'

export const queries = {
  'audit.list': async ({ db }, input) => {
    const events = await findEvents(db, input)
    return {
      rows: events.slice(0, input.limit).map(event => ({
        seq: event.seq,
        at: event.at,
        personName: event.person_name,
        authenticated: event.authenticated === 1,
        secondPersonName: event.second_person_name,
        procedure: event.procedure,
        reason: event.reason,
        changes: event.changes,
        hash: event.hash,
      })),
      hasMore: events.length > input.limit,
      head: await findHead(db),
    }
  },
  'audit.changes': async ({ db }, { seq, recordId, limit }) => {
    if (!(await eventExists(db, seq)))
      throw new ProblemError(problem('NotFound', 'problem.notFound.auditEvent', { seq }))
    const changes = await findChanges(db, { seq, recordId, limit })
    return {
      rows: await describeChanges(db, changes.slice(0, limit)),
      hasMore: changes.length > limit,
    }
  },
} satisfies HandlersOf<'audit.list' | 'audit.changes'>
