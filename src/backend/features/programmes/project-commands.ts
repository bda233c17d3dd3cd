import { requireVersion } from '#backend/features/audit/index.ts'
import type { CommandContext, HandlersOf, Reader } from '#backend/rpc/context.ts'
import type { ParsedInputOf } from '#shared/contract/index.ts'
import { dayHere } from '#shared/kernel/day-here.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { findProject, type StoredProject } from './project-details.ts'
import { requirePossibleDates, requirePossibleParent, requireSameTerms } from './project-rules.ts'
import { rulePack } from './rule-packs.ts'
import { parametersOf, readParameters, withChange, writeParameters } from './rule-parameters.ts'

interface Saved {
  readonly id: string
  readonly version: number
}

export type ProjectFields = Omit<ParsedInputOf<'projects.create'>, 'rulePack'>

/** The named project; throws NotFound. */
export async function requireProject(db: Reader, id: string): Promise<StoredProject> {
  const project = await findProject(db, id)
  if (!project) throw new ProblemError(problem('NotFound', 'problem.notFound.project', { id }))
  return project
}

const columnsOf = (fields: ProjectFields) => ({
  parent_id: fields.parentId,
  kind: fields.kind,
  code: fields.code,
  title: fields.title,
  contract_no: fields.contractNo.trim(),
  donor_reference: fields.donorReference.trim(),
  family: fields.family,
  status: fields.status,
  start_date: fields.startDate,
  end_date: fields.endDate,
  currency: fields.currency,
  total_minor: fields.totalMinor,
  grant_minor: fields.grantMinor,
  funding_percent: fields.fundingPercent,
  coordinator_name: fields.coordinatorName.trim(),
  area: fields.area.trim(),
  objective: fields.objective,
  description: fields.description,
  target_groups: fields.targetGroups,
  rate_policy: fields.ratePolicy,
  rate_source: fields.rateSource.trim(),
  donor_stated: fields.family === 'not_stated' ? (0 as const) : (1 as const),
})

async function requireFreeCode(
  { trx }: CommandContext,
  code: string,
  exceptId: string | null,
): Promise<void> {
  const taken = await trx
    .selectFrom('project')
    .select(['id', 'title'])
    .where('code', '=', code)
    .executeTakeFirst()
  if (taken && taken.id !== exceptId)
    throw new ProblemError(problem('Conflict', 'problem.programmes.codeTaken', { code, title: taken.title }))
}

/** Adds, removes and moves what differs, so that the audit shows only real changes. */
async function writeCountries(
  { trx, newId }: CommandContext,
  projectId: string,
  countries: readonly string[],
): Promise<void> {
  const wanted = [...new Set(countries)]
  const known = await trx
    .selectFrom('project_country')
    .select(['id', 'country', 'position'])
    .where('project_id', '=', projectId)
    .execute()
  for (const row of known)
    if (!wanted.includes(row.country))
      await trx.deleteFrom('project_country').where('id', '=', row.id).execute()
  for (const [position, country] of wanted.entries()) {
    const row = known.find(candidate => candidate.country === country)
    if (!row)
      await trx
        .insertInto('project_country')
        .values({ id: newId(), project_id: projectId, country, position })
        .execute()
    else if (row.position !== position)
      await trx.updateTable('project_country').set({ position }).where('id', '=', row.id).execute()
  }
}

/** Creates a project; the limits of its rule pack are copied, so that a later edition changes no running contract. */
export async function createProject(
  context: CommandContext,
  { rulePack: packId, ...fields }: ProjectFields & { readonly rulePack: string },
): Promise<Saved> {
  const { trx } = context
  const pack = rulePack(packId)
  if (!pack) throw new ProblemError(problem('NotFound', 'problem.notFound.rulePack', { rulePack: packId }))
  await requireFreeCode(context, fields.code, null)
  await requirePossibleParent(trx, fields, null)
  await requirePossibleDates(trx, fields, null)
  const id = context.newId()
  const last = await trx
    .selectFrom('project')
    .select(eb => eb.fn.max('position').as('position'))
    .executeTakeFirst()
  await trx
    .insertInto('project')
    .values({
      id,
      ...columnsOf(fields),
      rule_pack: pack.id,
      rule_parameters: writeParameters(parametersOf(pack)),
      position: (last?.position ?? -1) + 1,
    })
    .execute()
  await writeCountries(context, id, fields.countries)
  return { id, version: 1 }
}

export const projectCommands = {
  'projects.create': createProject,
  'projects.update': async (context, { id, version, ...fields }) => {
    const { trx } = context
    const project = await requireProject(trx, id)
    await requireVersion(trx, project, version)
    await requireFreeCode(context, fields.code, id)
    await requirePossibleParent(trx, fields, id)
    await requirePossibleDates(trx, fields, id)
    await requireSameTerms(trx, project, fields)
    await trx
      .updateTable('project')
      .set({ ...columnsOf(fields), version: project.version + 1 })
      .where('id', '=', id)
      .execute()
    await writeCountries(context, id, fields.countries)
    return { id, version: project.version + 1 }
  },
  'projects.setReview': async (context, { id, version, needsReview, note }) => {
    const { trx } = context
    const project = await requireProject(trx, id)
    await requireVersion(trx, project, version)
    if (note !== '') context.setReason(note)
    await trx
      .updateTable('project')
      .set({ needs_review: needsReview ? 1 : 0, review_note: note, version: project.version + 1 })
      .where('id', '=', id)
      .execute()
    return { id, version: project.version + 1 }
  },
  'projects.setRule': async (context, { id, version, ...change }) => {
    const { trx, now } = context
    const project = await requireProject(trx, id)
    await requireVersion(trx, project, version)
    const contract = {
      currency: project.currency,
      source: project.contract_no === '' ? project.code : project.contract_no,
      date: dayHere(now),
    }
    const parameters = withChange(readParameters(project.rule_parameters), change, contract)
    if (change.reason.trim() !== '') context.setReason(change.reason.trim())
    await trx
      .updateTable('project')
      .set({ rule_parameters: writeParameters(parameters), version: project.version + 1 })
      .where('id', '=', id)
      .execute()
    return { id, version: project.version + 1 }
  },
} satisfies HandlersOf<'projects.create' | 'projects.update' | 'projects.setReview' | 'projects.setRule'>
