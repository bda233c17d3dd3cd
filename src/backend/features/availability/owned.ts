import type { Reader } from '#backend/rpc/context.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'

/** Throws NotFound, naming the field, for an organisation that the registry does not have. */
export async function requireOrganisation(db: Reader, id: string | null): Promise<void> {
  if (id === null) return
  const row = await db.selectFrom('organisation').select('id').where('id', '=', id).executeTakeFirst()
  if (!row)
    throw new ProblemError(
      problem('NotFound', 'problem.notFound.organisation', { field: 'organisationId', id }),
    )
}

/** Throws NotFound, naming the field, for an intervention of another project. */
export async function requireIntervention(db: Reader, projectId: string, id: string | null): Promise<void> {
  if (id === null) return
  const row = await db
    .selectFrom('intervention')
    .select('id')
    .where('id', '=', id)
    .where('project_id', '=', projectId)
    .executeTakeFirst()
  if (!row)
    throw new ProblemError(
      problem('NotFound', 'problem.notFound.intervention', { field: 'interventionId', id }),
    )
}

/** Codes and names of lines, as the signed budget has them, else the newest version. */
export async function lineNames(db: Reader, projectId: string) {
  const rows = await db
    .selectFrom('budget_line as line')
    .leftJoin('budget_node as node', 'node.line_id', 'line.id')
    .leftJoin('budget_version as version', 'version.id', 'node.version_id')
    .select(['line.id', 'line.code as ownCode', 'node.code', 'node.label', 'version.state', 'version.number'])
    .where('line.project_id', '=', projectId)
    .orderBy('version.number')
    .execute()
  const names = new Map<string, { readonly id: string; readonly code: string; readonly label: string }>()
  const signed = new Set<string>()
  for (const row of rows) {
    if (signed.has(row.id)) continue
    if (row.state === 'signed') signed.add(row.id)
    names.set(row.id, { id: row.id, code: row.code ?? row.ownCode, label: row.label ?? '' })
  }
  return names
}
