import { recusedApplications } from '#backend/features/recusals/index.ts'
import type { Actor, Reader } from '#backend/rpc/context.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import type { StoredChange } from './describe-changes.ts'

/** What the audit trail keeps from a person who is recused from applications: their content, in every table. */
export interface Closed {
  readonly has: (recordId: string) => boolean
  readonly isAbout: (change: StoredChange) => boolean
  /** Events that changed something of such an application; their reasons may tell of it. */
  readonly eventsAmong: (seqs: readonly number[]) => Promise<ReadonlySet<number>>
}

const NOTHING: Closed = {
  has: () => false,
  isAbout: () => false,
  eventsAmong: async () => new Set<number>(),
}

/** Within stored JSON a quote in a text is escaped, so that no text can look like a key. */
const names = (stored: string | null, ids: ReadonlySet<string>): boolean =>
  stored !== null && [...ids].some(id => stored.includes(`"${id}"`))

/** What is closed to a person; nothing for nearly everybody. */
export async function closedTo(db: Reader, { personId }: Actor): Promise<Closed> {
  const ids = await recusedApplications(db, personId)
  if (ids.size === 0) return NOTHING
  const isAbout = (change: StoredChange): boolean =>
    ids.has(change.row_id) || names(change.before, ids) || names(change.after, ids)
  return {
    has: recordId => ids.has(recordId),
    isAbout,
    eventsAmong: async seqs => {
      if (seqs.length === 0) return new Set()
      const changes = await db
        .selectFrom('audit_change')
        .select(['event_seq', 'table_name', 'row_id', 'operation', 'before', 'after'])
        .where('event_seq', 'in', [...seqs])
        .execute()
      return new Set(changes.filter(isAbout).map(({ event_seq }) => event_seq))
    },
  }
}

/** Refuses the trail of a record that is closed to the reader. Throws Rule.Recused. */
export function requireOpen({ has }: Closed, recordId: string | null): void {
  if (recordId !== null && has(recordId))
    throw new ProblemError(problem('Rule.Recused', 'problem.application.recused'))
}
