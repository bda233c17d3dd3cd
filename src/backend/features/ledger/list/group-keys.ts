import { expressionBuilder, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Reader } from '#backend/rpc/context.ts'
import type { Database } from '#backend/schema.ts'
import type { LedgerFilter } from '#shared/contract/ledger.ts'
import { dividesEntries, type LedgerGroup, type LedgerGrouping } from '#shared/contract/ledger-groups.ts'
import { type Candidates, countUpTo } from './candidates.ts'
import type { Condition } from './conditions.ts'

/** What the entry `e`, or its split `part`, has in common with the others of its group; empty text for nothing. */
const KEYS: Readonly<Record<LedgerGrouping, RawBuilder<string>>> = {
  line: sql`coalesce(part.budget_line_id, '')`,
  workPackage: sql`coalesce(part.work_package_id, '')`,
  payee: sql`coalesce(e.payee, '')`,
  currency: sql`coalesce(e.currency, '')`,
  month: sql`substr(e.entry_date, 1, 7)`,
  period: sql`coalesce((select p.id from reporting_period as p where p.project_id = e.project_id
    and p.start_date <= e.entry_date and p.end_date >= e.entry_date order by p.number limit 1), '')`,
  state: sql`case when e.state = 'draft' then 'draft' when e.reverses_id is not null then 'reversal'
    when exists (select 1 from ledger_entry as r where r.reverses_id = e.id) then 'reversed' else 'posted' end`,
  project: sql`coalesce(e.project_id, '')`,
}

/** The group of an entry (of a split where entries are divided) in terms of `e` and `part`. */
export const groupKey = (by: LedgerGrouping): RawBuilder<string> => KEYS[by]

/** States in the order of an entry's life; a reversed one and its reversal stand together. */
export const STATE_ORDER = ['draft', 'posted', 'reversed', 'reversal'] as const

const from = expressionBuilder<Database, never>()

/** True for the entries of a group; of divided entries, for those with a part in it that the filter's lines include. */
export function inGroup({ by, key, currency }: LedgerGroup, lineIds: readonly string[]): Condition {
  const inCurrency = sql<SqlBool>`coalesce(e.base_currency, '') = ${currency}`
  if (!dividesEntries(by)) return eb => eb.and([sql<SqlBool>`${groupKey(by)} = ${key}`, inCurrency])
  const onLines = lineIds.length === 0 ? sql`1` : sql`part.budget_line_id in (${sql.join([...lineIds])})`
  const part = sql<SqlBool>`exists (select 1 from ledger_split as part
    where part.entry_id = e.id and ${groupKey(by)} = ${key} and ${onLines})`
  return eb => eb.and([part, inCurrency])
}

/** The group's entries by an index of their own; undefined where none serves. */
export function groupCandidates(
  { by, key }: LedgerGroup,
  projectIds: readonly string[],
  rest: LedgerFilter,
): readonly Candidates[] {
  if (by === 'payee') {
    const rows = from
      .selectFrom('ledger_entry')
      .select('entry_no')
      .where('project_id', 'in', [...projectIds])
      .where('payee', '=', key)
    return [{ name: 'group', rest, member: eb => eb('e.entry_no', 'in', rows), count: countUpTo(rows) }]
  }
  if (!dividesEntries(by) || key === '') return []
  const column = by === 'line' ? 'budget_line_id' : 'work_package_id'
  const rows = from.selectFrom('ledger_split').select('entry_id').where(column, '=', key)
  return [{ name: 'group', rest, member: eb => eb('e.id', 'in', rows), count: countUpTo(rows) }]
}

const laterOf = (a: string | null, b: string): string => (a === null || a < b ? b : a)
const earlierOf = (a: string | null, b: string): string => (a === null || a > b ? b : a)
const within = (filter: LedgerFilter, start: string, end: string): LedgerFilter => ({
  ...filter,
  from: laterOf(filter.from, start),
  to: earlierOf(filter.to, end),
})

/** The filter with what the group says of project, state and days, for the indexes; `inGroup` is still to be tested. */
export async function narrowedToGroup(
  db: Reader,
  filter: LedgerFilter,
  { by, key }: LedgerGroup,
): Promise<LedgerFilter> {
  if (by === 'month') return within(filter, `${key}-01`, `${key}-31`)
  if (by === 'currency') return { ...filter, currency: filter.currency ?? key }
  if (by === 'project') return { ...filter, projectId: filter.projectId ?? key }
  if (by === 'state') return { ...filter, state: filter.state ?? (key === 'draft' ? 'draft' : 'posted') }
  if (by !== 'period' || key === '') return filter
  const period = await db
    .selectFrom('reporting_period')
    .select(['project_id', 'start_date', 'end_date'])
    .where('id', '=', key)
    .executeTakeFirst()
  if (!period) return filter
  const projectId = filter.projectId ?? period.project_id
  return within({ ...filter, projectId }, period.start_date, period.end_date)
}
