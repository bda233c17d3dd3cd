import type { Selectable } from 'kysely'
import type { Reader } from '#backend/rpc/context.ts'
import type { ProjectTable } from '#backend/schema/programme.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import type { ProjectDetails } from '#shared/contract/programmes.ts'
import { money } from '#shared/kernel/money.ts'
import { readParameters } from './rule-parameters.ts'

export type StoredProject = Selectable<ProjectTable>
type Parts = OutputOf<'projects.get'>

export async function findProject(db: Reader, id: string): Promise<StoredProject | undefined> {
  return db.selectFrom('project').selectAll().where('id', '=', id).executeTakeFirst()
}

async function countriesOf(db: Reader, projectId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('project_country')
    .select('country')
    .where('project_id', '=', projectId)
    .orderBy('position')
    .execute()
  return rows.map(row => row.country)
}

/** The project as its page shows it; total and grant only for those who see money. */
export async function projectDetails(
  db: Reader,
  project: StoredProject,
  withMoney: boolean,
): Promise<ProjectDetails> {
  return {
    id: project.id,
    version: project.version,
    kind: project.kind,
    parentId: project.parent_id,
    code: project.code,
    title: project.title,
    contractNo: project.contract_no,
    donorReference: project.donor_reference,
    family: project.family,
    status: project.status,
    startDate: project.start_date,
    endDate: project.end_date,
    currency: project.currency,
    totalMinor: withMoney ? project.total_minor : null,
    grantMinor: withMoney ? project.grant_minor : null,
    fundingPercent: withMoney ? project.funding_percent : null,
    coordinatorName: project.coordinator_name,
    area: project.area,
    objective: project.objective,
    description: project.description,
    targetGroups: project.target_groups,
    ratePolicy: project.rate_policy,
    rateSource: project.rate_source,
    countries: await countriesOf(db, project.id),
    rulePack: project.rule_pack,
    ruleParameters: readParameters(project.rule_parameters).map(parameter => ({
      name: parameter.name,
      value: parameter.value,
      ...(parameter.currency === undefined ? {} : { currency: parameter.currency }),
      ...(parameter.note === undefined ? {} : { note: parameter.note }),
      source: parameter.source,
      date: parameter.date,
      confirmed: parameter.confirmed,
      overrideReason: parameter.overrideReason,
    })),
    donorStated: project.donor_stated === 1,
    invented: project.invented === 1,
    needsReview: project.needs_review === 1,
    reviewNote: project.review_note,
    sourceNote: project.source_note,
  }
}

/** The donor chain, back donor first. */
export async function donorsOf(db: Reader, projectId: string): Promise<Parts['donors']> {
  const rows = await db
    .selectFrom('project_donor as part')
    .innerJoin('organisation as body', 'body.id', 'part.organisation_id')
    .select(['part.id', 'part.role', 'body.id as bodyId', 'body.name'])
    .where('part.project_id', '=', projectId)
    .orderBy('part.position')
    .execute()
  return rows.map(row => ({ id: row.id, organisation: { id: row.bodyId, name: row.name }, role: row.role }))
}

export async function partnersOf(db: Reader, projectId: string): Promise<Parts['partners']> {
  const rows = await db
    .selectFrom('project_partner as part')
    .innerJoin('organisation as body', 'body.id', 'part.organisation_id')
    .select([
      'part.id',
      'part.role',
      'part.note',
      'body.id as bodyId',
      'body.name',
      'body.name_missing',
      'body.country',
    ])
    .where('part.project_id', '=', projectId)
    .orderBy('part.position')
    .execute()
  return rows.map(row => ({
    id: row.id,
    organisation: { id: row.bodyId, name: row.name },
    nameMissing: row.name_missing === 1,
    country: row.country,
    role: row.role,
    note: row.note,
  }))
}

export async function workPackagesOf(db: Reader, projectId: string): Promise<Parts['workPackages']> {
  const rows = await db
    .selectFrom('work_package as part')
    .leftJoin('organisation as body', 'body.id', 'part.lead_organisation_id')
    .select([
      'part.id',
      'part.version',
      'part.code',
      'part.title',
      'part.country',
      'part.description',
      'body.id as bodyId',
      'body.name',
    ])
    .where('part.project_id', '=', projectId)
    .orderBy('part.position')
    .execute()
  return rows.map(({ bodyId, name, ...row }) => ({
    ...row,
    lead: bodyId === null ? null : { id: bodyId, name: name ?? '' },
  }))
}

export async function activitiesOf(db: Reader, projectId: string): Promise<Parts['activities']> {
  return db
    .selectFrom('activity')
    .select(['id', 'version', 'work_package_id as workPackageId', 'code', 'title', 'target'])
    .where('project_id', '=', projectId)
    .orderBy('position')
    .execute()
}

/** Interventions with their market actors; a person who sees no money gets no actors, whose every row is an amount. */
export async function interventionsOf(
  db: Reader,
  projectId: string,
  withMoney: boolean,
): Promise<Parts['interventions']> {
  const interventions = await db
    .selectFrom('intervention')
    .select(['id', 'version', 'code', 'title', 'sector', 'state', 'description', 'invented'])
    .where('project_id', '=', projectId)
    .orderBy('position')
    .execute()
  const actors = withMoney ? await actorsOf(db, projectId) : []
  const byIntervention = Map.groupBy(actors, actor => actor.interventionId)
  return interventions.map(intervention => ({
    ...intervention,
    invented: intervention.invented === 1,
    actors: (byIntervention.get(intervention.id) ?? []).map(actor => ({
      id: actor.id,
      organisation: { id: actor.bodyId, name: actor.name },
      contributionKind: actor.contributionKind,
      agreed: money(actor.agreedMinor, actor.currency),
      delivered: money(actor.deliveredMinor, actor.currency),
      evidence: actor.evidence,
    })),
  }))
}

async function actorsOf(db: Reader, projectId: string) {
  return db
    .selectFrom('intervention_actor as part')
    .innerJoin('intervention', 'intervention.id', 'part.intervention_id')
    .innerJoin('organisation as body', 'body.id', 'part.organisation_id')
    .select([
      'part.id',
      'part.intervention_id as interventionId',
      'part.contribution_kind as contributionKind',
      'part.currency',
      'part.agreed_minor as agreedMinor',
      'part.delivered_minor as deliveredMinor',
      'part.evidence',
      'body.id as bodyId',
      'body.name',
    ])
    .where('intervention.project_id', '=', projectId)
    .orderBy('part.position')
    .execute()
}
