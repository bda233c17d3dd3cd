import { fundBalance, type PeriodScope, unexplained } from '#backend/features/funds/index.ts'
import { periodsOfProject } from '#backend/features/ledger/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import { here, type Notice, notice, type Verdict } from '#shared/domain/notices/index.ts'
import { type LockingContext, lockingVerdict } from '#shared/domain/periods/index.ts'
import { positionTotal } from '#shared/domain/reports/index.ts'
import { sumMinor } from '#shared/kernel/money.ts'

/** Entries of a period by state, and posted ones without any evidence. */
async function entriesIn(db: Reader, { projectId, start, end }: PeriodScope) {
  const within = db
    .selectFrom('ledger_entry as entry')
    .where('entry.project_id', '=', projectId)
    .where('entry.entry_date', '>=', start)
    .where('entry.entry_date', '<=', end)
    .select(eb => eb.fn.countAll<number>().as('n'))
  const drafts = await within.where('entry.state', '=', 'draft').executeTakeFirstOrThrow()
  const posted = await within.where('entry.state', '=', 'posted').executeTakeFirstOrThrow()
  const withoutEvidence = await within
    .where('entry.state', '=', 'posted')
    .where('entry.reverses_id', 'is', null)
    .where(eb =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('attachment_link as link')
            .select('link.id')
            .where('link.record_kind', '=', 'ledger_entry')
            .whereRef('link.record_id', '=', 'entry.id'),
        ),
      ),
    )
    .executeTakeFirstOrThrow()
  return { drafts: drafts.n, posted: posted.n, withoutEvidence: withoutEvidence.n }
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

/** In a locked report an unexplained deviation can't be explained any more, so it stops the lock. */
const STOPS = 'Unexplained'

function withEvidence(verdict: Verdict, period: PeriodScope, withoutEvidence: number): Verdict {
  const warned: Notice[] =
    withoutEvidence === 0
      ? []
      : [
          notice('period', 'WithoutEvidence', here('attachEvidence'), {
            count: withoutEvidence,
            period: period.label,
          }),
        ]
  return {
    blockers: [...verdict.blockers, ...verdict.warnings.filter(found => found.code === STOPS)],
    warnings: [...verdict.warnings.filter(found => found.code !== STOPS), ...warned],
  }
}

/**
 * What stands in the way of locking a period: it is locked already, an earlier one is open, drafts, unexplained
 * deviations; and what to mind: entries without evidence, an opening balance that differs, a period that has not
 * ended or holds nothing.
 */
export async function lockCheck(db: Reader, period: PeriodScope, today: string): Promise<Verdict> {
  const { drafts, posted, withoutEvidence } = await entriesIn(db, period)
  const open = await unexplained(db, period)
  const periods = await periodsOfProject(db, period.projectId)
  const own = periods.find(other => other.id === period.id)
  if (!own) throw new Error(`Period ${period.id} is not among its project's`)
  const verdict = lockingVerdict(own, {
    today,
    periods,
    drafts,
    postedEntries: posted,
    unexplainedLines: open.map(({ line }) => line.code),
    openingDifference: await openingDifference(db, period),
  })
  return withEvidence(verdict, period, withoutEvidence)
}
