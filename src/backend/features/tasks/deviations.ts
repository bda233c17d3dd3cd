import { sql } from 'kysely'
import type { Reader } from '#backend/rpc/context.ts'
import { budgetWithin } from '#shared/domain/budgets/index.ts'
import { deviation } from '#shared/domain/reports/index.ts'
import type { EndedPeriod, ProjectInHand } from './projects-in-hand.ts'
import type { Task } from './task.ts'

/**
 * Posted expenditure of one period by line; only the period's entries are read. The follow-up of the funds reads
 * the whole ledger of the project, which the first screen must not wait for; a test holds the two together.
 */
async function outcomeByLine(db: Reader, projectId: string, { start, end }: EndedPeriod) {
  const rows = await db
    .selectFrom('ledger_entry as entry')
    .innerJoin('ledger_split as split', 'split.entry_id', 'entry.id')
    .select(['split.budget_line_id as lineId', sql<number>`sum(split.base_minor)`.as('minor')])
    .where('entry.project_id', '=', projectId)
    .where('entry.state', '=', 'posted')
    .where('entry.entry_date', '>=', start)
    .where('entry.entry_date', '<=', end)
    .groupBy('split.budget_line_id')
    .execute()
  return new Map(rows.map(row => [row.lineId, row.minor]))
}

/** Amounts of the signed budget by line. */
async function approvedByLine(db: Reader, projectId: string) {
  return db
    .selectFrom('budget_node as node')
    .innerJoin('budget_version as version', 'version.id', 'node.version_id')
    .select(['node.line_id as lineId', 'node.amount_minor as minor'])
    .where('version.project_id', '=', projectId)
    .where('version.state', '=', 'signed')
    .where('node.line_id', 'is not', null)
    .execute()
}

async function explainedLines(db: Reader, periodId: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('deviation_note')
    .select('budget_line_id')
    .where('period_id', '=', periodId)
    .where('text', '<>', '')
    .execute()
  return new Set(rows.map(row => row.budget_line_id))
}

/** Lines of a period beyond the contract's limit that have no note yet; none where the contract has no limit. */
async function unexplained(db: Reader, { terms }: ProjectInHand, period: EndedPeriod): Promise<number> {
  const limit = terms.rule('deviation_limit')
  const { span } = terms
  if (limit === null || span === null) return 0
  const spent = await outcomeByLine(db, terms.id, period)
  const explained = await explainedLines(db, period.id)
  const lines = new Map((await approvedByLine(db, terms.id)).map(row => [row.lineId, row.minor]))
  const all = new Set([...lines.keys(), ...spent.keys()])
  return [...all].filter(line => {
    if (line === null || explained.has(line)) return false
    const budget = budgetWithin(lines.get(line) ?? 0, span, period)
    return deviation(budget, spent.get(line) ?? 0, limit).explain
  }).length
}

/** Deviations without a note, by period that ended and is open. */
export async function deviationTasks(
  db: Reader,
  projects: readonly ProjectInHand[],
): Promise<readonly Task[]> {
  const tasks: Task[] = []
  for (const project of projects)
    for (const period of project.ended) {
      const count = await unexplained(db, project, period)
      if (count > 0)
        tasks.push({
          kind: 'deviations',
          urgency: 'soon',
          titleKey: 'today.deviations',
          details: { project: project.terms.code, period: period.label },
          count,
          date: period.end,
          amount: null,
          route: `/projects/${project.terms.id}/periods/${period.id}`,
          actionKey: 'today.act.explain',
        })
    }
  return tasks
}
