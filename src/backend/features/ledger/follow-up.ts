import type { Reader } from '#backend/rpc/context.ts'
import { budgetUntil, budgetWithin, compareCodes } from '#shared/domain/budgets/index.ts'
import type { SidaLineInput } from '#shared/domain/reports/index.ts'
import type { Period } from '#shared/kernel/period.ts'
import { earlier, later } from '#shared/kernel/plain-date.ts'
import { periodsOfProject } from './periods-of.ts'
import { projectTerms } from './project-terms.ts'
import { sumWhere } from './spending.ts'

/** One budget line of the follow-up, in minor units of the project's currency (Sida sheet 2, columns C, D, E, H, I). */
export interface FollowUpLine extends SidaLineInput {
  readonly lineId: string
  readonly code: string
  readonly label: string
  /** False for a line with expenditure that the signed budget doesn't have. */
  readonly budgeted: boolean
}

/** Approved budget and posted outcome by line, in one grouped statement over the whole ledger of the project. */
export const followUpQuery = (db: Reader, projectId: string, period: Period) =>
  db
    .selectFrom('budget_line as line')
    .leftJoin('budget_version as version', join =>
      join.onRef('version.project_id', '=', 'line.project_id').on('version.state', '=', 'signed'),
    )
    .leftJoin('budget_node as node', join =>
      join.onRef('node.line_id', '=', 'line.id').onRef('node.version_id', '=', 'version.id'),
    )
    .leftJoin('ledger_split as split', 'split.budget_line_id', 'line.id')
    .leftJoin('ledger_entry as entry', join =>
      join
        .onRef('entry.id', '=', 'split.entry_id')
        .on('entry.state', '=', 'posted')
        .on('entry.entry_date', '<=', period.end),
    )
    .select(eb => [
      'line.id as lineId',
      'line.code as lineCode',
      'node.code as nodeCode',
      'node.label as label',
      'node.amount_minor as approvedMinor',
      sumWhere(eb('entry.entry_date', '>=', period.start), eb.ref('split.base_minor')).as(
        'outcomePeriodMinor',
      ),
      sumWhere(eb('entry.entry_date', '<', period.start), eb.ref('split.base_minor')).as(
        'outcomeEarlierMinor',
      ),
      eb.fn.count<number>('entry.entry_no').as('entries'),
    ])
    .where('line.project_id', '=', projectId)
    .groupBy('line.id')

/** Dates over which the budget is spread: the contract's, else what the periods cover. */
async function spreadOf(db: Reader, projectId: string, period: Period): Promise<Period> {
  const { span } = await projectTerms(db, projectId)
  if (span) return span
  const periods = [period, ...(await periodsOfProject(db, projectId))]
  return {
    start: periods.map(each => each.start).reduce(earlier),
    end: periods.map(each => each.end).reduce(later),
  }
}

/**
 * Budget follow-up of a project for a period: for each line of the signed budget, and each other line with
 * expenditure, what is approved, budgeted and spent in the period and before. The budget is spread evenly over
 * the project's months (domain/budgets). In order of the codes. Throws NotFound for an unknown project.
 */
export async function budgetFollowUp(
  db: Reader,
  { projectId, period }: { readonly projectId: string; readonly period: Period },
): Promise<readonly FollowUpLine[]> {
  const spread = await spreadOf(db, projectId, period)
  const rows = await followUpQuery(db, projectId, period).execute()
  return rows
    .filter(row => row.nodeCode !== null || row.entries > 0)
    .map(row => {
      const approvedMinor = row.approvedMinor ?? 0
      return {
        lineId: row.lineId,
        code: row.nodeCode ?? row.lineCode,
        label: row.label ?? '',
        budgeted: row.nodeCode !== null,
        approvedMinor,
        budgetPeriodMinor: budgetWithin(approvedMinor, spread, period),
        cumulativeBudgetMinor: budgetUntil(approvedMinor, spread, period.end),
        outcomePeriodMinor: row.outcomePeriodMinor,
        outcomeEarlierMinor: row.outcomeEarlierMinor,
      }
    })
    .toSorted((a, b) => compareCodes(a.code, b.code))
}
