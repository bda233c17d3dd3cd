import type { CommandContext, HandlersOf, Reader } from '#backend/rpc/context.ts'
import type { ParsedInputOf } from '#shared/contract/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { requireProject } from './project-commands.ts'

/** Every named body is there; throws NotFound with the first that isn't. */
export async function requireOrganisations(db: Reader, ids: readonly string[]): Promise<void> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return
  const rows = await db.selectFrom('organisation').select('id').where('id', 'in', wanted).execute()
  const known = new Set(rows.map(row => row.id))
  const missing = wanted.find(id => !known.has(id))
  if (missing !== undefined)
    throw new ProblemError(problem('NotFound', 'problem.notFound.organisation', { id: missing }))
}

interface Member {
  readonly organisationId: string
  readonly role: string
}

const keyOf = (member: Member) => `${member.organisationId} ${member.role}`

/** A body stands in one role once. */
function requireDistinct(members: readonly Member[], field: string): void {
  const seen = new Set<string>()
  for (const [index, member] of members.entries()) {
    if (seen.has(keyOf(member)))
      throw new ProblemError(
        problem('Validation', 'problem.programmes.sameRoleTwice', {
          field: `${field}.${index}`,
          role: member.role,
        }),
      )
    seen.add(keyOf(member))
  }
}

interface StoredMember {
  readonly id: string
  readonly version: number
  readonly organisation_id: string
  readonly role: string
  readonly position: number
  readonly note: string
}

/** What has to be removed, changed and added to turn the stored list into the wanted one. */
function difference<M extends Member & { readonly note: string }>(
  stored: readonly StoredMember[],
  wanted: readonly M[],
) {
  const byKey = new Map(
    stored.map(row => [keyOf({ organisationId: row.organisation_id, role: row.role }), row]),
  )
  const placed = wanted.map((member, position) => ({ member, position, row: byKey.get(keyOf(member)) }))
  const kept = new Set(placed.flatMap(({ row }) => (row ? [row.id] : [])))
  return {
    removed: stored.filter(row => !kept.has(row.id)),
    changed: placed.flatMap(({ member, position, row }) =>
      row && (row.position !== position || row.note !== member.note) ? [{ row, member, position }] : [],
    ),
    added: placed.filter(({ row }) => row === undefined),
  }
}

async function setDonors(
  context: CommandContext,
  projectId: string,
  donors: ParsedInputOf<'projects.setDonors'>['donors'],
): Promise<void> {
  const { trx, newId } = context
  const project = await requireProject(trx, projectId)
  requireDistinct(donors, 'donors')
  await requireOrganisations(
    trx,
    donors.map(donor => donor.organisationId),
  )
  const stored = await trx
    .selectFrom('project_donor')
    .selectAll()
    .where('project_id', '=', projectId)
    .execute()
  const steps = difference(
    stored.map(row => ({ ...row, note: '' })),
    donors.map(donor => ({ ...donor, note: '' })),
  )
  for (const row of steps.removed) await trx.deleteFrom('project_donor').where('id', '=', row.id).execute()
  for (const { row, position } of steps.changed)
    await trx
      .updateTable('project_donor')
      .set({ position, version: row.version + 1 })
      .where('id', '=', row.id)
      .execute()
  for (const { member, position } of steps.added)
    await trx
      .insertInto('project_donor')
      .values({
        id: newId(),
        project_id: projectId,
        organisation_id: member.organisationId,
        role: member.role,
        position,
      })
      .execute()
  const stated = donors.some(donor => donor.role === 'funding') ? 1 : project.donor_stated
  if (stated !== project.donor_stated)
    await trx
      .updateTable('project')
      .set({ donor_stated: stated, version: project.version + 1 })
      .where('id', '=', projectId)
      .execute()
}

async function setPartners(
  { trx, newId }: CommandContext,
  projectId: string,
  partners: ParsedInputOf<'projects.setPartners'>['partners'],
): Promise<void> {
  await requireProject(trx, projectId)
  requireDistinct(partners, 'partners')
  await requireOrganisations(
    trx,
    partners.map(partner => partner.organisationId),
  )
  const stored = await trx
    .selectFrom('project_partner')
    .selectAll()
    .where('project_id', '=', projectId)
    .execute()
  const steps = difference(stored, partners)
  for (const row of steps.removed) await trx.deleteFrom('project_partner').where('id', '=', row.id).execute()
  for (const { row, member, position } of steps.changed)
    await trx
      .updateTable('project_partner')
      .set({ position, note: member.note, version: row.version + 1 })
      .where('id', '=', row.id)
      .execute()
  for (const { member, position } of steps.added)
    await trx
      .insertInto('project_partner')
      .values({
        id: newId(),
        project_id: projectId,
        organisation_id: member.organisationId,
        role: member.role,
        note: member.note,
        position,
      })
      .execute()
}

export const chainCommands = {
  'projects.setDonors': async (context, { projectId, donors }) => {
    await setDonors(context, projectId, donors)
    return {}
  },
  'projects.setPartners': async (context, { projectId, partners }) => {
    await setPartners(context, projectId, partners)
    return {}
  },
} satisfies HandlersOf<'projects.setDonors' | 'projects.setPartners'>
