import { periodAt, periodLabel, periodsOfProject } from '#backend/features/ledger/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import type { Period } from '#shared/kernel/period.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'

/** A reporting period with its project. */
export interface PeriodScope extends Period {
  readonly id: string
  readonly projectId: string
  readonly number: number
  readonly label: string
  readonly state: 'open' | 'locked'
}

/** The period of an id; throws NotFound. */
export async function requirePeriod(db: Reader, id: string): Promise<PeriodScope> {
  const row = await db.selectFrom('reporting_period').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new ProblemError(problem('NotFound', 'problem.notFound.period', { id }))
  return {
    id,
    projectId: row.project_id,
    number: row.number,
    label: periodLabel(row),
    state: row.state,
    start: row.start_date,
    end: row.end_date,
  }
}

const locked = (period: Period & { readonly label: string }): ProblemError =>
  new ProblemError(
    problem('Rule.PeriodLocked', 'problem.funds.periodLocked', {
      period: period.label,
      start: period.start,
      end: period.end,
    }),
  )

/** The period of an id while it is open; throws NotFound, Rule.PeriodLocked. */
export async function requireOpenPeriod(db: Reader, id: string): Promise<PeriodScope> {
  const period = await requirePeriod(db, id)
  if (period.state === 'locked') throw locked(period)
  return period
}

/** Throws Rule.PeriodLocked when one of the days lies in a locked period: what was reported stays. */
export async function requireOpenDays(
  db: Reader,
  projectId: string,
  days: readonly PlainDate[],
): Promise<void> {
  const periods = await periodsOfProject(db, projectId)
  for (const day of days) {
    const period = periodAt(periods, day)
    if (period?.state === 'locked') throw locked(period)
  }
}
