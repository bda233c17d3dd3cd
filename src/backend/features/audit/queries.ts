import type { HandlersOf } from '#backend/rpc/context.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { eventExists, findChanges, findEvents, findHead } from './repository.ts'

type StoredRow = OutputOf<'audit.changes'>['rows'][number]['before']

const rowOf = (stored: string | null): StoredRow => (stored === null ? null : JSON.parse(stored))

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
  'audit.changes': async ({ db }, { seq, limit }) => {
    if (!(await eventExists(db, seq)))
      throw new ProblemError(problem('NotFound', 'problem.notFound.auditEvent', { seq }))
    const changes = await findChanges(db, seq, limit)
    return {
      rows: changes.slice(0, limit).map(change => ({
        table: change.table_name,
        rowId: change.row_id,
        operation: change.operation,
        before: rowOf(change.before),
        after: rowOf(change.after),
      })),
      hasMore: changes.length > limit,
    }
  },
} satisfies HandlersOf<'audit.list' | 'audit.changes'>
