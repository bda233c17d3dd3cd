import { expressionBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely'
import type { Reader } from '#backend/rpc/context.ts'
import type { Database } from '#backend/schema.ts'
import type { LedgerFilter } from '#shared/contract/ledger.ts'
import type { Condition } from './conditions.ts'
import { countMatches, isMatch } from './text-match.ts'

/**
 * Up to so many entries are fetched by the filter's own index and sorted; above it the list's order is walked
 * and each entry tested. A page of 100 out of 100,000 costs about as many steps either way.
 */
export const FEW = 3000

/** A member of a filter whose entries an index of its own can bring, whatever the list is sorted by. */
export interface Candidates {
  readonly name:
    | 'text'
    | 'lines'
    | 'workPackage'
    | 'activity'
    | 'intervention'
    | 'importRun'
    | 'procurement'
    | 'payroll'
    | 'sharedCost'
    | 'currency'
    | 'span'
    | 'group'
  readonly member: Condition
  /** What the filter asks besides. */
  readonly rest: LedgerFilter
  /** Counts up to `most`, reading no further. */
  readonly count: (db: Reader, most: number) => Promise<number>
}

const from = expressionBuilder<Database, never>()

/** Counts the rows of a query, reading no further than asked. */
export const countUpTo =
  <T extends keyof Database, O>(rows: SelectQueryBuilder<Database, T, O>): Candidates['count'] =>
  async (db, most) => {
    const row = await db
      .selectFrom(rows.limit(most).as('found'))
      .select(eb => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
    return row.n
  }

function bySplit(
  name: Candidates['name'],
  column: 'budget_line_id' | 'work_package_id' | 'activity_id',
  ids: readonly string[],
  rest: LedgerFilter,
): readonly Candidates[] {
  if (ids.length === 0) return []
  const rows = from
    .selectFrom('ledger_split')
    .select('entry_id')
    .where(column, 'in', [...ids])
  return [{ name, rest, member: eb => eb('e.id', 'in', rows), count: countUpTo(rows) }]
}

function byEntry(
  name: Candidates['name'],
  column: 'intervention_id' | 'import_run_id' | 'procurement_id' | 'payroll_id' | 'shared_cost_id',
  id: string | null,
  rest: LedgerFilter,
): readonly Candidates[] {
  if (id === null) return []
  const rows = from.selectFrom('ledger_entry').select('entry_no').where(column, '=', id)
  return [{ name, rest, member: eb => eb('e.entry_no', 'in', rows), count: countUpTo(rows) }]
}

function byText(filter: LedgerFilter): readonly Candidates[] {
  const { text } = filter
  if (text.trim() === '') return []
  return [
    {
      name: 'text',
      rest: { ...filter, text: '' },
      member: eb => sql<SqlBool>`${isMatch(eb.ref('e.entry_no'), text)}`,
      count: (db, most) => countMatches(db, text, most),
    },
  ]
}

function byCurrency(filter: LedgerFilter, projectIds: readonly string[]): readonly Candidates[] {
  const { currency } = filter
  if (currency === null) return []
  const rows = from
    .selectFrom('ledger_entry')
    .select('entry_no')
    .where('project_id', 'in', [...projectIds])
    .where('currency', '=', currency)
  const rest = { ...filter, currency: null }
  return [{ name: 'currency', rest, member: eb => eb('e.entry_no', 'in', rows), count: countUpTo(rows) }]
}

/** State and dates of the projects, by the indexes that begin with the project. */
function bySpan(filter: LedgerFilter, projectIds: readonly string[]): readonly Candidates[] {
  const { state, from: first, to: last } = filter
  if (state === null && first === null && last === null) return []
  const rows = from
    .selectFrom('ledger_entry')
    .select('entry_no')
    .where('project_id', 'in', [...projectIds])
    .$if(state !== null, query => query.where('state', '=', state))
    .$if(first !== null, query => query.where('entry_date', '>=', first))
    .$if(last !== null, query => query.where('entry_date', '<=', last))
  const rest = { ...filter, state: null, from: null, to: null }
  return [{ name: 'span', rest, member: eb => eb('e.entry_no', 'in', rows), count: countUpTo(rows) }]
}

const asList = (id: string | null): readonly string[] => (id === null ? [] : [id])

/** Every member of the filter that has an index of its own; the span only where the list's order doesn't serve it. */
export function candidatesOf(
  filter: LedgerFilter,
  projectIds: readonly string[],
  spanIsSorted: boolean,
): readonly Candidates[] {
  const { lineIds, workPackageId, activityId, interventionId, importRunId } = filter
  return [
    ...byText(filter),
    ...bySplit('lines', 'budget_line_id', lineIds, { ...filter, lineIds: [] }),
    ...bySplit('workPackage', 'work_package_id', asList(workPackageId), { ...filter, workPackageId: null }),
    ...bySplit('activity', 'activity_id', asList(activityId), { ...filter, activityId: null }),
    ...byEntry('intervention', 'intervention_id', interventionId, { ...filter, interventionId: null }),
    ...byEntry('procurement', 'procurement_id', filter.procurementId, { ...filter, procurementId: null }),
    ...byEntry('payroll', 'payroll_id', filter.payrollId, { ...filter, payrollId: null }),
    ...byEntry('sharedCost', 'shared_cost_id', filter.sharedCostId, { ...filter, sharedCostId: null }),
    ...byEntry('importRun', 'import_run_id', importRunId, { ...filter, importRunId: null }),
    ...byCurrency(filter, projectIds),
    ...(spanIsSorted ? [] : bySpan(filter, projectIds)),
  ]
}

/**
 * The narrowest member with at most `few` entries, or undefined when walking the list's order is the shorter
 * way.
 */
export async function fewest(
  db: Reader,
  all: readonly Candidates[],
  few: number,
): Promise<Candidates | undefined> {
  let best: { readonly candidates: Candidates; readonly count: number } | undefined
  for (const candidates of all) {
    const count = await candidates.count(db, Math.min(best?.count ?? few, few) + 1)
    if (count <= few && (!best || count < best.count)) best = { candidates, count }
  }
  return best?.candidates
}
