import type { Reader } from '#backend/rpc/context.ts'
import type { StatementLine } from '#shared/contract/accounts.ts'

type LineMatch = StatementLine['matches'][number]

/** What answers each of the lines, by line. */
export async function lineMatches(
  db: Reader,
  lineIds: readonly string[],
): Promise<ReadonlyMap<string, readonly LineMatch[]>> {
  if (lineIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('account_matched as x')
    .innerJoin('account_match as match', 'match.id', 'x.match_id')
    .innerJoin('person', 'person.id', 'match.matched_by')
    .innerJoin('account_movement as m', join =>
      join
        .onRef('m.account_id', '=', 'x.account_id')
        .onRef('m.kind', '=', 'x.kind')
        .onRef('m.record_id', '=', 'x.record_id'),
    )
    .select([
      'x.account_line_id',
      'x.match_id',
      'x.kind',
      'x.record_id',
      'x.amount_minor',
      'm.date',
      'm.document_no',
      'm.counterparty',
      'match.method',
      'match.matched_at',
      'person.name',
    ])
    .where('x.account_line_id', 'in', [...lineIds])
    .orderBy('m.date')
    .orderBy('x.match_id')
    .execute()
  const groups = Map.groupBy(rows, row => row.account_line_id)
  return new Map(
    [...groups].map(([lineId, own]) => [
      lineId,
      own.map(row => ({
        id: row.match_id,
        kind: row.kind,
        recordId: row.record_id,
        date: row.date,
        documentNo: row.document_no,
        counterparty: row.counterparty,
        amountMinor: row.amount_minor,
        method: row.method,
        matchedBy: row.name,
        matchedAt: row.matched_at,
      })),
    ]),
  )
}
