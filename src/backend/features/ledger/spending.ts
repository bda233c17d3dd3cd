import { type Expression, sql } from 'kysely'
import type { Reader } from '#backend/rpc/context.ts'
import { add, type Decimal, formatDecimal, multiply, parseDecimal } from '#shared/kernel/decimal.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'

/** Posted expenditure on one budget line, in minor units of the project's currency. */
export interface LineSpending {
  readonly periodMinor: number
  readonly earlierMinor: number
  /** Units of the entries in the period, each entry's by its split's share; null where none was given. */
  readonly quantity: string | null
}

export interface SpendingSpan {
  readonly projectId: string
  readonly start: PlainDate
  readonly end: PlainDate
}

/** Sum of an amount over the rows where a condition holds; 0 where none does. */
export const sumWhere = (condition: Expression<unknown>, amount: Expression<number | null>) =>
  sql<number>`coalesce(sum(case when ${condition} then ${amount} end), 0)`

const HUNDREDTH: Decimal = { digits: 1n, scale: 2 }

/** `quantity*share` pairs, space between them, as the query collects them. */
function unitsOf(pairs: string | null): string | null {
  if (pairs === null) return null
  let sum: Decimal = { digits: 0n, scale: 0 }
  for (const pair of pairs.split(' ')) {
    const [quantity = '', share = ''] = pair.split('*')
    const units = parseDecimal(quantity)
    const percent = parseDecimal(share)
    if (units && percent) sum = add(sum, multiply(multiply(units, percent), HUNDREDTH))
  }
  const text = formatDecimal(sum)
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

/**
 * Posted expenditure by budget line within a span and before it, in one grouped pass: line by line through the
 * splits' own index (the cross joins keep the planner from starting at the entries). Lines without any are
 * missing.
 */
export async function spendingByLine(
  db: Reader,
  { projectId, start, end }: SpendingSpan,
): Promise<ReadonlyMap<string, LineSpending>> {
  const rows = await db
    .selectFrom('budget_line as line')
    .crossJoin('ledger_split as split')
    .crossJoin('ledger_entry as entry')
    .select(eb => {
      const within = eb('entry.entry_date', '>=', start)
      return [
        'line.id as lineId',
        sumWhere(within, eb.ref('split.base_minor')).as('periodMinor'),
        sumWhere(eb.not(within), eb.ref('split.base_minor')).as('earlierMinor'),
        sql<string | null>`group_concat(case when ${within} then
          ${eb.ref('entry.quantity')} || '*' || ${eb.ref('split.share')} end, ' ')`.as('pairs'),
      ]
    })
    .where('line.project_id', '=', projectId)
    .whereRef('split.budget_line_id', '=', 'line.id')
    .whereRef('entry.id', '=', 'split.entry_id')
    .where('entry.state', '=', 'posted')
    .where('entry.entry_date', '<=', end)
    .groupBy('line.id')
    .execute()
  return new Map(rows.map(({ lineId, pairs, ...sums }) => [lineId, { ...sums, quantity: unitsOf(pairs) }]))
}

/** Posted expenditure of a project by month (`YYYY-MM`), in order; months without any are missing. */
export async function spendingByMonth(
  db: Reader,
  projectId: string,
): Promise<readonly { readonly month: string; readonly minor: number }[]> {
  return db
    .selectFrom('ledger_entry')
    .select(eb => [
      sql<string>`substr(${eb.ref('entry_date')}, 1, 7)`.as('month'),
      sql<number>`sum(${eb.ref('base_minor')})`.as('minor'),
    ])
    .where('project_id', '=', projectId)
    .where('state', '=', 'posted')
    .groupBy('month')
    .orderBy('month')
    .execute()
}

/** Posted expenditure of a project up to a day, and of this what falls on or after another. */
export async function spentUntil(
  db: Reader,
  { projectId, start, end }: SpendingSpan,
): Promise<{ readonly periodMinor: number; readonly earlierMinor: number }> {
  return db
    .selectFrom('ledger_entry')
    .select(eb => {
      const within = eb('entry_date', '>=', start)
      return [
        sumWhere(within, eb.ref('base_minor')).as('periodMinor'),
        sumWhere(eb.not(within), eb.ref('base_minor')).as('earlierMinor'),
      ]
    })
    .where('project_id', '=', projectId)
    .where('state', '=', 'posted')
    .where('entry_date', '<=', end)
    .executeTakeFirstOrThrow()
}
