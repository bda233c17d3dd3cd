import { budgetFollowUp } from '#backend/features/ledger/index.ts'
import { openReader } from '#backend/platform/connection.ts'
import { kyselyOver } from '#backend/platform/kysely-handle.ts'
import { buildLargeWorkspace } from '#tests/support/large-workspace.ts'
import { pair, type Ratio, round } from './measure.ts'

const SQL = `
  SELECT l.id, l.code, n.label, n.amount_minor,
    sum(CASE WHEN e.entry_date >= @start THEN s.base_minor ELSE 0 END) AS period,
    sum(CASE WHEN e.entry_date < @start THEN s.base_minor ELSE 0 END) AS earlier
  FROM budget_line l
  JOIN budget_version v ON v.project_id = l.project_id AND v.state = 'signed'
  JOIN budget_node n ON n.version_id = v.id AND n.line_id = l.id
  JOIN ledger_split s ON s.budget_line_id = l.id
  JOIN ledger_entry e ON e.id = s.entry_id AND e.state = 'posted' AND e.entry_date <= @end
  WHERE l.project_id = @project GROUP BY l.id`

/** The budget follow-up over 100,000 entries against the same aggregate as one prepared statement. */
export async function benchFollowUp(): Promise<readonly Ratio[]> {
  const workspace = await buildLargeWorkspace(100_000)
  const ours = openReader(workspace.database)
  const bare = openReader(workspace.database)
  const db = kyselyOver(ours)
  try {
    const period = { start: '2024-07-01', end: '2024-12-31' }
    const statement = bare.prepare(SQL)
    const times = await pair(
      9,
      () => budgetFollowUp(db, { projectId: workspace.projectId, period }),
      () => statement.all({ project: workspace.projectId, ...period }),
    )
    return [
      {
        name: 'budget follow-up, 100,000 entries / one prepared statement',
        ratio: round(times.ours / times.other),
        limit: 1.5,
        oursMs: round(times.ours),
        otherMs: round(times.other),
      },
    ]
  } finally {
    await db.destroy()
    bare.close()
    await workspace.remove()
  }
}
