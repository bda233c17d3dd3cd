import type { Reader } from '#backend/rpc/context.ts'
import type { LedgerFilter } from '#shared/contract/ledger.ts'
import { allOf, spanConditions, testedConditions } from './conditions.ts'

/** Whether a filter shows an entry: one row is tested, however large the ledger is. */
export async function showsEntry(db: Reader, filter: LedgerFilter, entryId: string): Promise<boolean> {
  let query = db
    .selectFrom('ledger_entry as e')
    .select('e.id')
    .where('e.id', '=', entryId)
    .where(allOf([...spanConditions(filter, 'tested'), ...testedConditions(filter)]))
  if (filter.projectId !== null) query = query.where('e.project_id', '=', filter.projectId)
  return (await query.executeTakeFirst()) !== undefined
}
