import type { Reader } from '#backend/rpc/context.ts'

export interface EventFilter {
  readonly recordId: string | null
  readonly before: number | null
  readonly limit: number
}

/** Newest events first; one more than asked, so that the caller sees whether there are others. */
export async function findEvents(db: Reader, { recordId, before, limit }: EventFilter) {
  let query = db
    .selectFrom('audit_event')
    .select([
      'seq',
      'at',
      'person_name',
      'authenticated',
      'second_person_name',
      'procedure',
      'reason',
      'changes',
      'hash',
    ])
    .orderBy('seq', 'desc')
    .limit(limit + 1)
  if (before !== null) query = query.where('seq', '<', before)
  if (recordId !== null)
    query = query.where('seq', 'in', eb =>
      eb.selectFrom('audit_change').select('event_seq').where('row_id', '=', recordId),
    )
  return query.execute()
}

/** Hash of the newest event: the head of the chain. */
export async function findHead(db: Reader): Promise<string> {
  const row = await db.selectFrom('audit_event').select('hash').orderBy('seq', 'desc').executeTakeFirst()
  return row?.hash ?? ''
}

export async function eventExists(db: Reader, seq: number): Promise<boolean> {
  const row = await db.selectFrom('audit_event').select('seq').where('seq', '=', seq).executeTakeFirst()
  return row !== undefined
}

/** Row changes of one event in the order they happened; one more than asked. */
export async function findChanges(db: Reader, seq: number, limit: number) {
  return db
    .selectFrom('audit_change')
    .select(['table_name', 'row_id', 'operation', 'before', 'after'])
    .where('event_seq', '=', seq)
    .orderBy('seq')
    .limit(limit + 1)
    .execute()
}
