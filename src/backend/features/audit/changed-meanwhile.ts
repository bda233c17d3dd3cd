import type { Reader } from '#backend/rpc/context.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'

/** Who changed a record last and when; undefined for one that no finished command touched. */
async function lastChange(db: Reader, id: string) {
  return db
    .selectFrom('audit_change as change')
    .innerJoin('audit_event as event', 'event.seq', 'change.event_seq')
    .select(['event.person_name as by', 'event.at'])
    .where('change.row_id', '=', id)
    .orderBy('change.seq', 'desc')
    .executeTakeFirst()
}

/**
 * Refuses a change that was made against an older version of the record: `Conflict`, naming who changed it
 * meanwhile and when.
 */
export async function requireVersion(
  db: Reader,
  record: { readonly id: string; readonly version: number },
  expected: number | null,
): Promise<void> {
  if (record.version === expected) return
  const change = await lastChange(db, record.id)
  throw new ProblemError(
    problem('Conflict', 'problem.changedMeanwhile', {
      id: record.id,
      by: change?.by ?? '',
      at: change?.at ?? '',
    }),
  )
}
