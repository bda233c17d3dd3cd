import { projectTerms } from '#backend/features/ledger/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { ParameterName } from '#shared/domain/rule-packs/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'

/** What every report says of the project it is about. */
export interface ReportProject {
  readonly id: string
  readonly code: string
  readonly title: string
  readonly contractNo: string
  readonly donorReference: string
  readonly currency: string
  readonly start: string
  readonly end: string
  readonly totalMinor: number | null
  readonly grantMinor: number | null
  readonly fundingPercent: string | null
  readonly coordinatorName: string
  readonly invented: boolean
  /** The contract's value of a rule as text; a document that can't do without it says which one is missing. */
  readonly rule: (name: ParameterName) => string | null
  /** Back donor first: Sida, Helvetas, Help. */
  readonly donors: readonly { readonly name: string; readonly role: string }[]
  readonly lead: string
}

const notFound = (key: string, details: Record<string, string>) =>
  new ProblemError(problem('NotFound', key, details))

/** The project of a report. NotFound for an unknown code, Export where its dates are missing. */
export async function loadProject(db: Reader, code: string): Promise<ReportProject> {
  const row = await db.selectFrom('project').selectAll().where('code', '=', code).executeTakeFirst()
  if (!row) throw notFound('documents.error.unknownProject', { project: code })
  if (row.start_date === null || row.end_date === null)
    throw new ProblemError(problem('Export', 'documents.error.projectDates', { project: code }))
  const terms = await projectTerms(db, row.id)
  const donors = await db
    .selectFrom('project_donor')
    .innerJoin('organisation', 'organisation.id', 'project_donor.organisation_id')
    .select(['organisation.name', 'organisation.short_name', 'project_donor.role'])
    .where('project_donor.project_id', '=', row.id)
    .orderBy('project_donor.position')
    .execute()
  const lead = await db
    .selectFrom('project_partner')
    .innerJoin('organisation', 'organisation.id', 'project_partner.organisation_id')
    .select('organisation.name')
    .where('project_partner.project_id', '=', row.id)
    .orderBy('project_partner.position')
    .executeTakeFirst()
  const implementing = donors.findLast(donor => donor.role === 'implementing')
  return {
    id: row.id,
    code: row.code,
    title: row.title,
    contractNo: row.contract_no,
    donorReference: row.donor_reference,
    currency: row.currency,
    start: row.start_date,
    end: row.end_date,
    totalMinor: row.total_minor,
    grantMinor: row.grant_minor,
    fundingPercent: row.funding_percent,
    coordinatorName: row.coordinator_name,
    invented: row.invented === 1,
    rule: terms.rule,
    donors: donors.map(donor => ({
      name: donor.short_name === '' ? donor.name : donor.short_name,
      role: donor.role,
    })),
    lead: implementing?.name ?? lead?.name ?? '',
  }
}

/** A limit without which the document would have to guess. Throws Export, naming the rule and the project. */
export function requiredRule(project: ReportProject, name: ParameterName): string {
  const value = project.rule(name)
  if (value === null)
    throw new ProblemError(
      problem('Export', 'documents.error.ruleMissing', { project: project.code, rule: name }),
    )
  return value
}
