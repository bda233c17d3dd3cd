import { requireVersion } from '#backend/features/audit/index.ts'
import type { CommandContext, HandlersOf, Writer } from '#backend/rpc/context.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { requireOrganisations } from './chain-commands.ts'
import { requireProject } from './project-commands.ts'

type Part = 'work_package' | 'activity' | 'intervention'

const NAMES: Readonly<Record<Part, string>> = {
  work_package: 'workPackage',
  activity: 'activity',
  intervention: 'intervention',
}

interface StoredPart {
  readonly id: string
  readonly version: number
  readonly project_id: string
}

/** The named part; throws NotFound, or Conflict when it was changed meanwhile. */
export async function requirePart(
  trx: Writer,
  table: Part,
  { id, version }: { readonly id: string; readonly version: number | null },
): Promise<StoredPart> {
  const row = await trx
    .selectFrom(table)
    .select(['id', 'version', 'project_id'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new ProblemError(problem('NotFound', `problem.notFound.${NAMES[table]}`, { id }))
  await requireVersion(trx, row, version)
  return row
}

/** A code stands once in a project. */
export async function requireFreePartCode(
  trx: Writer,
  table: Part,
  part: { readonly id: string | null; readonly projectId: string; readonly code: string },
): Promise<void> {
  const taken = await trx
    .selectFrom(table)
    .select(['id', 'title'])
    .where('project_id', '=', part.projectId)
    .where('code', '=', part.code)
    .executeTakeFirst()
  if (taken && taken.id !== part.id)
    throw new ProblemError(
      problem('Conflict', 'problem.programmes.partCodeTaken', { code: part.code, title: taken.title }),
    )
}

/** A part stays in its project; a page that says another one is out of date or wrong. */
export function requireOwnProject(part: StoredPart, projectId: string): void {
  if (part.project_id !== projectId)
    throw new ProblemError(problem('NotFound', 'problem.notFound.project', { id: projectId }))
}

export async function nextPosition(trx: Writer, table: Part, projectId: string): Promise<number> {
  const last = await trx
    .selectFrom(table)
    .select(eb => eb.fn.max('position').as('position'))
    .where('project_id', '=', projectId)
    .executeTakeFirst()
  return (last?.position ?? -1) + 1
}

async function requireWorkPackage(trx: Writer, id: string, projectId: string): Promise<void> {
  const row = await trx
    .selectFrom('work_package')
    .select('id')
    .where('id', '=', id)
    .where('project_id', '=', projectId)
    .executeTakeFirst()
  if (!row) throw new ProblemError(problem('NotFound', 'problem.notFound.workPackage', { id }))
}

/** Refuses to remove what entries or activities name: the figure's way back would be lost. */
async function requireUnused(
  trx: Writer,
  column: 'work_package_id' | 'activity_id',
  id: string,
): Promise<void> {
  const entries = await trx
    .selectFrom('ledger_split')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where(column, '=', id)
    .executeTakeFirstOrThrow()
  const activities =
    column === 'activity_id'
      ? { count: 0 }
      : await trx
          .selectFrom('activity')
          .select(eb => eb.fn.countAll<number>().as('count'))
          .where('work_package_id', '=', id)
          .executeTakeFirstOrThrow()
  if (entries.count + activities.count > 0)
    throw new ProblemError(
      problem('Rule.InUse', 'problem.programmes.inUse', {
        entries: entries.count,
        activities: activities.count,
      }),
    )
}

async function removePart(
  { trx }: CommandContext,
  table: 'work_package' | 'activity',
  input: { readonly id: string; readonly version: number },
): Promise<void> {
  const part = await requirePart(trx, table, input)
  await requireUnused(trx, table === 'activity' ? 'activity_id' : 'work_package_id', part.id)
  await trx.deleteFrom(table).where('id', '=', part.id).execute()
}

export const workCommands = {
  'workPackages.save': async ({ trx, newId }, input) => {
    const { id, projectId, code, title, country, description, leadOrganisationId } = input
    await requireProject(trx, projectId)
    if (leadOrganisationId !== null) await requireOrganisations(trx, [leadOrganisationId])
    await requireFreePartCode(trx, 'work_package', input)
    const columns = { code, title, country, description, lead_organisation_id: leadOrganisationId }
    if (id === null) {
      const made = newId()
      const position = await nextPosition(trx, 'work_package', projectId)
      await trx
        .insertInto('work_package')
        .values({ id: made, project_id: projectId, position, ...columns })
        .execute()
      return { id: made, version: 1 }
    }
    const part = await requirePart(trx, 'work_package', { id, version: input.version })
    requireOwnProject(part, projectId)
    const version = part.version + 1
    await trx
      .updateTable('work_package')
      .set({ ...columns, version })
      .where('id', '=', id)
      .execute()
    return { id, version }
  },
  'workPackages.delete': async (context, input) => {
    await removePart(context, 'work_package', input)
    return {}
  },
  'activities.save': async ({ trx, newId }, input) => {
    const { id, projectId, code, title, target, workPackageId } = input
    await requireProject(trx, projectId)
    if (workPackageId !== null) await requireWorkPackage(trx, workPackageId, projectId)
    await requireFreePartCode(trx, 'activity', input)
    const columns = { code, title, target, work_package_id: workPackageId }
    if (id === null) {
      const made = newId()
      const position = await nextPosition(trx, 'activity', projectId)
      await trx
        .insertInto('activity')
        .values({ id: made, project_id: projectId, position, ...columns })
        .execute()
      return { id: made, version: 1 }
    }
    const part = await requirePart(trx, 'activity', { id, version: input.version })
    requireOwnProject(part, projectId)
    const version = part.version + 1
    await trx
      .updateTable('activity')
      .set({ ...columns, version })
      .where('id', '=', id)
      .execute()
    return { id, version }
  },
  'activities.delete': async (context, input) => {
    await removePart(context, 'activity', input)
    return {}
  },
} satisfies HandlersOf<'workPackages.save' | 'workPackages.delete' | 'activities.save' | 'activities.delete'>
