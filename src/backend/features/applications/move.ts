import { requireVersion } from '#backend/features/audit/index.ts'
import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import type { ParsedInputOf } from '#shared/contract/index.ts'
import {
  type ApplicationState,
  isStepByName,
  reasonFault,
  stepFault,
} from '#shared/domain/applications/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
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
  await trx
    .insertInto('application_step')
    .values({
      id: context.newId(),
      application_id: stored.id,
      from_state: stored.state,
      to_state: to,
      reason_code: reasonCode,
      reason: reason.trim(),
      person_id: context.actor.personId,
      at: context.now,
    })
    .execute()
  return { id: stored.id, version }
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
