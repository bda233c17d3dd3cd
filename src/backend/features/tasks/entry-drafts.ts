import { sql } from 'kysely'
import type { Reader } from '#backend/rpc/context.ts'
import { money } from '#shared/kernel/money.ts'
import type { Task } from './task.ts'

/** Entries that wait to be posted, by project; the sum only when every draft has been converted. */
export async function draftTasks(db: Reader): Promise<readonly Task[]> {
  // Project by project through the index by state: a scan would read every posted entry.
  const rows = await db
    .selectFrom('project')
    .innerJoin('ledger_entry as entry', join =>
      join.onRef('entry.project_id', '=', 'project.id').on('entry.state', '=', 'draft'),
    )
    .select(eb => [
      'project.id',
      'project.code',
      'project.currency',
      eb.fn.countAll<number>().as('count'),
      eb.fn.count<number>('entry.base_minor').as('converted'),
      sql<number | null>`sum(entry.base_minor)`.as('minor'),
      eb.fn.min('entry.entry_date').as('first'),
    ])
    .groupBy('project.id')
    .orderBy('project.position')
    .execute()
  return rows.map(row => ({
    kind: 'drafts',
    urgency: 'normal',
    titleKey: 'today.drafts',
    details: { project: row.code },
    count: row.count,
    date: row.first,
    amount: row.converted === row.count && row.minor !== null ? money(row.minor, row.currency) : null,
    route: `/money/ledger?projectId=${row.id}&state=draft`,
    actionKey: 'today.act.post',
  }))
}
