import { sql } from 'kysely'
import type { Reader } from '#backend/rpc/context.ts'
import { itemKey, type OpenItem, type OpenLine } from '#shared/domain/accounts/index.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'

/** Every day; no bound. */
export const ALWAYS: PlainDate = '9999-12-31'

export interface BookMovement extends OpenItem {
  readonly projectId: string
  readonly amountMinor: number
  readonly reversesId: string | null
}

/** Movements of an account up to a day with what no line up to that day answers; also those answered in full. */
export async function movementsOf(
  db: Reader,
  accountId: string,
  day: PlainDate,
): Promise<readonly BookMovement[]> {
  const rows = await db
    .with('answered', eb =>
      eb
        .selectFrom('account_matched')
        .select(inner => ['kind', 'record_id', inner.fn.sum<number>('amount_minor').as('minor')])
        .where('account_id', '=', accountId)
        .where('booked_on', '<=', day)
        .groupBy(['kind', 'record_id']),
    )
    .selectFrom('account_movement as m')
    .leftJoin('answered', join =>
      join.onRef('answered.kind', '=', 'm.kind').onRef('answered.record_id', '=', 'm.record_id'),
    )
    .selectAll('m')
    .select(eb => eb.fn.coalesce('answered.minor', sql<number>`0`).as('minor'))
    .where('m.account_id', '=', accountId)
    .where('m.date', '<=', day)
    .orderBy('m.date')
    .orderBy('m.record_id')
    .execute()
  return rows.map(row => ({
    kind: row.kind,
    id: row.record_id,
    projectId: row.project_id,
    date: row.date,
    amountMinor: row.effect_minor,
    openMinor: row.effect_minor - Number(row.minor),
    documentNo: row.document_no,
    reference: row.reference,
    counterparty: row.counterparty,
    description: row.description,
    reversesId: row.reverses_id,
  }))
}

/** Movements that the bank has yet to show. An entry and its reversal that cancel out never reach the bank. */
export function openItems(movements: readonly BookMovement[]): readonly BookMovement[] {
  const open = movements.filter(item => item.openMinor !== 0)
  const byKey = new Map(open.map(item => [itemKey(item), item]))
  const cancelled = new Set<string>()
  for (const item of open) {
    if (item.reversesId === null) continue
    const original = byKey.get(itemKey({ kind: 'entry', id: item.reversesId }))
    if (original?.openMinor !== -item.openMinor) continue
    cancelled.add(itemKey(item)).add(itemKey(original))
  }
  return open.filter(item => !cancelled.has(itemKey(item)))
}

/** Lines up to a day that no movement up to that day answers in full. */
export async function openLines(db: Reader, accountId: string, day: PlainDate): Promise<readonly OpenLine[]> {
  const rows = await db
    .with('answered', eb =>
      eb
        .selectFrom('account_matched as x')
        .innerJoin('account_movement as m', join =>
          join
            .onRef('m.account_id', '=', 'x.account_id')
            .onRef('m.kind', '=', 'x.kind')
            .onRef('m.record_id', '=', 'x.record_id'),
        )
        .select(inner => ['x.account_line_id as line_id', inner.fn.sum<number>('x.amount_minor').as('minor')])
        .where('x.account_id', '=', accountId)
        .where('m.date', '<=', day)
        .groupBy('x.account_line_id'),
    )
    .selectFrom('account_line as line')
    .innerJoin('account_statement as statement', 'statement.id', 'line.statement_id')
    .leftJoin('answered', 'answered.line_id', 'line.id')
    .selectAll('line')
    .select(eb => eb.fn.coalesce('answered.minor', sql<number>`0`).as('minor'))
    .where('statement.account_id', '=', accountId)
    .where('line.booked_on', '<=', day)
    .orderBy('line.booked_on')
    .orderBy('statement.start_date')
    .orderBy('line.position')
    .execute()
  return rows
    .map(row => ({
      id: row.id,
      date: row.booked_on,
      openMinor: row.amount_minor - Number(row.minor),
      counterparty: row.counterparty,
      reference: row.reference,
      description: row.description,
    }))
    .filter(line => line.openMinor !== 0)
}
