import { projectTerms } from '#backend/features/ledger/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { monthlyProfile, yearlyPlan } from '#shared/domain/budgets/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import { later, type PlainDate } from '#shared/kernel/plain-date.ts'
import { nodesOf, type StoredNode } from './nodes.ts'
import { spentByMonth } from './spending.ts'
import { chooseVersion, versionsOf } from './versions.ts'

type Profile = OutputOf<'budgets.profile'>

/** Amount of the version, or of its one line. Throws NotFound for a line that it doesn't have. */
function totalOf(nodes: readonly StoredNode[], lineId: string | null): number {
  const lines = nodes.filter(node => node.kind !== 'heading')
  if (lineId === null) return sumMinor(lines.map(node => node.amount_minor))
  const line = lines.find(node => node.line_id === lineId)
  if (!line)
    throw new ProblemError(problem('NotFound', 'problem.notFound.budgetRow', { field: 'lineId', id: lineId }))
  return line.amount_minor
}

/** What was spent in the months of a year; null while none of them has begun. */
const spentIn = (months: Profile['months'], year: number): number | null => {
  const own = months.filter(row => row.month.startsWith(String(year)) && row.spent !== null)
  return own.length === 0 ? null : sumMinor(own.map(row => row.spent ?? 0))
}

/**
 * A version's budget, or one line's, month by month (the last takes the remainder) and by calendar year (cumulative
 * rounding), beside posted costs. Spending outside the contract's months is left out. Throws NotFound.
 */
export async function budgetProfile(
  db: Reader,
  { projectId, versionId, lineId }: ParsedInputOf<'budgets.profile'>,
  today: PlainDate,
): Promise<Profile> {
  const { currency, span } = await projectTerms(db, projectId)
  const version = chooseVersion(await versionsOf(db, projectId), versionId)
  const totalMinor = version ? totalOf(await nodesOf(db, version.id), lineId) : 0
  const head = {
    version,
    currency,
    totalMinor,
    startDate: span?.start ?? null,
    endDate: span?.end ?? null,
  }
  if (!span || !version) return { ...head, months: [], years: [] }
  const spent = new Map((await spentByMonth(db, projectId, lineId)).map(row => [row.month, row.minor]))
  const last = later(today.slice(0, 7), [...spent.keys()].at(-1) ?? '')
  let [plannedSoFar, spentSoFar] = [0, 0]
  const months = monthlyProfile(totalMinor, span).map(({ month, minor }) => {
    const begun = month <= last
    plannedSoFar += minor
    spentSoFar += spent.get(month) ?? 0
    return {
      month,
      planned: minor,
      plannedSoFar,
      spent: begun ? (spent.get(month) ?? 0) : null,
      spentSoFar: begun ? spentSoFar : null,
    }
  })
  const years = yearlyPlan(totalMinor, span).map(({ year, minor }) => ({
    year,
    planned: minor,
    spent: spentIn(months, year),
  }))
  return { ...head, months, years }
}
