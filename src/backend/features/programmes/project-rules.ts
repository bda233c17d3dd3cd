import type { Reader } from '#backend/rpc/context.ts'
import type { ProjectRow } from '#shared/contract/programmes.ts'
import { changeRateMethod } from '#shared/domain/rates/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import type { StoredProject } from './project-details.ts'

interface Placed {
  readonly kind: ProjectRow['kind']
  readonly parentId: string | null
}

const misplaced = (messageKey: string): ProblemError =>
  new ProblemError(problem('Validation', messageKey, { field: 'parentId' }))

/** A sub-granted project lies in another one, a scheme may, and none lies in itself, however far up. */
export async function requirePossibleParent(db: Reader, placed: Placed, id: string | null): Promise<void> {
  if (placed.parentId === null) {
    if (placed.kind === 'sub_project') throw misplaced('problem.programmes.parentNeeded')
    return
  }
  let above: string | null = placed.parentId
  const passed = new Set<string>()
  while (above !== null) {
    if (above === id || passed.has(above)) throw misplaced('problem.programmes.parentCircle')
    passed.add(above)
    const parent: { readonly parent_id: string | null } | undefined = await db
      .selectFrom('project')
      .select('parent_id')
      .where('id', '=', above)
      .executeTakeFirst()
    if (!parent) throw new ProblemError(problem('NotFound', 'problem.notFound.project', { id: above }))
    above = parent.parent_id
  }
}

interface Dated {
  readonly startDate: string | null
  readonly endDate: string | null
}

/** The project's end is not before its start, and its reporting periods and posted entries stay inside. */
export async function requirePossibleDates(
  db: Reader,
  { startDate, endDate }: Dated,
  id: string | null,
): Promise<void> {
  if (startDate !== null && endDate !== null && endDate < startDate)
    throw new ProblemError(
      problem('Validation', 'problem.programmes.dateOrder', {
        field: 'endDate',
        start: startDate,
        end: endDate,
      }),
    )
  if (id === null) return
  const periods = await db
    .selectFrom('reporting_period')
    .select(eb => [eb.fn.min('start_date').as('first'), eb.fn.max('end_date').as('last')])
    .where('project_id', '=', id)
    .executeTakeFirst()
  const first = await db
    .selectFrom('ledger_entry')
    .select('entry_date')
    .where('project_id', '=', id)
    .where('state', '=', 'posted')
    .orderBy('entry_date')
    .executeTakeFirst()
  const last = await db
    .selectFrom('ledger_entry')
    .select('entry_date')
    .where('project_id', '=', id)
    .where('state', '=', 'posted')
    .orderBy('entry_date', 'desc')
    .executeTakeFirst()
  const outside = (day: string | null | undefined) =>
    day !== null &&
    day !== undefined &&
    ((startDate !== null && day < startDate) || (endDate !== null && day > endDate))
  const stray = [periods?.first, periods?.last, first?.entry_date, last?.entry_date].find(outside)
  if (stray)
    throw new ProblemError(
      problem('Rule.OutsideProject', 'problem.programmes.datesInUse', {
        date: stray,
        start: startDate,
        end: endDate,
      }),
    )
}

interface Terms {
  readonly currency: string
  readonly ratePolicy: string
  readonly rateSource: string
}

/** Reports that went to the donor, the first of them named; those sent back had been sent. */
async function submittedReports(db: Reader, projectId: string) {
  const rows = await db
    .selectFrom('donor_report as report')
    .innerJoin('reporting_period as period', 'period.id', 'report.period_id')
    .select(['period.label', 'period.number', 'report.submitted_on as submittedOn'])
    .where('report.project_id', '=', projectId)
    .where('report.state', 'in', ['submitted', 'returned', 'accepted'])
    .orderBy('period.number')
    .execute()
  const [first] = rows
  return {
    count: rows.length,
    first: first ? first.label || String(first.number) : '',
    submittedOn: first?.submittedOn ?? null,
  }
}

/**
 * One way of converting for the whole contract (donor-formats.md section 7, statement 30): from the first submitted
 * report on, and once a period is locked, policy and source stay. Throws Rule.RatePolicyFixed.
 */
async function requireSameConversion(db: Reader, project: StoredProject, terms: Terms): Promise<void> {
  const wanted = `${terms.ratePolicy}|${terms.rateSource.trim()}`
  const current = `${project.rate_policy}|${project.rate_source}`
  if (wanted === current) return
  const names = {
    code: project.code,
    current: project.rate_policy,
    next: terms.ratePolicy,
    field: 'ratePolicy',
  }
  const reports = await submittedReports(db, project.id)
  if (!changeRateMethod(current, wanted, reports.count).ok)
    throw new ProblemError(
      problem('Rule.RatePolicyFixed', 'problem.programmes.ratePolicyReported', {
        ...names,
        count: reports.count,
        period: reports.first,
        date: reports.submittedOn,
      }),
    )
  const locked = await db
    .selectFrom('reporting_period')
    .select('id')
    .where('project_id', '=', project.id)
    .where('state', '=', 'locked')
    .executeTakeFirst()
  if (locked)
    throw new ProblemError(problem('Rule.RatePolicyFixed', 'problem.programmes.ratePolicyFixed', names))
}

/** The way of converting stays once it was reported; once something is booked or budgeted, the currency does. */
export async function requireSameTerms(db: Reader, project: StoredProject, terms: Terms): Promise<void> {
  await requireSameConversion(db, project, terms)
  if (terms.currency === project.currency) return
  const used = await db
    .selectFrom('project')
    .select('id')
    .where('id', '=', project.id)
    .where(eb =>
      eb.or([
        eb.exists(eb.selectFrom('budget_line').select('id').whereRef('project_id', '=', 'project.id')),
        eb.exists(eb.selectFrom('ledger_entry').select('id').whereRef('project_id', '=', 'project.id')),
        eb.exists(eb.selectFrom('fund_movement').select('id').whereRef('project_id', '=', 'project.id')),
      ]),
    )
    .executeTakeFirst()
  if (used)
    throw new ProblemError(
      problem('Rule.RatePolicyFixed', 'problem.programmes.currencyFixed', {
        code: project.code,
        field: 'currency',
      }),
    )
}
