import { sql } from 'kysely'
import { requireVersion } from '#backend/features/audit/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { BudgetVersionRow } from '#shared/contract/budgets.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'

/** Versions of a project, newest first, each with the sum of its lines. */
export async function versionsOf(db: Reader, projectId: string): Promise<BudgetVersionRow[]> {
  const rows = await db
    .selectFrom('budget_version as version')
    .leftJoin('budget_node as node', join =>
      join.onRef('node.version_id', '=', 'version.id').on('node.kind', '!=', 'heading'),
    )
    .select(eb => [
      'version.id as id',
      'version.version as version',
      'version.number as number',
      'version.kind as kind',
      'version.state as state',
      'version.signed_on as signedOn',
      'version.note as note',
      'version.request_reference as requestReference',
      'version.effective_on as effectiveOn',
      'version.new_end_date as newEndDate',
      sql<number>`coalesce(sum(${eb.ref('node.amount_minor')}), 0)`.as('totalMinor'),
    ])
    .where('version.project_id', '=', projectId)
    .groupBy('version.id')
    .orderBy('version.number', 'desc')
    .execute()
  return rows
}

/** The wanted version, else the signed one, else the newest; null for a project without a budget. Throws NotFound. */
export function chooseVersion(
  versions: readonly BudgetVersionRow[],
  wantedId: string | null,
): BudgetVersionRow | null {
  if (wantedId !== null) {
    const found = versions.find(version => version.id === wantedId)
    if (!found)
      throw new ProblemError(problem('NotFound', 'problem.notFound.budgetVersion', { id: wantedId }))
    return found
  }
  return versions.find(version => version.state === 'signed') ?? versions[0] ?? null
}

const readVersion = (db: Reader, id: string) =>
  db.selectFrom('budget_version').selectAll().where('id', '=', id)

export type StoredVersion = Awaited<ReturnType<ReturnType<typeof readVersion>['executeTakeFirstOrThrow']>>

/** A stored version; throws NotFound. */
export async function requireBudgetVersion(db: Reader, id: string): Promise<StoredVersion> {
  const row = await readVersion(db, id).executeTakeFirst()
  if (!row) throw new ProblemError(problem('NotFound', 'problem.notFound.budgetVersion', { id }))
  return row
}

/** A version that may be edited; throws NotFound, Rule.Signed, and Conflict when `version` is given and older. */
export async function requireDraftVersion(db: Reader, id: string, version?: number): Promise<StoredVersion> {
  const row = await requireBudgetVersion(db, id)
  if (row.state !== 'draft')
    throw new ProblemError(problem('Rule.Signed', 'problem.budget.signed', { number: row.number }))
  if (version !== undefined) await requireVersion(db, row, version)
  return row
}
