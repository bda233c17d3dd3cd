import type { HandlersOf } from '#backend/rpc/context.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { type Closed, closedTo } from './closed.ts'
import { describeChanges } from './describe-changes.ts'
import { eventExists, findChanges, findEvents, findHead } from './repository.ts'

function requireOpen({ has }: Closed, recordId: string | null): void {
  if (recordId !== null && has(recordId))
    throw new ProblemError(problem('Rule.Recused', 'problem.application.recused'))
}

export const queries = {
  'audit.list': async ({ db, actor }, input) => {
    const closed = await closedTo(db, actor)
    requireOpen(closed, input.recordId)
    const events = await findEvents(db, input)
    const hidden = await closed.eventsAmong(events.map(({ seq }) => seq))
    return {
      rows: events.slice(0, input.limit).map(event => ({
        seq: event.seq,
        at: event.at,
        personName: event.person_name,
        authenticated: event.authenticated === 1,
        secondPersonName: event.second_person_name,
        procedure: event.procedure,
        // Words about an application that the reader is recused from.
        reason: hidden.has(event.seq) ? null : event.reason,
        changes: event.changes,
        hash: event.hash,
      })),
      hasMore: events.length > input.limit,
      head: await findHead(db),
    }
  },
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
