import { sql } from 'kysely'
import type { Reader, Writer } from '#backend/rpc/context.ts'

/** Records that name a budget line, besides the budget versions, each with the column that does. */
const USERS = [
  ['ledger_split', 'budget_line_id'],
  ['reallocation', 'budget_line_id'],
  ['forecast', 'budget_line_id'],
  ['forecast_frozen', 'budget_line_id'],
  ['deviation_note', 'budget_line_id'],
  ['pending_payment', 'budget_line_id'],
  ['reservation', 'budget_line_id'],
  ['forwarded_agreement', 'budget_line_id'],
  ['locked_figure', 'budget_line_id'],
  ['shared_cost_part', 'budget_line_id'],
  ['payroll_share', 'budget_line_id'],
  ['ineligible_cost', 'budget_line_id'],
  ['budget_notice', 'from_line_id'],
  ['budget_notice', 'to_line_id'],
] as const

/** One of these tables by the one column that matters here, under one name for all. */
const users = ([table, column]: (typeof USERS)[number]) =>
  sql<{
    readonly budget_line_id: string | null
  }>`(select ${sql.ref(column)} as budget_line_id from ${sql.table(table)})`.as<'user'>('user')

/** True when a record names the line: it may not leave the budget. */
export async function isLineUsed(db: Reader, lineId: string): Promise<boolean> {
  for (const user of USERS) {
    const row = await db
      .selectFrom(users(user))
      .select('user.budget_line_id')
      .where('user.budget_line_id', '=', lineId)
      .limit(1)
      .executeTakeFirst()
    if (row) return true
  }
  return false
}

/** Removes lines that no budget version and no record names any more. */
export async function removeUnusedLines(trx: Writer, projectId: string): Promise<void> {
  await trx
    .deleteFrom('budget_line')
    .where('project_id', '=', projectId)
    .where(eb =>
      eb.not(
        eb.exists(
          eb.selectFrom('budget_node').select('id').whereRef('budget_node.line_id', '=', 'budget_line.id'),
        ),
      ),
    )
    .where(eb =>
      eb.and(
        USERS.map(user =>
          eb.not(
            eb.exists(
              eb
                .selectFrom(users(user))
                .select('user.budget_line_id')
                .whereRef('user.budget_line_id', '=', 'budget_line.id'),
            ),
          ),
        ),
      ),
    )
    .execute()
}

/** A code that no person types, for the moment in which two lines exchange theirs. */
const parked = (lineId: string): string => `~${lineId}`

/**
 * Lines take the codes that they have in a version, which lists and imports then show. A line that isn't in the
 * version and stands in the way keeps its code with the version's number behind it: `1.2 (before 3)`.
 */
export async function takeCodesOf(
  trx: Writer,
  version: { readonly id: string; readonly project_id: string; readonly number: number },
): Promise<void> {
  const nodes = await trx
    .selectFrom('budget_node')
    .select(['line_id as lineId', 'code'])
    .where('version_id', '=', version.id)
    .where('line_id', 'is not', null)
    .execute()
  const lines = await trx
    .selectFrom('budget_line')
    .select(['id', 'code'])
    .where('project_id', '=', version.project_id)
    .execute()
  const wanted = new Map(nodes.map(node => [node.lineId, node.code]))
  const taken = new Set(wanted.values())
  const changes = lines.flatMap(line => {
    const own = wanted.get(line.id)
    const code = own ?? (taken.has(line.code) ? `${line.code} (before ${version.number})` : line.code)
    return code === line.code ? [] : [{ id: line.id, code }]
  })
  const write = (id: string, code: string) =>
    trx.updateTable('budget_line').set({ code }).where('id', '=', id).execute()
  for (const { id } of changes) await write(id, parked(id))
  for (const { id, code } of changes) await write(id, code)
}
