import { projectTerms, spendingByMonth } from '#backend/features/ledger/index.ts'
import type { QueryContext } from '#backend/rpc/context.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { spreadCumulative } from '#shared/kernel/allocation.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import { monthsOf, type Period, sliceWeight } from '#shared/kernel/period.ts'
import { endOfMonth } from '#shared/kernel/plain-date.ts'

type BurnUp = OutputOf<'today.burnUp'>

async function signedTotal({ db }: QueryContext, projectId: string): Promise<number | null> {
  const lines = await db
    .selectFrom('budget_node as node')
    .innerJoin('budget_version as version', 'version.id', 'node.version_id')
    .select('node.amount_minor')
    .where('version.project_id', '=', projectId)
    .where('version.state', '=', 'signed')
    .where('node.kind', '<>', 'heading')
    .execute()
  return lines.length === 0 ? null : sumMinor(lines.map(line => line.amount_minor))
}

/** Months of the contract; without dates those that hold entries. */
function spanOf(span: Period | null, months: readonly string[]): Period | null {
  if (span) return span
  const [first] = months
  const last = months.at(-1)
  return first === undefined || last === undefined
    ? null
    : { start: `${first}-01`, end: endOfMonth(`${last}-01`) }
}

/**
 * Planned and actual spending, cumulative by month. The signed budget (else the contract's total) is spread
 * evenly over the months; months after this one have no actual figure.
 */
export async function burnUp(context: QueryContext, projectId: string): Promise<BurnUp> {
  const terms = await projectTerms(context.db, projectId)
  const spending = await spendingByMonth(context.db, projectId)
  const spent = new Map(spending.map(row => [row.month, row.minor]))
  const span = spanOf(
    terms.span,
    spending.map(row => row.month),
  )
  if (!span) return { currency: terms.currency, months: [] }
  const slices = monthsOf(span)
  const total = (await signedTotal(context, projectId)) ?? terms.totalMinor ?? 0
  const planned = spreadCumulative(total, slices.map(sliceWeight))
  const thisMonth = context.now.slice(0, 7)
  let plannedSoFar = 0
  let spentSoFar = 0
  const months = slices.map(({ month }, index) => {
    plannedSoFar = sumMinor([plannedSoFar, planned[index] ?? 0])
    spentSoFar = sumMinor([spentSoFar, spent.get(month) ?? 0])
    return { month, planned: plannedSoFar, spent: month > thisMonth ? null : spentSoFar }
  })
  return { currency: terms.currency, months }
}
