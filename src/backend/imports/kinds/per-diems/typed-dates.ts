import type { Reader } from '#backend/rpc/context.ts'

/** Values bound to one statement. */
const AT_A_TIME = 500

/** The entry date in one side of an audited change; undefined where it isn't part of it. */
const dateIn = (side: string | null): unknown =>
  side === null ? undefined : new Map(Object.entries(JSON.parse(side))).get('entry_date')

/** Entries whose date a person typed last, by the audit trail: what an import had put there was changed since. */
export async function typedDates(db: Reader, entryIds: readonly string[]): Promise<ReadonlySet<string>> {
  const typed = new Set<string>()
  for (let start = 0; start < entryIds.length; start += AT_A_TIME) {
    const changes = await db
      .selectFrom('audit_change as change')
      .innerJoin('audit_event as event', 'event.seq', 'change.event_seq')
      .select(['change.row_id as id', 'change.before', 'change.after', 'event.procedure'])
      .where('change.table_name', '=', 'ledger_entry')
      .where('change.operation', '=', 'update')
      .where('change.row_id', 'in', entryIds.slice(start, start + AT_A_TIME))
      .orderBy('change.seq')
      .execute()
    for (const { id, before, after, procedure } of changes) {
      if (dateIn(before) === dateIn(after)) continue
      if (procedure === 'imports.run') typed.delete(id)
      else typed.add(id)
    }
  }
  return typed
}
