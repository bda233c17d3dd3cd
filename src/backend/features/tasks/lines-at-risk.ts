import { sql } from 'kysely'
import type { Reader } from '#backend/rpc/context.ts'
import { money, sumMinor } from '#shared/kernel/money.ts'
import { exceedsRatio } from '#shared/kernel/ratio.ts'
import type { Task } from './task.ts'

/** A line that has used more than this share of its budget while the project runs is worth a look. */
const NEARLY_USED = '0.95'

interface Line {
  readonly lineId: string
  readonly code: string
  readonly projectId: string
  readonly projectCode: string
  readonly currency: string
  readonly end: string | null
  readonly budgetMinor: number
}

/** Lines of all signed budgets with the reallocations decided on them. */
async function budgetedLines(db: Reader): Promise<readonly Line[]> {
  const rows = await db
    .selectFrom('budget_version as version')
    .innerJoin('budget_node as node', 'node.version_id', 'version.id')
    .innerJoin('project', 'project.id', 'version.project_id')
    .select([
      'node.line_id as lineId',
      'node.code',
      'node.amount_minor as minor',
      'project.id as projectId',
      'project.code as projectCode',
      'project.currency',
      'project.end_date as end',
    ])
    .where('version.state', '=', 'signed')
    .where('node.kind', '<>', 'heading')
    .orderBy('project.position')
    .orderBy('node.position')
    .execute()
  const moves = await db
    .selectFrom('reallocation')
    .innerJoin('budget_version as version', 'version.id', 'reallocation.version_id')
    .select([
      'reallocation.budget_line_id as lineId',
      sql<number>`sum(reallocation.amount_minor)`.as('minor'),
    ])
    .where('version.state', '=', 'signed')
    .groupBy('budget_line_id')
    .execute()
  const moved = new Map(moves.map(row => [row.lineId, row.minor]))
  return rows.flatMap(({ lineId, minor, ...row }) =>
    lineId === null ? [] : [{ ...row, lineId, budgetMinor: sumMinor([minor, moved.get(lineId) ?? 0]) }],
  )
}

/** Posted expenditure by line, as it is kept with every posting. */
async function spentByLine(db: Reader): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('line_availability')
    .select(['budget_line_id as lineId', 'spent_minor as minor'])
    .execute()
  return new Map(rows.map(row => [row.lineId, row.minor]))
}

/** Overspent, or nearly used up while the project still runs. */
function isAtRisk(line: Line, spent: number, today: string): boolean {
  if (spent > line.budgetMinor) return true
  const running = line.end === null || line.end >= today
  return running && line.budgetMinor > 0 && exceedsRatio(spent, line.budgetMinor, NEARLY_USED)
}

/** Budget lines at risk, one row a project; the amount is what is spent above the budget. */
export async function riskTasks(db: Reader, today: string): Promise<readonly Task[]> {
  const spent = await spentByLine(db)
  const risky = (await budgetedLines(db)).filter(line => isAtRisk(line, spent.get(line.lineId) ?? 0, today))
  return [...Map.groupBy(risky, line => line.projectId)].flatMap(([id, lines]) => {
    const [first] = lines
    if (!first) return []
    const over = sumMinor(lines.map(line => Math.max(0, (spent.get(line.lineId) ?? 0) - line.budgetMinor)))
    return [
      {
        kind: 'line_at_risk',
        urgency: over > 0 ? 'soon' : 'normal',
        titleKey: 'today.linesAtRisk',
        details: { project: first.projectCode, lines: lines.map(line => line.code).join(', ') },
        count: lines.length,
        date: null,
        amount: over > 0 ? money(over, first.currency) : null,
        route: `/projects/${id}/budget`,
        actionKey: 'today.act.openBudget',
      } satisfies Task,
    ]
  })
}
