import { requireVersion } from '#backend/features/audit/index.ts'
import { freezeForecast, thawForecast } from '#backend/features/forecasts/index.ts'
import { forgetClosing, keepClosing, type PeriodScope, requirePeriod } from '#backend/features/funds/index.ts'
import { asNotices, periodsOfProject } from '#backend/features/ledger/index.ts'
import { confirmSecondPerson } from '#backend/features/users/index.ts'
import type { CommandContext } from '#backend/rpc/context.ts'
import type { ParsedInputOf } from '#shared/contract/index.ts'
import { isAllowed } from '#shared/domain/notices/index.ts'
import { checkUnlocking } from '#shared/domain/periods/index.ts'
import { dayHere } from '#shared/kernel/day-here.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { closeState, closeVerdict } from './closing/close-state.ts'
import { requireUncorrected } from './corrections-of.ts'
import { dropLockedFigures, keepLockedFigures } from './locked-figures.ts'
import { requireNoAcceptedReport, withdrawReports } from './reports-on-lock.ts'

interface Saved {
  readonly id: string
  readonly version: number
}

/** The period, of the version the caller saw; throws NotFound, Conflict. */
async function requirePeriodVersion(
  { trx }: CommandContext,
  { id, version }: Saved,
): Promise<PeriodScope & { readonly version: number }> {
  const period = await requirePeriod(trx, id)
  const stored = await trx
    .selectFrom('reporting_period')
    .select(['id', 'version'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  await requireVersion(trx, stored, version)
  return { ...period, version: stored.version }
}

/**
 * Locks a period: what was reported stays as it is. Two people of different roles sign. Throws NotFound,
 * Conflict, Rule.Blocked with what stands in the way, and the refusals of the second person.
 */
export async function lockPeriod(
  context: CommandContext,
  { second, ...target }: ParsedInputOf<'periods.lock'>,
): Promise<Saved> {
  const { trx, actor, now } = context
  const period = await requirePeriodVersion(context, target)
  const verdict = closeVerdict(await closeState(trx, period, dayHere(now)))
  if (!isAllowed(verdict))
    throw new ProblemError(
      problem('Rule.Blocked', 'problem.period.blocked', {
        period: period.label,
        blockers: asNotices(verdict.blockers),
        warnings: asNotices(verdict.warnings),
      }),
    )
  const confirmed = await confirmSecondPerson(context, second, { differentRole: true })
  const version = period.version + 1
  await trx
    .updateTable('reporting_period')
    .set({
      state: 'locked',
      locked_at: now,
      locked_by: actor.personId,
      lock_second_person: confirmed.personId,
      version,
    })
    .where('id', '=', period.id)
    .execute()
  await keepClosing(context, period)
  await keepLockedFigures(context, period)
  await freezeForecast(context, period)
  return { id: period.id, version }
}

/**
 * Opens the last locked period again, with a reason and a second person; both stand in the audit. Throws
 * NotFound, Conflict (also when it is not locked), Rule.ReasonNeeded, Rule.LaterPeriodLocked, Rule.ReportAccepted,
 * Rule.Corrected,
 * and the refusals of the second person. Reports that the donor has not answered are withdrawn.
 */
export async function unlockPeriod(
  context: CommandContext,
  { second, reason, ...target }: ParsedInputOf<'periods.unlock'>,
): Promise<Saved> {
  const period = await requirePeriodVersion(context, target)
  // Said first: no use unlocking later periods one by one towards a report that stands for good.
  await requireNoAcceptedReport(context, period)
  const periods = await periodsOfProject(context.trx, period.projectId)
  const unlocking = checkUnlocking(period, periods, reason)
  if (!unlocking.ok) throw new ProblemError(unlocking.error)
  await requireUncorrected(context.trx, period)
  await confirmSecondPerson(context, second, { differentRole: true })
  context.setReason(reason.trim())
  const version = period.version + 1
  await context.trx
    .updateTable('reporting_period')
    .set({
      state: 'open',
      locked_at: null,
      locked_by: null,
      lock_second_person: null,
      unlock_reason: reason.trim(),
      version,
    })
    .where('id', '=', period.id)
    .execute()
  await forgetClosing(context, period)
  await dropLockedFigures(context, period.id)
  await withdrawReports(context, period.id)
  await thawForecast(context.trx, period.id)
  return { id: period.id, version }
}
