import type { Reader } from '#backend/rpc/context.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import type { ReportProject } from './project.ts'

export interface ReportPeriod {
  readonly id: string
  readonly number: number
  readonly label: string
  readonly kind: 'interim' | 'final'
  readonly start: string
  readonly end: string
  readonly locked: boolean
}

export interface PeriodSeries {
  readonly current: ReportPeriod
  /** In order; the report's "earlier" figures are of the time before the current one. */
  readonly earlier: readonly ReportPeriod[]
  readonly next: ReportPeriod | undefined
}

/** A reporting period with those before and the one after it. NotFound names the numbers there are. */
export async function loadPeriods(db: Reader, project: ReportProject, number: number): Promise<PeriodSeries> {
  const rows = await db
    .selectFrom('reporting_period')
    .selectAll()
    .where('project_id', '=', project.id)
    .orderBy('number')
    .execute()
  const periods = rows.map(row => ({
    id: row.id,
    number: row.number,
    label: row.label,
    kind: row.kind,
    start: row.start_date,
    end: row.end_date,
    locked: row.state === 'locked',
  }))
  const current = periods.find(period => period.number === number)
  if (!current)
    throw new ProblemError(
      problem('NotFound', 'documents.error.unknownPeriod', {
        project: project.code,
        period: number,
        known: periods.map(period => period.number).join(', '),
      }),
    )
  return {
    current,
    earlier: periods.filter(period => period.number < number),
    next: periods.find(period => period.number > number),
  }
}
