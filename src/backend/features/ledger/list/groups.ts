import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '#backend/rpc/context.ts'
import type { LedgerFilter } from '#shared/contract/ledger.ts'
import { dividesEntries, type LedgerGrouping, type LedgerGroupRow } from '#shared/contract/ledger-groups.ts'
import { money } from '#shared/kernel/money.ts'
import { groupKey } from './group-keys.ts'
import { type KeyName, keyNames } from './group-names.ts'
import { type LedgerSort, projectsOf } from './page-keys.ts'
import { filteredEntries } from './totals.ts'

export interface GroupsRequest {
  readonly filter: LedgerFilter
  readonly by: LedgerGrouping
  readonly sort: LedgerSort
  readonly offset: number
  readonly limit: number
}

interface FoundGroup {
  readonly key: string
  readonly currency: string
  readonly count: number
  readonly minor: number
  readonly oneCurrency: string | null
  readonly amountMinor: number
}

/** The list in groups: entries whole, or their parts where lines are filtered or the grouping divides entries. */
async function grouped(db: Reader, filter: LedgerFilter, by: LedgerGrouping) {
  const key = groupKey(by)
  if (!dividesEntries(by) && filter.lineIds.length === 0) {
    const entries = await filteredEntries(db, filter)
    return entries
      .select(eb => [
        key.as('key'),
        'e.base_currency as currency',
        eb.fn.countAll<number>().as('count'),
        sql<number>`coalesce(sum(e.base_minor), 0)`.as('minor'),
        sql<string | null>`case when min(e.currency) = max(e.currency) then e.currency end`.as('oneCurrency'),
        sql<number>`sum(e.amount_minor)`.as('amountMinor'),
      ])
      .groupBy(['key', 'e.base_currency'])
  }
  const entries = await filteredEntries(db, { ...filter, lineIds: [] })
  return entries
    .innerJoin('ledger_split as part', 'part.entry_id', 'e.id')
    .$if(filter.lineIds.length > 0, query => query.where('part.budget_line_id', 'in', [...filter.lineIds]))
    .select(eb => [
      key.as('key'),
      'e.base_currency as currency',
      eb.fn.count<number>('e.entry_no').distinct().as('count'),
      sql<number>`coalesce(sum(part.base_minor), 0)`.as('minor'),
      sql<string | null>`null`.as('oneCurrency'),
      sql<number>`0`.as('amountMinor'),
    ])
    .groupBy(['key', 'e.base_currency'])
}

/** Column of the list by which a grouping is itself sorted. */
const OWN_SORT: Readonly<Partial<Record<LedgerGrouping, LedgerSort['key']>>> = {
  payee: 'payee',
  month: 'entryDate',
  period: 'entryDate',
}

/** Order of the groups: by subtotal within a currency, else by name with those that have none at the end. */
function orderOf(by: LedgerGrouping, { key, direction }: LedgerSort): RawBuilder<unknown> {
  const turned = direction === 'descending' ? sql`desc` : sql`asc`
  if (key === 'baseAmount') return sql`currency, minor ${turned}, place.key, g.key`
  const names = key === OWN_SORT[by] ? turned : sql`asc`
  return sql`g.key = '', place.key ${names}, g.key ${names}, currency`
}

const named = (name: KeyName | undefined): Pick<LedgerGroupRow, 'code' | 'label' | 'projectCode'> => ({
  code: name?.code ?? '',
  label: name?.label ?? '',
  projectCode: name?.projectCode ?? '',
})

/** One page of the groups of a list, and how many there are. Counts are of entries; subtotals add up to the list's. */
export async function ledgerGroups(
  db: Reader,
  { filter, by, sort, offset, limit }: GroupsRequest,
): Promise<{ rows: LedgerGroupRow[]; total: number }> {
  const names = await keyNames(by, { db, projectIds: await projectsOf(db, filter) })
  const groups = await grouped(db, filter, by)
  const order = JSON.stringify(names.map(name => name.key))
  const { rows } = await sql<FoundGroup & { readonly total: number }>`with g as materialized ${groups}
    select g.*, count(*) over () as total from g left join json_each(${order}) as place on place.value = g.key
    order by ${orderOf(by, sort)} limit ${limit} offset ${offset}`.execute(db)
  const byKey = new Map(names.map(name => [name.key, name]))
  return {
    rows: rows.map(({ key, currency, count, minor, oneCurrency, amountMinor }) => ({
      by,
      key,
      currency,
      ...named(byKey.get(key)),
      count,
      sum: money(minor, currency),
      amount: oneCurrency === null ? null : money(amountMinor, oneCurrency),
    })),
    total: rows[0]?.total ?? (offset === 0 ? 0 : await countGroups(groups, db)),
  }
}

/** For a page beyond the last group, which has no row to tell the number. */
async function countGroups(groups: Awaited<ReturnType<typeof grouped>>, db: Reader): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${groups}`.execute(db)
  return rows[0]?.n ?? 0
}
