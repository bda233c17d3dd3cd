import { sql } from 'kysely'
import type { Reader } from '#backend/rpc/context.ts'

/** Entries whose date a person typed last, by the audit trail: what an import had put there was changed since. */
export async function typedDates(db: Reader, entryIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('audit_change as change')
    .innerJoin('audit_event as event', 'event.seq', 'change.event_seq')
    .select(['change.row_id as id', 'event.procedure'])
    .where('change.table_name', '=', 'ledger_entry')
    .where('change.operation', '=', 'update')
    .where(sql<boolean>`change.row_id in (select value from json_each(${JSON.stringify(entryIds)}))`)
    .where(sql<boolean>`change.before ->> 'entry_date' is not change.after ->> 'entry_date'`)
    .orderBy('change.seq')
    .execute()
  const last = new Map(rows.map(row => [row.id, row.procedure]))
  return new Set([...last].filter(([, procedure]) => procedure !== 'imports.run').map(([id]) => id))
}
