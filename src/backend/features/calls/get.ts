import type { Reader } from '#backend/rpc/context.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { CALL_TRANSITIONS } from '#shared/domain/calls/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { requireCall } from './move.ts'
import { findCallRow } from './rows.ts'

type CallFacts = OutputOf<'calls.get'>

async function historyOf(db: Reader, callId: string): Promise<CallFacts['history']> {
  const steps = await db
    .selectFrom('call_step as step')
    .innerJoin('person', 'person.id', 'step.person_id')
    .select(['step.from_state as from', 'step.to_state as to', 'step.reason', 'person.name as by', 'step.at'])
    .where('step.call_id', '=', callId)
    .orderBy('step.at')
    .orderBy('step.id')
    .execute()
  return steps as CallFacts['history']
}

/** A call with its languages, the steps its state allows, and those it took. Throws NotFound. */
export async function getCall(db: Reader, id: string): Promise<CallFacts> {
  const call = await findCallRow(db, id)
  if (!call) throw new ProblemError(problem('NotFound', 'problem.notFound.call', { id }))
  const stored = await requireCall(db, id)
  return {
    call,
    languages: JSON.parse(stored.languages),
    steps: CALL_TRANSITIONS[stored.state].map(to => ({
      to,
      needsReason: to === 'cancelled',
      blockers: [],
      warnings: [],
    })),
    history: await historyOf(db, id),
    awardedMinor: 0,
  }
}
