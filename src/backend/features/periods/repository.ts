import type { Reader } from '#backend/rpc/context.ts'
import type { PeriodRow } from '#shared/contract/periods.ts'

/** Reporting periods of a project in order, with who locked them. */
export async function listPeriods(db: Reader, projectId: string): Promise<PeriodRow[]> {
  return db
    .selectFrom('reporting_period as period')
    .leftJoin('person as first', 'first.id', 'period.locked_by')
    .leftJoin('person as second', 'second.id', 'period.lock_second_person')
    .select([
      'period.id as id',
      'period.version as version',
      'period.number as number',
      'period.label as label',
      'period.kind as kind',
      'period.start_date as startDate',
      'period.end_date as endDate',
      'period.state as state',
      'period.locked_at as lockedAt',
      'first.name as lockedBy',
      'second.name as lockSecondPerson',
    ])
    .where('period.project_id', '=', projectId)
    .orderBy('period.number')
    .execute()
}
