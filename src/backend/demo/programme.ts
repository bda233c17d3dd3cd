import { parametersOf, rulePack, writeParameters } from '#backend/features/programmes/index.ts'
import type { CommandContext } from '#backend/rpc/context.ts'
import { RATE_POLICIES } from '#shared/domain/rates/index.ts'
import { demoId } from './deterministic.ts'
import { euContract } from './facts/eu-contract.ts'
import { gizContract } from './facts/giz-contract.ts'
import { kosovoScheme } from './facts/kosovo-scheme.ts'
import { organisationFacts } from './facts/organisations.ts'
import { periodFacts } from './facts/periods.ts'
import { programmeFacts } from './facts/programmes.ts'
import { interventions } from './facts/soe-11.ts'
import type { ProjectFacts } from './facts/types.ts'
import { visegradContract } from './facts/visegrad-contract.ts'
import { insertAll } from './insert-all.ts'
import { RATE_SOURCE } from './rates.ts'

export const projectFacts: readonly ProjectFacts[] = [
  ...programmeFacts,
  euContract,
  ...kosovoScheme,
  visegradContract,
  gizContract,
]

export const organisationId = (key: string): string => demoId('organisation', key)
export const projectId = (code: string): string => demoId('project', code)
export const interventionId = (code: string): string => demoId('intervention', code)
export const periodId = (project: string, number: number): string =>
  demoId('reporting_period', `${project} ${number}`)
export const workPackageId = (project: string, code: string): string =>
  demoId('work_package', `${project} ${code}`)
export const activityId = (project: string, code: string): string => demoId('activity', `${project} ${code}`)

async function insertOrganisations({ trx }: CommandContext): Promise<void> {
  const rows = organisationFacts.map(facts => ({
    id: organisationId(facts.key),
    name: facts.name,
    short_name: facts.shortName ?? '',
    legal_form: facts.legalForm ?? '',
    country: facts.country,
    city: facts.city ?? '',
    note: facts.note ?? '',
    name_missing: facts.nameMissing ? (1 as const) : (0 as const),
    invented: facts.invented ? (1 as const) : (0 as const),
    market_actor: facts.marketActor ? (1 as const) : (0 as const),
  }))
  await insertAll(trx, 'organisation', rows)
}

const projectRow = (facts: ProjectFacts, position: number, ruleParameters: string) => ({
  id: projectId(facts.code),
  parent_id: facts.parent === undefined ? null : projectId(facts.parent),
  kind: facts.kind,
  code: facts.code,
  title: facts.title,
  contract_no: facts.contractNo ?? '',
  donor_reference: facts.donorReference ?? '',
  family: facts.family,
  status: facts.status,
  start_date: facts.start ?? null,
  end_date: facts.end ?? null,
  currency: 'EUR',
  total_minor: facts.totalMinor ?? null,
  grant_minor: facts.grantMinor ?? null,
  funding_percent: facts.fundingPercent ?? null,
  coordinator_name: facts.coordinator ?? '',
  area: facts.area,
  objective: facts.objective,
  description: facts.description,
  target_groups: facts.targetGroups,
  rate_policy: ratePolicyOf(facts),
  rate_source: RATE_SOURCE,
  rule_pack: facts.rulePack,
  rule_parameters: ruleParameters,
  donor_stated: facts.donorStated ? (1 as const) : (0 as const),
  invented: facts.invented ? (1 as const) : (0 as const),
  needs_review: facts.reviewNote === undefined ? (0 as const) : (1 as const),
  review_note: facts.reviewNote ?? '',
  source_note: facts.sourceNote,
  position,
})

/** The contract's own method, or that of the project's pack, where it is one that contracts choose from; else the rate of the month. */
function ratePolicyOf(facts: ProjectFacts) {
  if (facts.ratePolicy) return facts.ratePolicy
  const method = rulePack(facts.rulePack)?.parameters.fx_method?.value
  return RATE_POLICIES.find(policy => policy === method) ?? 'month'
}

const MONTH_REASON = 'The agreement names the rate of the month (invented).'

/** The pack's limits; where the contract converts otherwise than its pack, it says so with a reason. */
function rulesOf(facts: ProjectFacts): string {
  const pack = rulePack(facts.rulePack)
  if (!pack) throw new RangeError(`No rule pack ${facts.rulePack}`)
  const value = ratePolicyOf(facts)
  const parameters = parametersOf(pack).map(parameter =>
    parameter.name === 'fx_method' && parameter.value !== value
      ? { ...parameter, value, overrideReason: facts.ratePolicyReason ?? MONTH_REASON }
      : parameter,
  )
  return writeParameters(parameters)
}

async function insertParts({ trx }: CommandContext, facts: ProjectFacts): Promise<void> {
  const { code } = facts
  const project_id = projectId(code)
  const id = (kind: string, key: string | number) => demoId(kind, `${code} ${key}`)
  await insertAll(
    trx,
    'project_country',
    facts.countries.map((country, position) => ({
      id: id('country', country),
      project_id,
      country,
      position,
    })),
  )
  await insertAll(
    trx,
    'project_donor',
    facts.donors.map((donor, position) => ({
      id: id('donor', position),
      project_id,
      organisation_id: organisationId(donor.organisation),
      role: donor.role,
      position,
    })),
  )
  await insertAll(
    trx,
    'project_partner',
    facts.partners.map((partner, position) => ({
      id: id('partner', position),
      project_id,
      organisation_id: organisationId(partner.organisation),
      role: partner.role,
      note: partner.note ?? '',
      position,
    })),
  )
  await insertAll(
    trx,
    'work_package',
    facts.workPackages.map((part, position) => ({
      id: workPackageId(code, part.code),
      project_id,
      code: part.code,
      title: part.title,
      lead_organisation_id: part.lead === null ? null : organisationId(part.lead),
      country: part.country,
      description: part.description,
      position,
    })),
  )
  await insertAll(
    trx,
    'activity',
    facts.activities.map((activity, position) => ({
      id: activityId(code, activity.code),
      project_id,
      work_package_id: activity.workPackage === undefined ? null : workPackageId(code, activity.workPackage),
      code: activity.code,
      title: activity.title,
      target: activity.target ?? '',
      position,
    })),
  )
}

async function insertInterventions({ trx }: CommandContext): Promise<void> {
  await insertAll(
    trx,
    'intervention',
    interventions.map((facts, position) => ({
      id: interventionId(facts.code),
      project_id: projectId('SOE-11'),
      code: facts.code,
      title: facts.title,
      sector: facts.sector,
      state: facts.state,
      description: facts.description,
      invented: 1 as const,
      position,
    })),
  )
  await insertAll(
    trx,
    'intervention_actor',
    interventions.flatMap(facts =>
      facts.actors.map((actor, position) => ({
        id: demoId('intervention_actor', actor.organisation),
        intervention_id: interventionId(facts.code),
        organisation_id: organisationId(actor.organisation),
        contribution_kind: actor.contribution,
        currency: 'EUR',
        agreed_minor: actor.agreedMinor,
        delivered_minor: actor.deliveredMinor,
        evidence: actor.evidence,
        position,
      })),
    ),
  )
}

/** All periods open: the demo's entries are posted before the quarters are locked. */
async function insertPeriods({ trx }: CommandContext): Promise<void> {
  await insertAll(
    trx,
    'reporting_period',
    periodFacts.map(facts => ({
      id: periodId(facts.project, facts.number),
      project_id: projectId(facts.project),
      number: facts.number,
      label: facts.label,
      kind: facts.kind,
      start_date: facts.start,
      end_date: facts.end,
      state: 'open' as const,
      locked_at: null,
      locked_by: null,
      lock_second_person: null,
    })),
  )
}

/** Organisations, projects with all their parts, interventions and reporting periods. */
export async function insertProgramme(context: CommandContext): Promise<void> {
  await insertOrganisations(context)
  await insertAll(
    context.trx,
    'project',
    projectFacts.map((facts, position) => projectRow(facts, position, rulesOf(facts))),
  )
  for (const facts of projectFacts) await insertParts(context, facts)
  await insertInterventions(context)
  await insertPeriods(context)
}
