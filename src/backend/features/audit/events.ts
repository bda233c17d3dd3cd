import type { Actor, Reader } from '#backend/rpc/context.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { closedTo, requireOpen } from './closed.ts'
import { type EventFilter, findEvents, findHead } from './repository.ts'

type Events = OutputOf<'audit.list'>
export type AuditEvent = Events['rows'][number]

/** Events read at once for the whole trail. */
const AT_ONCE = 500

/** Steps of the trail, newest first, within what the reader may see. Throws Rule.Recused for a closed record. */
export async function listEvents(db: Reader, actor: Actor, filter: EventFilter): Promise<Events> {
  const closed = await closedTo(db, actor)
  requireOpen(closed, filter.recordId)
  const events = await findEvents(db, filter)
  const hidden = await closed.eventsAmong(events.map(({ seq }) => seq))
  return {
    rows: events.slice(0, filter.limit).map(event => ({
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
    hasMore: events.length > filter.limit,
    head: await findHead(db),
  }
}

/** The whole trail, newest first, within what the reader may see. */
export async function wholeTrail(db: Reader, actor: Actor): Promise<AuditEvent[]> {
  const all: AuditEvent[] = []
  let before: number | null = null
  do {
    const { rows, hasMore }: Events = await listEvents(db, actor, { recordId: null, before, limit: AT_ONCE })
    all.push(...rows)
    before = hasMore ? (rows.at(-1)?.seq ?? null) : null
  } while (before !== null)
  return all
}
