import { periodsOfProject, projectTerms, spendingByMonth } from '#backend/features/ledger/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { monthlyProfile } from '#shared/domain/budgets/index.ts'
import type { Period } from '#shared/kernel/period.ts'
import { earlier, later, type PlainDate } from '#shared/kernel/plain-date.ts'

/** Signed budget of a project, else the contract's total, in minor units. */
async function plannedTotal(db: Reader, projectId: string, contractTotal: number | null): Promise<number> {
  const row = await db
    .selectFrom('budget_version as version')
    .innerJoin('budget_node as node', 'node.version_id', 'version.id')
    .select(eb => eb.fn.sum<number | null>('node.amount_minor').as('minor'))
    .where('version.project_id', '=', projectId)
    .where('version.state', '=', 'signed')
    .where('node.kind', '!=', 'heading')
    .executeTakeFirst()
  return row?.minor ?? contractTotal ?? 0
}

/** Months of the contract, else of its reporting periods; none while neither is known. */
async function spanOf(db: Reader, projectId: string, span: Period | null): Promise<Period | null> {
  if (span) return span
  const periods = await periodsOfProject(db, projectId)
  const [first] = periods
  if (!first) return null
  return {
    start: periods.map(period => period.start).reduce(earlier),
    end: periods.map(period => period.end).reduce(later),
  }
}

/**
 * Planned and actual spending of a project month by month, cumulative. The budget goes in equal parts over the
 * project's months, the last takes the remainder; spending before the first month counts in it, months that have not begun have none. Throws
 * NotFound.
 */
export async function burnUp(
  db: Reader,
  projectId: string,
  today: PlainDate,
): Promise<OutputOf<'today.burnUp'>> {
  const terms = await projectTerms(db, projectId)
  const span = await spanOf(db, projectId, terms.span)
  if (!span) return { currency: terms.currency, months: [] }
  const profile = monthlyProfile(await plannedTotal(db, projectId, terms.totalMinor), span)
  const spending = await spendingByMonth(db, projectId)
  const last = later(today.slice(0, 7), spending.at(-1)?.month ?? '')
  let planned = 0
  return {
    currency: terms.currency,
    months: profile.map(({ month, minor }) => {
      planned += minor
      const spent = spending.filter(row => row.month <= month).reduce((sum, row) => sum + row.minor, 0)
      return { month, planned, spent: month <= last ? spent : null }
    }),
  }
}
