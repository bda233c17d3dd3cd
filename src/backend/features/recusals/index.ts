import type { Reader } from '#backend/rpc/context.ts'

/**
 * Ids of applications that a person is recused from, mostly none. For what reads many kinds of records at once, as
 * the search and the audit trail do; lists of applications ask in their own statement.
 */
export async function recusedApplications(db: Reader, personId: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('assignment')
    .select('application_id')
    .where('person_id', '=', personId)
    .where('state', '=', 'recused')
    .execute()
  return new Set(rows.map(row => row.application_id))
}
