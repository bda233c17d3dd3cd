import type { Selectable } from 'kysely'
import { requireVersion } from '#backend/features/audit/index.ts'
import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import type { GrantCallTable } from '#backend/schema/calls.ts'
import { CALL_TRANSITIONS, type CallState } from '#shared/domain/calls/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { mayMove } from '#shared/kernel/transitions.ts'

export type StoredCall = Selectable<GrantCallTable>

/** The stored call. Throws NotFound, and Conflict when `version` is given and another one is stored. */
export async function requireCall(
  db: Reader,
  id: string,
  version: number | null = null,
): Promise<StoredCall> {
  const row = await db.selectFrom('grant_call').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new ProblemError(problem('NotFound', 'problem.notFound.call', { id }))
  if (version !== null) await requireVersion(db, row, version)
  return row
}

/** The refusal of a step that the table of states does not declare: both states, and what is possible. */
const illegalStep = ({ id, code, state }: StoredCall, to: CallState) =>
  new ProblemError(
    problem(
      'Rule.IllegalStep',
      CALL_TRANSITIONS[state].length === 0 ? 'problem.call.ended' : 'problem.call.illegalStep',
      {
        id,
        code,
        fromKey: `callState.${state}`,
        toKey: `callState.${to}`,
        possible: [...CALL_TRANSITIONS[state]],
        possibleKey: CALL_TRANSITIONS[state].map(next => `callState.${next}`),
      },
    ),
  )

/**
 * The one way in which a call changes its state (domain-rules.md rule 1): checks the version and the table of
 * transitions, stores the step with who took it, when and why. What else a step asks for is checked before, by the
 * command that takes it. `version` null: the caller read the call in the same transaction. Throws NotFound, Conflict,
 * Rule.IllegalStep, and Rule.ReasonNeeded when a call is cancelled without saying why.
 */
export async function moveCall(
  context: CommandContext,
  { id, version }: { readonly id: string; readonly version: number | null },
  to: CallState,
  reason: string,
): Promise<{ readonly id: string; readonly version: number }> {
  const { trx } = context
  const call = await requireCall(trx, id, version)
  if (!mayMove(CALL_TRANSITIONS, call.state, to)) throw illegalStep(call, to)
  if (to === 'cancelled' && reason.trim() === '')
    throw new ProblemError(problem('Rule.ReasonNeeded', 'problem.call.reasonNeeded', { field: 'reason' }))
  const next = call.version + 1
  await trx
    .updateTable('grant_call')
    .set({ state: to, state_reason: reason.trim(), version: next })
    .where('id', '=', id)
    .execute()
  await trx
    .insertInto('call_step')
    .values({
      id: context.newId(),
      call_id: id,
      from_state: call.state,
      to_state: to,
      reason: reason.trim(),
      person_id: context.actor.personId,
      at: context.now,
    })
    .execute()
  if (reason.trim() !== '') context.setReason(reason.trim())
  return { id, version: next }
}
