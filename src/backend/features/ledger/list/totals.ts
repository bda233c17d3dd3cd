import { sql } from 'kysely'
import type { Reader } from '#backend/rpc/context.ts'
import type { LedgerFilter } from '#shared/contract/ledger.ts'
import { money } from '#shared/kernel/money.ts'
import { candidatesOf } from './candidates.ts'
import { allOf, spanConditions, testedConditions } from './conditions.ts'
import { projectsOf } from './page-keys.ts'

/** What no index of its own serves; the rest of the filter goes through `candidatesOf`. */
const remainder = (filter: LedgerFilter): LedgerFilter => ({
  ...filter,
  text: '',
  lineIds: [],
  workPackageId: null,
  activityId: null,
  interventionId: null,
  importRunId: null,
  procurementId: null,
  payrollId: null,
  sharedCostId: null,
  currency: null,
})

/** The entries a filter shows, in no order, for sums and bulk acts. */
export async function filteredEntries(db: Reader, filter: LedgerFilter) {
  const projectIds = await projectsOf(db, filter)
  const members = candidatesOf(filter, projectIds, true).map(candidates => candidates.member)
  return db
    .selectFrom('ledger_entry as e')
    .where('e.project_id', 'in', [...projectIds])
    .where(allOf(spanConditions(filter, 'indexed')))
    .where(allOf(testedConditions(remainder(filter))))
    .where(allOf(members))
}

/** Base amounts of the entries by currency. */
async function wholeSums(db: Reader, filter: LedgerFilter) {
  const query = await filteredEntries(db, filter)
  return query
    .select(eb => ['e.base_currency as currency', eb.fn.sum<number | null>('e.base_minor').as('minor')])
    .groupBy('e.base_currency')
    .orderBy('e.base_currency')
    .execute()
}

/** Base amounts of the parts that fall on the filtered lines, by currency. */
async function matchedSums(db: Reader, filter: LedgerFilter) {
  const query = await filteredEntries(db, { ...filter, lineIds: [] })
  return query
    .innerJoin('ledger_split as part', 'part.entry_id', 'e.id')
    .where('part.budget_line_id', 'in', [...filter.lineIds])
    .select(eb => ['e.base_currency as currency', eb.fn.sum<number | null>('part.base_minor').as('minor')])
    .groupBy('e.base_currency')
    .orderBy('e.base_currency')
    .execute()
}

/** Count and sums of what a filter shows; with lines the sums are of the parts on these lines, as the list shows them. */
export async function ledgerTotals(db: Reader, filter: LedgerFilter) {
  const query = await filteredEntries(db, filter)
  const counts = await query
    .select(eb => [
      eb.fn.countAll<number>().as('count'),
      sql<number>`count(case when ${eb.ref('e.state')} = 'draft' then 1 end)`.as('drafts'),
    ])
    .executeTakeFirstOrThrow()
  const sums = await (filter.lineIds.length > 0 ? matchedSums(db, filter) : wholeSums(db, filter))
  return {
    count: counts.count,
    drafts: counts.drafts,
    sums: sums.map(({ minor, currency }) => money(minor ?? 0, currency)),
  }
}
