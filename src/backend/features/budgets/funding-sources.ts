import { requireVersion } from '#backend/features/audit/index.ts'
import { projectTerms } from '#backend/features/ledger/index.ts'
import type { CommandContext } from '#backend/rpc/context.ts'
import type { ParsedInputOf } from '#shared/contract/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'

interface Saved {
  readonly id: string
  readonly version: number
}

async function requireSource({ trx }: CommandContext, id: string, version: number | null) {
  const row = await trx.selectFrom('funding_source').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new ProblemError(problem('NotFound', 'problem.notFound.fundingSource', { id }))
  await requireVersion(trx, row, version)
  return row
}

async function requireOrganisation({ trx }: CommandContext, id: string | null): Promise<void> {
  if (id === null) return
  const row = await trx.selectFrom('organisation').select('id').where('id', '=', id).executeTakeFirst()
  if (!row)
    throw new ProblemError(
      problem('NotFound', 'problem.notFound.organisation', { field: 'organisationId', id }),
    )
}

/** Saves who pays for a project and how much is planned, new or changed. Throws NotFound, Conflict. */
export async function saveSource(
  context: CommandContext,
  input: ParsedInputOf<'funding.saveSource'>,
): Promise<Saved> {
  const { trx } = context
  await projectTerms(trx, input.projectId)
  await requireOrganisation(context, input.organisationId)
  const columns = {
    kind: input.kind,
    name: input.name,
    organisation_id: input.organisationId,
    conditions: input.conditions,
    planned_minor: input.plannedMinor,
    received_minor: input.receivedMinor,
  }
  if (input.id === null) {
    const id = context.newId()
    const last = await trx
      .selectFrom('funding_source')
      .select(eb => eb.fn.max('position').as('position'))
      .where('project_id', '=', input.projectId)
      .executeTakeFirst()
    await trx
      .insertInto('funding_source')
      .values({ ...columns, id, project_id: input.projectId, position: (last?.position ?? -1) + 1 })
      .execute()
    return { id, version: 1 }
  }
  const stored = await requireSource(context, input.id, input.version)
  const version = stored.version + 1
  await trx
    .updateTable('funding_source')
    .set({ ...columns, version })
    .where('id', '=', stored.id)
    .execute()
  return { id: stored.id, version }
}

/** Deletes a source that no line of any version names. Throws NotFound, Conflict, Rule.InUse. */
export async function deleteSource(context: CommandContext, { id, version }: Saved): Promise<void> {
  const { trx } = context
  const stored = await requireSource(context, id, version)
  const used = await trx
    .selectFrom('budget_node_funding as funding')
    .innerJoin('budget_node as node', 'node.id', 'funding.node_id')
    .select('node.code')
    .where('funding.funding_source_id', '=', id)
    .executeTakeFirst()
  if (used)
    throw new ProblemError(
      problem('Rule.InUse', 'problem.funding.sourceInUse', { source: stored.name, code: used.code }),
    )
  await trx.deleteFrom('funding_source').where('id', '=', id).execute()
}
