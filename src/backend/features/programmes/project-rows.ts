import { sql } from 'kysely'
import { matchExpression, matchingIds } from '#backend/features/search/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { ProjectRow } from '#shared/contract/programmes.ts'
import { money } from '#shared/kernel/money.ts'

export interface ProjectFilter {
  readonly text: string
  readonly parentId: string | null
  readonly family: ProjectRow['family'] | null
}

/**
 * Posted expenditure by project in its own currency. All entries are added through the covering index by
 * amount and the few drafts taken off again: reading the state of every posted entry would cost many times more.
 */
async function spentByProject(db: Reader): Promise<ReadonlyMap<string, number>> {
  const sum = sql<number>`coalesce(sum(base_minor), 0)`.as('minor')
  const all = await db.selectFrom('ledger_entry').select(['project_id', sum]).groupBy('project_id').execute()
  const drafts = await db
    .selectFrom('project')
    .innerJoin('ledger_entry', join =>
      join.onRef('ledger_entry.project_id', '=', 'project.id').on('ledger_entry.state', '=', 'draft'),
    )
    .select(['ledger_entry.project_id', sum])
    .groupBy('ledger_entry.project_id')
    .execute()
  const unposted = new Map(drafts.map(row => [row.project_id, row.minor]))
  return new Map(all.map(row => [row.project_id, row.minor - (unposted.get(row.project_id) ?? 0)]))
}

/** Names of the donors in the order of the chain, back donor first; who implements is no donor. */
async function donorNames(db: Reader): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await db
    .selectFrom('project_donor')
    .innerJoin('organisation', 'organisation.id', 'project_donor.organisation_id')
    .select(['project_id', 'organisation.name', 'organisation.short_name'])
    .where('role', '<>', 'implementing')
    .orderBy('position')
    .execute()
  const byProject = Map.groupBy(rows, row => row.project_id)
  return new Map(
    [...byProject].map(([id, donors]) => [
      id,
      donors.map(donor => (donor.short_name === '' ? donor.name : donor.short_name)),
    ]),
  )
}

/** Rows of the project list in their own order; amounts only for those who see money. */
export async function listProjects(
  db: Reader,
  filter: ProjectFilter,
  withMoney: boolean,
): Promise<ProjectRow[]> {
  let query = db.selectFrom('project').selectAll().orderBy('position').orderBy('code')
  const expression = matchExpression(filter.text)
  if (expression !== null) query = query.where('id', 'in', matchingIds('project', expression))
  if (filter.parentId !== null) query = query.where('parent_id', '=', filter.parentId)
  if (filter.family !== null) query = query.where('family', '=', filter.family)
  const projects = await query.execute()
  const donors = await donorNames(db)
  const spent = withMoney ? await spentByProject(db) : new Map<string, number>()
  return projects.map(project => ({
    id: project.id,
    parentId: project.parent_id,
    kind: project.kind,
    code: project.code,
    title: project.title,
    contractNo: project.contract_no,
    family: project.family,
    status: project.status,
    startDate: project.start_date,
    endDate: project.end_date,
    total: withMoney && project.total_minor !== null ? money(project.total_minor, project.currency) : null,
    spent: withMoney ? money(spent.get(project.id) ?? 0, project.currency) : null,
    donors: [...(donors.get(project.id) ?? [])],
    invented: project.invented === 1,
    needsReview: project.needs_review === 1,
    donorStated: project.donor_stated === 1,
  }))
}
