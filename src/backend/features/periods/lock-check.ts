import { unreconciledOf } from '#backend/features/accounts/index.ts'
import { fundBalance, openingBreak, type PeriodScope, unexplained } from '#backend/features/funds/index.ts'
import { periodsOfProject } from '#backend/features/ledger/index.ts'
import { entriesWithMissingPapers } from '#backend/features/papers/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { Verdict } from '#shared/domain/notices/index.ts'
import { type LockingContext, lockingVerdict } from '#shared/domain/periods/index.ts'
import { positionTotal } from '#shared/domain/reports/index.ts'
import { sumMinor } from '#shared/kernel/money.ts'

/** Entries of a period by state. */
async function entriesIn(db: Reader, { projectId, start, end }: PeriodScope) {
  const within = db
    .selectFrom('ledger_entry as entry')
    .where('entry.project_id', '=', projectId)
    .where('entry.entry_date', '>=', start)
    .where('entry.entry_date', '<=', end)
    .select(eb => eb.fn.countAll<number>().as('n'))
  const drafts = await within.where('entry.state', '=', 'draft').executeTakeFirstOrThrow()
  const posted = await within.where('entry.state', '=', 'posted').executeTakeFirstOrThrow()
  return { drafts: drafts.n, posted: posted.n }
}

/** Opening balance of the books less what was counted at the end of the period before; null where nobody counted. */
async function openingDifference(
  db: Reader,
  period: PeriodScope,
): Promise<LockingContext['openingDifference']> {
  const before = await db
    .selectFrom('reporting_period as period')
    .innerJoin('fund_position as position', 'position.period_id', 'period.id')
    .selectAll('position')
    .where('period.project_id', '=', period.projectId)
    .where('period.end_date', '<', period.start)
    .orderBy('period.end_date', 'desc')
    .executeTakeFirst()
  if (!before) return null
  const counted = positionTotal({
    bankMinor: before.bank_minor,
    cashMinor: before.cash_minor,
    advancesMinor: before.advances_minor,
    payablesMinor: before.payables_minor,
  })
  const { movements, currency } = await fundBalance(db, period.projectId, period)
  return { minor: sumMinor([movements.openingMinor, -counted]), currency }
}

/** What stands in the way of locking a period, and what to mind: the facts that `lockingVerdict` judges. */
export async function lockCheck(db: Reader, period: PeriodScope, today: string): Promise<Verdict> {
  const { drafts, posted } = await entriesIn(db, period)
  const open = await unexplained(db, period)
  const periods = await periodsOfProject(db, period.projectId)
  const own = periods.find(other => other.id === period.id)
  if (!own) throw new Error(`Period ${period.id} is not among its project's`)
  return lockingVerdict(own, {
    today,
    periods,
    drafts,
    postedEntries: posted,
    missingPapers: await entriesWithMissingPapers(db, period.projectId, period),
    unexplainedLines: open.map(({ line }) => line.code),
    openingDifference: await openingDifference(db, period),
    chainBreak: await openingBreak(db, period),
    unreconciled: (await unreconciledOf(db, period.projectId, period)).map(account => account.name),
  })
}
