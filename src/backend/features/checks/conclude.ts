import { moveApplication, requireApplication, requireSight } from '#backend/features/applications/index.ts'
import { requireVersion } from '#backend/features/audit/index.ts'
import { requireCall } from '#backend/features/calls/index.ts'
import type { CommandContext } from '#backend/rpc/context.ts'
import type { ParsedInputOf } from '#shared/contract/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { checksOf, isInCheck } from './get.ts'

/** The application, when its check is under way and the actor may see it. Throws NotFound, Rule.Recused, Rule.NotInCheck. */
export async function requireInCheck({ trx, actor }: CommandContext, applicationId: string) {
  await requireSight(trx, actor, applicationId)
  const application = await requireApplication(trx, applicationId)
  if (!isInCheck(application.state))
    throw new ProblemError(
      problem('Rule.NotInCheck', 'problem.checks.notInCheck', {
        reference: application.reference_no,
        stateKey: `applicationState.${application.state}`,
      }),
    )
  return application
}

/** Begins the administrative check. A late application needs an extension on record. Throws as the contract says. */
export async function startCheck(
  context: CommandContext,
  { applicationId, version }: ParsedInputOf<'checks.start'>,
) {
  const { trx, actor } = context
  await requireSight(trx, actor, applicationId)
  const application = await requireApplication(trx, applicationId)
  if (application.state === 'late') {
    const extension = await trx
      .selectFrom('deadline_extension')
      .select('id')
      .where('call_id', '=', application.call_id)
      .where(eb =>
        eb.or([
          eb('application_id', '=', application.id),
          ...(application.applicant_id === null
            ? []
            : [eb('organisation_id', '=', application.applicant_id)]),
        ]),
      )
      .where('until_at', '>=', application.received_at ?? '')
      .executeTakeFirst()
    if (!extension)
      throw new ProblemError(
        problem('Rule.Late', 'problem.checks.late', { reference: application.reference_no }),
      )
  }
  return moveApplication(context, { id: applicationId, version }, 'admin_check')
}

/**
 * Ends the check. Eligible only with nothing that blocks; ineligible with a reason of the list and words. Throws as the
 * contract says.
 */
export async function conclude(context: CommandContext, input: ParsedInputOf<'checks.conclude'>) {
  const { trx, actor, now } = context
  const { applicationId, to, reasonCode, reason } = input
  const checks = await checksOf(trx, actor, now, { applicationId, language: 'en' })
  if (to === 'eligible') {
    const [first, ...others] = checks.blockers
    if (first && checks.state === 'admin_check')
      throw new ProblemError(
        problem('Rule.Blocked', first.messageKey, {
          ...first.details,
          others: others.length,
          blockers: JSON.parse(JSON.stringify(checks.blockers)),
        }),
      )
  } else if (reasonCode === null)
    throw new ProblemError(
      problem('Rule.ReasonNeeded', 'problem.checks.reasonCodeNeeded', { field: 'reasonCode' }),
    )
  if (reason.trim() !== '') context.setReason(reason.trim())
  return moveApplication(context, { id: applicationId, version: input.version }, to, {
    reasonCode: reasonCode ?? '',
    reason,
  })
}

const DAY = 86_400_000

/** Asks the applicant, with a deadline of its own. Throws as the contract says. */
export async function ask(context: CommandContext, input: ParsedInputOf<'checks.ask'>) {
  const { trx, actor, now } = context
  await requireSight(trx, actor, input.applicationId)
  const application = await requireApplication(trx, input.applicationId)
  const call = await requireCall(trx, application.call_id)
  const deadline = input.deadlineAt ?? new Date(Date.parse(now) + call.clarification_days * DAY).toISOString()
  if (deadline <= now)
    throw new ProblemError(problem('Rule.Dates', 'problem.checks.deadlinePassed', { field: 'deadlineAt' }))
  const { last } = await trx
    .selectFrom('clarification')
    .select(eb => eb.fn.max('number').as('last'))
    .where('application_id', '=', application.id)
    .executeTakeFirstOrThrow()
  const id = context.newId()
  await trx
    .insertInto('clarification')
    .values({
      id,
      application_id: application.id,
      number: (last ?? 0) + 1,
      question: input.question,
      asked_at: now,
      asked_by: actor.personId,
      deadline_at: deadline,
      answered_at: null,
      state: 'open',
    })
    .execute()
  await moveApplication(context, { id: application.id, version: input.version }, 'clarification_requested')
  return { id, version: 1 }
}

/** Records the answer, or that none came in time; the check goes on when no other question is open. Throws as the contract says. */
export async function answered(context: CommandContext, input: ParsedInputOf<'checks.answered'>) {
  const { trx, actor, now } = context
  const stored = await trx
    .selectFrom('clarification')
    .selectAll()
    .where('id', '=', input.clarificationId)
    .executeTakeFirst()
  if (!stored)
    throw new ProblemError(
      problem('NotFound', 'problem.notFound.clarification', { id: input.clarificationId }),
    )
  await requireSight(trx, actor, stored.application_id)
  await requireVersion(trx, stored, input.version)
  if (stored.state !== 'open')
    throw new ProblemError(
      problem('Rule.ClarificationClosed', 'problem.checks.clarificationClosed', { number: stored.number }),
    )
  if (input.answer === null && now <= stored.deadline_at)
    throw new ProblemError(
      problem('Rule.BeforeDeadline', 'problem.checks.beforeClarificationDeadline', { number: stored.number }),
    )
  const version = stored.version + 1
  await trx
    .updateTable('clarification')
    .set({
      answer: input.answer ?? '',
      answered_at: input.answer === null ? null : now,
      state: input.answer === null ? 'unanswered' : 'answered',
      version,
    })
    .where('id', '=', stored.id)
    .execute()
  const open = await trx
    .selectFrom('clarification')
    .select('id')
    .where('application_id', '=', stored.application_id)
    .where('state', '=', 'open')
    .executeTakeFirst()
  const application = await requireApplication(trx, stored.application_id)
  if (!open && application.state === 'clarification_requested')
    await moveApplication(context, application, 'admin_check')
  return { id: stored.id, version }
}
