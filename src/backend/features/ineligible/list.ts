import { sql } from 'kysely'
import { projectTerms } from '#backend/features/ledger/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { money, sumMinor } from '#shared/kernel/money.ts'

/** 1 where the entry was taken back: its refusal then counts no more. */
const reversed = sql<number>`EXISTS (SELECT 1 FROM ledger_entry r WHERE r.reverses_id = entry.id AND r.state = 'posted')`

/** Refused costs of a project, or of one entry or some lines of it, with totals by reason. Throws NotFound. */
export async function listIneligible(
  db: Reader,
  { projectId, entryId, lineIds }: ParsedInputOf<'ineligible.list'>,
): Promise<OutputOf<'ineligible.list'>> {
  const { currency } = await projectTerms(db, projectId)
  const rows = await db
    .selectFrom('ineligible_cost as cost')
    .innerJoin('ledger_entry as entry', 'entry.id', 'cost.entry_id')
    .innerJoin('person', 'person.id', 'cost.decided_by')
    .leftJoin('budget_line as line', 'line.id', 'cost.budget_line_id')
    .select([
      'cost.id',
      'cost.version',
      'cost.entry_id as entryId',
      'entry.entry_no as entryNo',
      'entry.entry_date as entryDate',
      'entry.payee',
      'cost.budget_line_id as lineId',
      'line.code as lineCode',
      'cost.base_minor as minor',
      'cost.reason_code as reasonCode',
      'cost.note',
      'cost.decided_on as decidedOn',
      'person.name as decidedBy',
      'cost.state',
      reversed.as('reversed'),
    ])
    .where('entry.project_id', '=', projectId)
    .$if(entryId !== null, query => query.where('cost.entry_id', '=', entryId))
    .$if(lineIds.length > 0, query => query.where('cost.budget_line_id', 'in', [...lineIds]))
    .orderBy('entry.entry_date', 'desc')
    .orderBy('entry.entry_no', 'desc')
    .orderBy('cost.id')
    .execute()
  const inForce = rows.filter(row => row.state === 'in_force' && row.reversed === 0)
  const byReason = [...Map.groupBy(inForce, row => row.reasonCode)].map(([reasonCode, own]) => ({
    reasonCode,
    count: own.length,
    amount: money(sumMinor(own.map(row => row.minor)), currency),
  }))
  return {
    rows: rows.map(({ minor, lineCode, reversed, ...row }) => ({
      ...row,
      reversed: reversed === 1,
      lineCode: lineCode ?? '',
      amount: money(minor, currency),
    })),
    total: money(sumMinor(inForce.map(row => row.minor)), currency),
    byReason: byReason.toSorted((a, b) => b.amount.minor - a.amount.minor),
  }
}
