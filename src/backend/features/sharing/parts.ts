import { sql } from 'kysely'
import type { Reader } from '#backend/rpc/context.ts'
import type { SharePart } from '#shared/domain/sharing/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'

type Owner = 'shared_cost_part' | 'payroll_share'

/** Columns of a share, without its own id and its owner's. */
export const partColumns = (part: SharePart, position: number) => ({
  position,
  project_id: part.projectId,
  budget_line_id: part.projectId === null ? null : part.lineId,
  work_package_id: part.projectId === null ? null : part.workPackageId,
  activity_id: part.projectId === null ? null : part.activityId,
  label: part.label.trim(),
  share: part.share,
})

export interface NamedPart extends SharePart {
  readonly projectCode: string
  readonly lineCode: string
  readonly workPackageCode: string
  readonly activityCode: string
}

/** Shares with the codes of projects, lines, work packages and activities, in their order, by the key or payroll they belong to. */
export async function namedParts(
  db: Reader,
  table: Owner,
  ownerIds: readonly string[],
): Promise<ReadonlyMap<string, readonly NamedPart[]>> {
  const owner = sql.ref(table === 'payroll_share' ? 'part.payroll_id' : 'part.key_id')
  const { rows } = await sql<NamedPart & { readonly ownerId: string }>`
    SELECT ${owner} AS ownerId, part.project_id AS projectId, part.budget_line_id AS lineId,
      part.work_package_id AS workPackageId, part.activity_id AS activityId, part.label, part.share,
      coalesce(project.code, '') AS projectCode, coalesce(line.code, '') AS lineCode,
      coalesce(package.code, '') AS workPackageCode, coalesce(activity.code, '') AS activityCode
    FROM ${sql.table(table)} AS part
      LEFT JOIN project ON project.id = part.project_id
      LEFT JOIN budget_line AS line ON line.id = part.budget_line_id
      LEFT JOIN work_package AS package ON package.id = part.work_package_id
      LEFT JOIN activity ON activity.id = part.activity_id
    WHERE ${owner} IN (SELECT value FROM json_each(${JSON.stringify(ownerIds)}))
    ORDER BY ${owner}, part.position`.execute(db)
  const parts = Map.groupBy(rows, row => row.ownerId)
  return new Map([...parts].map(([id, own]) => [id, own.map(({ ownerId: _, ...part }) => part)]))
}

const OWNED = [
  ['lineId', 'budget_line', 'budgetLine'],
  ['workPackageId', 'work_package', 'workPackage'],
  ['activityId', 'activity', 'activity'],
] as const

/** What a share names belongs to its project. Throws NotFound naming the field of the list, as `parts.0.lineId`. */
export async function requireParts(db: Reader, list: string, parts: readonly SharePart[]): Promise<void> {
  for (const [row, part] of parts.entries()) {
    if (part.projectId === null) continue
    const project = await db
      .selectFrom('project')
      .select('code')
      .where('id', '=', part.projectId)
      .executeTakeFirst()
    if (!project) throw missing('project', `${list}.${row}.projectId`, part.projectId, '')
    for (const [field, table, key] of OWNED) {
      const id = part[field]
      if (id === null) continue
      const found = await db
        .selectFrom(table)
        .select('id')
        .where('id', '=', id)
        .where('project_id', '=', part.projectId)
        .executeTakeFirst()
      if (!found) throw missing(key, `${list}.${row}.${field}`, id, project.code)
    }
  }
}

const missing = (key: string, field: string, id: string, project: string): ProblemError =>
  new ProblemError(problem('NotFound', `problem.notFound.${key}`, { field, id, project }))
