import { sql } from 'kysely'
import type { Writer } from '#backend/rpc/context.ts'

/** Posted costs of each reporting period, by its id. */
export async function costsByPeriod(trx: Writer): Promise<ReadonlyMap<string, number>> {
  const rows = await trx
    .selectFrom('ledger_entry')
    .select(['period_id', sql<number>`sum(base_minor)`.as('minor')])
    .where('state', '=', 'posted')
    .where('period_id', 'is not', null)
    .groupBy('period_id')
    .execute()
  return new Map(rows.map(row => [row.period_id ?? '', row.minor]))
}

/** Posted costs of each line in each period; key `period line`. */
export async function costsByLine(trx: Writer): Promise<ReadonlyMap<string, number>> {
  const rows = await trx
    .selectFrom('ledger_split')
    .innerJoin('ledger_entry', 'ledger_entry.id', 'ledger_split.entry_id')
    .select(['period_id', 'budget_line_id', sql<number>`sum(ledger_split.base_minor)`.as('minor')])
    .where('state', '=', 'posted')
    .groupBy(['period_id', 'budget_line_id'])
    .execute()
  return new Map(rows.map(row => [`${row.period_id} ${row.budget_line_id}`, row.minor]))
}

/** Posted costs of each agreement in each period; key `period agreement`. */
export async function costsByAgreement(trx: Writer): Promise<ReadonlyMap<string, number>> {
  const rows = await trx
    .selectFrom('ledger_entry')
    .select(['period_id', 'sub_grant_no', sql<number>`sum(base_minor)`.as('minor')])
    .where('state', '=', 'posted')
    .where('sub_grant_no', '<>', '')
    .groupBy(['period_id', 'sub_grant_no'])
    .execute()
  return new Map(rows.map(row => [`${row.period_id} ${row.sub_grant_no}`, row.minor]))
}
