import type { Reader } from '#backend/rpc/context.ts'
import { foldText } from '../../reading/fold.ts'

/** A journey that an entry pays already. */
export type StoredJourney = Awaited<ReturnType<typeof journeysOf>>[number]

const journeysOf = (db: Reader) =>
  db
    .selectFrom('per_diem as journey')
    .innerJoin('ledger_entry as entry', 'entry.id', 'journey.entry_id')
    .innerJoin('project', 'project.id', 'entry.project_id')
    .leftJoin('ledger_split as split', join =>
      join.onRef('split.entry_id', '=', 'entry.id').on('split.position', '=', 0),
    )
    .select(eb => [
      'entry.id',
      'entry.version',
      'entry.entry_no as entryNo',
      'entry.state',
      'entry.project_id as projectId',
      'project.code as projectCode',
      'entry.payee',
      'entry.entry_date as entryDate',
      'entry.document_no as documentNo',
      'entry.currency',
      'journey.country',
      'journey.place',
      'journey.purpose',
      'journey.start_date as startDate',
      'journey.end_date as endDate',
      'journey.rate_minor as rateMinor',
      'split.budget_line_id as lineId',
      'split.work_package_id as workPackageId',
      'split.activity_id as activityId',
      eb
        .selectFrom('ledger_split as part')
        .select(part => part.fn.countAll<number>().as('count'))
        .whereRef('part.entry_id', '=', 'entry.id')
        .as('splits'),
    ])
    .where('entry.reverses_id', 'is', null)
    .where(eb =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('ledger_entry as reversal')
            .select('reversal.id')
            .whereRef('reversal.reverses_id', '=', 'entry.id'),
        ),
      ),
    )
    .execute()

/** Journeys of all projects that stand, by who travelled. */
export async function storedJourneys(db: Reader): Promise<ReadonlyMap<string, readonly StoredJourney[]>> {
  return Map.groupBy(await journeysOf(db), journey => foldText(journey.payee))
}
