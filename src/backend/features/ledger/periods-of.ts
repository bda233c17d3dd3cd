import type { Reader } from '#backend/rpc/context.ts'
import type { ReportingPeriod } from '#shared/domain/periods/index.ts'
import { contains } from '#shared/kernel/period.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'

/** Name of a period as people know it: its label, else its number. */
export const periodLabel = (period: { readonly label: string; readonly number: number }): string =>
  period.label === '' ? String(period.number) : period.label

/** Reporting periods of the named projects in order, grouped by project; a project without periods is missing. */
export async function periodsOfProjects(
  db: Reader,
  projectIds: readonly string[],
): Promise<ReadonlyMap<string, readonly ReportingPeriod[]>> {
  const rows = await db
    .selectFrom('reporting_period')
    .select(['id', 'project_id', 'number', 'label', 'kind', 'state', 'start_date', 'end_date'])
    .where('project_id', 'in', [...projectIds])
    .orderBy('project_id')
    .orderBy('number')
    .execute()
  return new Map(
    [...Map.groupBy(rows, row => row.project_id)].map(([projectId, periods]) => [
      projectId,
      periods.map(row => ({
        id: row.id,
        number: row.number,
        label: periodLabel(row),
        kind: row.kind,
        state: row.state,
        start: row.start_date,
        end: row.end_date,
      })),
    ]),
  )
}

/** Reporting periods of one project in order. */
export async function periodsOfProject(db: Reader, projectId: string): Promise<readonly ReportingPeriod[]> {
  return (await periodsOfProjects(db, [projectId])).get(projectId) ?? []
}

/** The period that holds a day, if any. */
export const periodAt = (periods: readonly ReportingPeriod[], date: PlainDate): ReportingPeriod | undefined =>
  periods.find(period => contains(period, date))
