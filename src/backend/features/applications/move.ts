import { requireVersion } from '#backend/features/audit/index.ts'
import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import type { ParsedInputOf } from '#shared/contract/index.ts'
import {
  type ApplicationState,
  awaitsOutcome,
  isStepByName,
  reasonFault,
  reopenedState,
  stepFault,
  UPHELD_STEP,
} from '#shared/domain/applications/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { releaseUpheld } from './held.ts'
import { requireSight } from './sight.ts'

/** Why a step was taken: a code of a list where there is one, and words. */
export interface StepReason {
  readonly reasonCode?: string
  readonly reason?: string
}

/** The application as it is stored. Throws NotFound. */
export async function requireApplication(db: Reader, id: string) {
  const row = await db.selectFrom('application').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new ProblemError(problem('NotFound', 'problem.notFound.application', { id }))
  return row
}

/**
 * The only way an application changes its state: checks the declared table and the version the caller saw, writes the
 * state and the step. Throws NotFound, Conflict, Rule.IllegalStep, Rule.ReasonNeeded. Guards of the step (a decision,
 * a complete check) are the caller's.
 */
export async function moveApplication(
  context: CommandContext,
  application: { readonly id: string; readonly version: number },
  to: ApplicationState,
  { reasonCode = '', reason = '' }: StepReason = {},
): Promise<{ readonly id: string; readonly version: number }> {
  const { trx } = context
  const stored = await requireApplication(trx, application.id)
  await requireVersion(trx, stored, application.version)
  const fault = stepFault(stored.state, to) ?? reasonFault(to, reason)
  if (fault) throw new ProblemError(fault)
  const version = stored.version + 1
  await trx
    .updateTable('application')
    .set({ state: to, version, ...(to === 'withdrawn' ? { withdrawal_reason: reason.trim() } : {}) })
    .where('id', '=', stored.id)
    .execute()
  await addStep(context, stored, to, { reasonCode, reason })
  if (!awaitsOutcome(to)) await releaseUpheld(context, stored.id, reason.trim() || stored.reference_no)
  return { id: stored.id, version }
}

async function addStep(
  context: CommandContext,
  { id, state }: { readonly id: string; readonly state: ApplicationState },
  to: ApplicationState,
  { reasonCode = '', reason = '' }: StepReason,
): Promise<void> {
  await context.trx
    .insertInto('application_step')
    .values({
      id: context.newId(),
      application_id: id,
      from_state: state,
      to_state: to,
      reason_code: reasonCode,
      reason: reason.trim(),
      person_id: context.actor.personId,
      at: context.now,
    })
    .execute()
}

/**
 * Puts an application whose complaint was upheld back to where another outcome is possible, with the decision of the
 * complaint as the reason of the step; null where nothing had ended. The caller has judged the complaint.
 */
export async function reopenApplication(
  context: CommandContext,
  stored: Awaited<ReturnType<typeof requireApplication>>,
  reason: string,
): Promise<{ readonly state: ApplicationState } | null> {
  const { trx } = context
  const last = await trx
    .selectFrom('application_step')
    .select('from_state')
    .where('application_id', '=', stored.id)
    .where('to_state', '=', 'rejected')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  const to = reopenedState(stored.state, (last?.from_state as ApplicationState | undefined) ?? null)
  if (to === null) return null
  await trx
    .updateTable('application')
    .set({ state: to, version: stored.version + 1 })
    .where('id', '=', stored.id)
    .execute()
  await addStep(context, stored, to, { reasonCode: UPHELD_STEP, reason })
  return { state: to }
}

/**
 * A step taken by name: refuses those that come out of an act of their own, naming them. Throws NotFound, Conflict,
 * Rule.IllegalStep, Rule.ReasonNeeded, Rule.StepHasOwnAct, Rule.Recused.
 */
export async function moveByName(context: CommandContext, input: ParsedInputOf<'applications.move'>) {
  await requireSight(context.trx, context.actor, input.id)
  const { state } = await requireApplication(context.trx, input.id)
  const fault = stepFault(state, input.to)
  if (fault) throw new ProblemError(fault)
  if (!isStepByName(state, input.to))
    throw new ProblemError(
      problem('Rule.StepHasOwnAct', 'problem.application.stepHasOwnAct', {
        fromKey: `applicationState.${state}`,
        toKey: `applicationState.${input.to}`,
      }),
    )
  if (input.reason !== '') context.setReason(input.reason)
  return moveApplication(context, input, input.to, input)
}
