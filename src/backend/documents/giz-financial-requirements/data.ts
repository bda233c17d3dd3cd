import type { Reader } from '#backend/rpc/context.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import { loadForecast } from '../basis/adjustments.ts'
import { loadPeriods, type ReportPeriod } from '../basis/periods.ts'
import { loadProject, type ReportProject } from '../basis/project.ts'

export interface Requirements {
  readonly project: ReportProject
  /** In order; a period that nobody forecast is blank, not zero. */
  readonly periods: readonly { readonly period: ReportPeriod; readonly neededMinor: number | null }[]
}

/** What is forecast for each reporting period of the whole agreement. Export where the project has no periods. */
export async function loadRequirements(db: Reader, code: string): Promise<Requirements> {
  const project = await loadProject(db, code)
  const last = await db
    .selectFrom('reporting_period')
    .select('number')
    .where('project_id', '=', project.id)
    .orderBy('number', 'desc')
    .executeTakeFirst()
  if (!last)
    throw new ProblemError(problem('Export', 'documents.giz.error.noPeriods', { project: project.code }))
  const { earlier, current } = await loadPeriods(db, project, last.number)
  const periods: { period: ReportPeriod; neededMinor: number | null }[] = []
  for (const period of [...earlier, current]) {
    const lines = [...(await loadForecast(db, period, undefined)).values()]
    periods.push({
      period,
      neededMinor: lines.length === 0 ? null : sumMinor(lines.map(line => line.amountMinor)),
    })
  }
  return { project, periods }
}
